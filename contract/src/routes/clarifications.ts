import { z } from 'zod'
import {
  AskClarificationRequest,
  CheckClarificationRequest,
  CheckClarificationResponse,
  ClarificationsResponse,
  ResolveClarificationRequest,
} from '../casework/clarifications.ts'
import { IncidentParams } from './incidents.ts'
import { route } from './route.ts'

const ClarificationParams = IncidentParams.extend({ clarificationId: z.uuid() })

export const CLARIFICATION_ROUTES = {
  list: route({
    method: 'GET',
    path: '/api/incidents/{incidentId}/clarifications',
    permission: 'incidents.read',
    tag: 'answers',
    summary: 'Lists what was asked of the author',
    description: 'The latest first, with what would happen if the author were asked now and ready phrases.',
    params: IncidentParams,
    response: ClarificationsResponse,
  }),
  check: route({
    method: 'POST',
    path: '/api/incidents/{incidentId}/clarifications/check',
    permission: 'answers.work',
    tag: 'answers',
    summary: 'Checks a clarifying question before it is asked',
    description: 'By what of the checklist of an answer concerns a question. Nothing is kept.',
    params: IncidentParams,
    body: CheckClarificationRequest,
    response: CheckClarificationResponse,
  }),
  ask: route({
    method: 'POST',
    path: '/api/incidents/{incidentId}/clarifications',
    permission: 'answers.work',
    tag: 'answers',
    summary: 'Asks the author for a fact that is missing',
    description:
      'In the thread of the question or in private; one at a time. Once it is published the clocks of the body stand by rule.',
    params: IncidentParams,
    body: AskClarificationRequest,
    response: ClarificationsResponse,
  }),
  approve: route({
    method: 'POST',
    path: '/api/incidents/{incidentId}/clarifications/{clarificationId}/approve',
    permission: 'answers.work',
    tag: 'answers',
    summary: 'Says yes to a clarifying question',
    description: 'Where the region asks for it; by another person than its writer.',
    params: ClarificationParams,
    response: ClarificationsResponse,
  }),
  refuse: route({
    method: 'POST',
    path: '/api/incidents/{incidentId}/clarifications/{clarificationId}/refuse',
    permission: 'answers.work',
    tag: 'answers',
    summary: 'Says no to a clarifying question',
    description: 'It is not asked.',
    params: ClarificationParams,
    response: ClarificationsResponse,
  }),
  takeBack: route({
    method: 'POST',
    path: '/api/incidents/{incidentId}/clarifications/{clarificationId}/take-back',
    permission: 'answers.work',
    tag: 'answers',
    summary: 'Takes a clarifying question back',
    description: 'The clocks go on. What has left for the network stays there.',
    params: ClarificationParams,
    response: ClarificationsResponse,
  }),
  resolve: route({
    method: 'POST',
    path: '/api/incidents/{incidentId}/clarifications/{clarificationId}/resolve',
    permission: 'answers.work',
    tag: 'answers',
    summary: 'Decides on a clarifying question that did not arrive',
    description: 'Look into the thread, send it once more, or say that it stands there.',
    params: ClarificationParams,
    body: ResolveClarificationRequest,
    response: ClarificationsResponse,
  }),
}
