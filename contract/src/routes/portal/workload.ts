import { WorkloadResponse } from '../../portal/workload.ts'
import { AgencyParams } from '../directory.ts'
import { route } from '../route.ts'

export const WORKLOAD_ROUTES = {
  read: route({
    method: 'GET',
    path: '/api/agencies/{agencyCode}/workload',
    permission: 'incidents.read',
    tag: 'directory',
    summary: 'Tells how much each person of an agency has in hand, and who is there',
    description:
      'Whoever is there first, those on duty before the others, then whoever has least: urgent and late questions weigh double. Answers 404 for an agency whose people the caller does not see.',
    params: AgencyParams,
    response: WorkloadResponse,
  }),
}
