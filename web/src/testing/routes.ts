/** The routes that tests of pages meet, by the schemas that the server serves them with. */
import { MeResponse } from '@veche/contract/access.ts'
import { SystemResponse } from '@veche/contract/admin/system.ts'
import {
  AnswerResponse,
  ApproveAnswerRequest,
  CheckAnswerRequest,
  ChecklistResponse,
  SaveDraftRequest,
  SendBackAnswerRequest,
  SubmitAnswerRequest,
} from '@veche/contract/answers.ts'
import { JudgingResponse, UndoApprovalRequest } from '@veche/contract/casework/answer-approval.ts'
import { SimilarAnswersResponse } from '@veche/contract/casework/templates.ts'
import { DirectoryResponse, RoutingResponse } from '@veche/contract/directory.ts'
import { ActivityListResponse, IncidentCommandRequest, IncidentResponse } from '@veche/contract/incidents.ts'
import type { Route } from './fake-network.ts'

const INCIDENT = '/api/incidents/{incidentId}'
const ANSWER = `${INCIDENT}/answer`

export const ROUTES = {
  me: { method: 'GET', path: '/api/me', response: MeResponse },
  system: { method: 'GET', path: '/api/system', response: SystemResponse },
  directory: { method: 'GET', path: '/api/directory', response: DirectoryResponse },
  routing: { method: 'GET', path: '/api/directory/routing', response: RoutingResponse },
  incident: { method: 'GET', path: INCIDENT, response: IncidentResponse },
  activity: { method: 'GET', path: `${INCIDENT}/activity`, response: ActivityListResponse },
  command: {
    ...{ method: 'POST', path: `${INCIDENT}/commands` },
    ...{ body: IncidentCommandRequest, response: IncidentResponse },
  },
  answer: { method: 'GET', path: ANSWER, response: AnswerResponse },
  check: { method: 'POST', path: `${ANSWER}/check`, body: CheckAnswerRequest, response: ChecklistResponse },
  draft: { method: 'PUT', path: `${ANSWER}/draft`, body: SaveDraftRequest, response: AnswerResponse },
  submit: { method: 'POST', path: `${ANSWER}/submit`, body: SubmitAnswerRequest, response: IncidentResponse },
  similar: { method: 'GET', path: `${ANSWER}/similar`, response: SimilarAnswersResponse },
  judging: { method: 'GET', path: `${ANSWER}/judging`, response: JudgingResponse },
  approve: {
    method: 'POST',
    path: `${ANSWER}/approve`,
    body: ApproveAnswerRequest,
    response: IncidentResponse,
  },
  sendBack: {
    ...{ method: 'POST', path: `${ANSWER}/send-back` },
    ...{ body: SendBackAnswerRequest, response: IncidentResponse },
  },
  undoApproval: {
    ...{ method: 'POST', path: `${ANSWER}/undo-approval` },
    ...{ body: UndoApprovalRequest, response: IncidentResponse },
  },
} satisfies Record<string, Route>
