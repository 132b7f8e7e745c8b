import { z } from 'zod'
import { NoContent } from '../common.ts'
import {
  ApplyOutagesQuery,
  ChatOutagesResponse,
  CreateOutageRequest,
  JoinedOutageResponse,
  JoinOutageRequest,
  OutageCommand,
  OutageListQuery,
  OutageListResponse,
  OutageOffersResponse,
  OutagePreviewResponse,
  OutageResponse,
  OutageSheetQuery,
  OutagesAppliedResponse,
  PreparedAnswerResponse,
  UpdateOutageRequest,
} from '../outages.ts'
import { SHEET_TYPES } from './directory.ts'
import { route } from './route.ts'

const OutageParams = z.object({ outageId: z.uuid() })
const ChatMessageParams = z.object({ chatId: z.uuid(), messageId: z.uuid() })
const IncidentParams = z.object({ incidentId: z.uuid() })

export const OUTAGE_ROUTES = {
  list: route({
    method: 'GET',
    path: '/api/outages',
    permission: 'outages.read',
    tag: 'outages',
    summary: 'Lists outages and works',
    description:
      "Of one state within the caller's scope: those in force by their end, planned ones by their beginning, others from the latest. Pass `nextCursor` back as `cursor`.",
    query: OutageListQuery,
    response: OutageListResponse,
  }),
  create: route({
    method: 'POST',
    path: '/api/outages',
    permission: 'outages.enter',
    tag: 'outages',
    summary: 'Enters an outage',
    description:
      'A body enters its own. Addresses that cannot be read are refused with the words that were not understood.',
    body: CreateOutageRequest,
    response: OutageResponse,
  }),
  exportSheet: route({
    method: 'GET',
    path: '/api/outages/sheet',
    permission: 'outages.read',
    tag: 'outages',
    summary: 'Exports outages as a spreadsheet',
    description: 'What the list shows. The same file may be changed and loaded again.',
    query: OutageSheetQuery,
  }),
  previewSheet: route({
    method: 'POST',
    path: '/api/outages/sheet/preview',
    permission: 'outages.enter',
    tag: 'outages',
    summary: 'Tells what a spreadsheet of outages would change',
    description:
      'The body is the file; nothing is written. Problems name the row, the column and what is wrong; with any of them nothing can be applied.',
    consumes: SHEET_TYPES,
    response: OutagePreviewResponse,
  }),
  applySheet: route({
    method: 'POST',
    path: '/api/outages/sheet/apply',
    permission: 'outages.enter',
    tag: 'outages',
    summary: 'Loads a spreadsheet of outages',
    description:
      'Exactly what the preview told, or nothing: it is refused (409) where outages or the file have changed since.',
    query: ApplyOutagesQuery,
    consumes: SHEET_TYPES,
    response: OutagesAppliedResponse,
  }),
  get: route({
    method: 'GET',
    path: '/api/outages/{outageId}',
    permission: 'outages.read',
    tag: 'outages',
    summary: 'Reads an outage',
    description: 'With its history, the questions that joined it, and what the caller may do.',
    params: OutageParams,
    response: OutageResponse,
  }),
  edit: route({
    method: 'PATCH',
    path: '/api/outages/{outageId}',
    permission: 'outages.enter',
    tag: 'outages',
    summary: 'Changes an outage',
    description:
      'Also moves its end. With `before` it is refused where somebody else has since changed the same field.',
    params: OutageParams,
    body: UpdateOutageRequest,
    response: OutageResponse,
  }),
  runCommand: route({
    method: 'POST',
    path: '/api/outages/{outageId}/commands',
    permission: 'outages.enter',
    tag: 'outages',
    summary: 'Ends, cancels or restores an outage',
    description: 'Which of them is allowed follows from its state.',
    params: OutageParams,
    body: OutageCommand,
    response: OutageResponse,
  }),
  offer: route({
    method: 'GET',
    path: '/api/incidents/{incidentId}/outages',
    permission: 'incidents.read',
    tag: 'outages',
    summary: 'Finds outages that a question may be about',
    description:
      'By its address and topic: in force when it came, or over for less than a day. The surest come first.',
    params: IncidentParams,
    response: OutageOffersResponse,
  }),
  prepareAnswer: route({
    method: 'POST',
    path: '/api/outages/{outageId}/answer',
    permission: 'incidents.work',
    tag: 'outages',
    summary: 'Prepares the answer to all who joined an outage',
    description: 'As one more candidate of the question that stands for all. Nothing is sent.',
    params: OutageParams,
    response: PreparedAnswerResponse,
  }),
  offerInChat: route({
    method: 'GET',
    path: '/api/chats/{chatId}/messages/{messageId}/outages',
    permission: 'chats.read',
    tag: 'outages',
    summary: 'Finds outages that a question of a chat may be about',
    description:
      'By what its words say, each with a reply for the chat. Nothing for a question that no longer waits.',
    params: ChatMessageParams,
    response: ChatOutagesResponse,
  }),
  joinFromChat: route({
    method: 'POST',
    path: '/api/chats/{chatId}/messages/{messageId}/outages/{outageId}/join',
    permission: 'incidents.work',
    tag: 'outages',
    summary: 'Passes a question of a chat on into an outage',
    description: 'An incident goes on with it and joins the outage, together or not at all.',
    params: ChatMessageParams.extend(OutageParams.shape),
    response: NoContent,
  }),
  join: route({
    method: 'POST',
    path: '/api/incidents/{incidentId}/outages/{outageId}/join',
    permission: 'incidents.work',
    tag: 'outages',
    summary: 'Joins a question to an outage',
    description:
      'Accepts it where that was not done, joins it to the mass event of the outage, or makes it that event, and prepares the text of an answer. Nothing is sent.',
    params: IncidentParams.extend(OutageParams.shape),
    body: JoinOutageRequest,
    response: JoinedOutageResponse,
  }),
}
