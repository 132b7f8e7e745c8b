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
import {
  ChatMessagesResponse,
  ChatPostListResponse,
  ChatQuestionListResponse,
  ProposeChatQuestionRequest,
  ProposeChatQuestionResponse,
  SendToChatRequest,
} from '@veche/contract/chats.ts'
import { BulkRunResponse, OwnStepsResponse, PreviewBulkRequest } from '@veche/contract/desk.ts'
import { DirectoryResponse, RoutingResponse } from '@veche/contract/directory.ts'
import { ActivityListResponse, IncidentCommandRequest, IncidentResponse } from '@veche/contract/incidents.ts'
import {
  LivestreamQuestionsResponse,
  QuestionCommandsRequest,
  QuestionCommandsResponse,
} from '@veche/contract/livestreams.ts'
import type { z } from 'zod'

/** As the contract declares it; `{incidentId}` is a part that changes. */
export type Route = { method: string; path: string; body?: z.ZodType; response?: z.ZodType }

const INCIDENT = '/api/incidents/{incidentId}'
const CHAT = '/api/chats/{chatId}'
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
  previewBulk: {
    ...{ method: 'POST', path: '/api/bulk-runs', body: PreviewBulkRequest, response: BulkRunResponse },
  },
  bulkRun: { method: 'GET', path: '/api/bulk-runs/{runId}', response: BulkRunResponse },
  startBulk: { method: 'POST', path: '/api/bulk-runs/{runId}/start', response: BulkRunResponse },
  undoBulk: { method: 'POST', path: '/api/bulk-runs/{runId}/undo', response: BulkRunResponse },
  ownSteps: { method: 'GET', path: '/api/own-steps', response: OwnStepsResponse },
  chatMessages: { method: 'GET', path: `${CHAT}/messages`, response: ChatMessagesResponse },
  chatQuestions: { method: 'GET', path: `${CHAT}/questions`, response: ChatQuestionListResponse },
  chatPosts: { method: 'GET', path: `${CHAT}/posts`, response: ChatPostListResponse },
  propose: {
    ...{ method: 'POST', path: `${CHAT}/propose` },
    ...{ body: ProposeChatQuestionRequest, response: ProposeChatQuestionResponse },
  },
  say: { method: 'POST', path: `${CHAT}/send`, body: SendToChatRequest },
  airNews: {
    ...{ method: 'GET', path: '/api/livestreams/{livestreamId}/questions' },
    response: LivestreamQuestionsResponse,
  },
  airCommands: {
    ...{ method: 'POST', path: '/api/livestreams/{livestreamId}/commands' },
    ...{ body: QuestionCommandsRequest, response: QuestionCommandsResponse },
  },
} satisfies Record<string, Route>
