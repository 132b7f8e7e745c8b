import { SpreadRequest, SpreadResponse, WorkloadResponse } from '../../portal/workload.ts'
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
      'Whoever is there first, those on duty before the others, then whoever has least: urgent and late questions weigh double. `ownerless` counts what stands on nobody, or on people who are switched off. Answers 404 for an agency whose people the caller does not see.',
    params: AgencyParams,
    response: WorkloadResponse,
  }),
  spread: route({
    method: 'POST',
    path: '/api/agencies/{agencyCode}/spread',
    permission: 'incidents.work',
    tag: 'directory',
    summary: 'Prepares to spread questions over people of an agency by their load',
    description:
      'Over those on shift, else over all of its executors who are there. Without `incidentIds`: all that nobody of the body holds. Nothing is given before the prepared act is started; each question is then given by the ordinary command of the caller, and taken back with the act.',
    params: AgencyParams,
    body: SpreadRequest,
    response: SpreadResponse,
  }),
}
