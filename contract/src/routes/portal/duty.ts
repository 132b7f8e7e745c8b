import {
  DutyBodiesResponse,
  DutyMapQuery,
  DutyMapResponse,
  DutyQuery,
  DutyResponse,
} from '../../portal/duty.ts'
import { route } from '../route.ts'

export const DUTY_ROUTES = {
  answer: route({
    method: 'GET',
    path: '/api/duty/answer',
    permission: 'duty.read',
    tag: 'duty',
    summary: 'Tells who answers',
    description:
      'For a topic, or for words as people say them, in a municipality, by default the own one: the body by the routes of the directory, its post, who is on duty now or from when, and who takes emergencies meanwhile.',
    query: DutyQuery,
    response: DutyResponse,
  }),
  map: route({
    method: 'GET',
    path: '/api/duty/map',
    permission: 'duty.read',
    tag: 'duty',
    summary: 'Tells who answers for a topic in each municipality',
    description: 'Now, by the same rules as the answer for one of them.',
    query: DutyMapQuery,
    response: DutyMapResponse,
  }),
  listBodies: route({
    method: 'GET',
    path: '/api/duty/bodies',
    permission: 'duty.read',
    tag: 'duty',
    summary: 'Lists bodies with whoever is there now',
    description: 'All bodies of the directory, also those that have entered nothing.',
    response: DutyBodiesResponse,
  }),
}
