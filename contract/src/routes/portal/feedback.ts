import { z } from 'zod'
import { NoContent } from '../../common.ts'
import {
  AddFeedbackPostRequest,
  CreateFeedbackRequest,
  FeedbackCommand,
  FeedbackListResponse,
  FeedbackQuery,
  FeedbackResponse,
  FeedbackSheetQuery,
  FeedbackVoteRequest,
} from '../../portal/feedback.ts'
import { route } from '../route.ts'

const ThreadParams = z.object({ threadId: z.uuid() })

export const FEEDBACK_ROUTES = {
  listThreads: route({
    method: 'GET',
    path: '/api/feedback',
    permission: 'feedback.read',
    tag: 'feedback',
    summary: 'Lists questions and proposals to the centre',
    description:
      'Those of all colleagues; private ones to their author and the centre. `open` waits or goes on, `ended` is done, declined or withdrawn. What was said last stands first, or what has most votes.',
    query: FeedbackQuery,
    response: FeedbackListResponse,
  }),
  exportThreads: route({
    method: 'GET',
    path: '/api/feedback.csv',
    permission: 'feedback.read',
    tag: 'feedback',
    summary: 'Exports questions and proposals to the centre',
    description:
      'The same by the same filter as the list, with what the reader may see, at most five thousand.',
    query: FeedbackSheetQuery,
    produces: ['text/csv'],
  }),
  createThread: route({
    method: 'POST',
    path: '/api/feedback',
    permission: 'feedback.write',
    tag: 'feedback',
    summary: 'Asks the centre, or proposes something to it',
    description: 'Under the name of the caller. The same `id` counts once.',
    body: CreateFeedbackRequest,
    response: FeedbackResponse,
  }),
  getThread: route({
    method: 'GET',
    path: '/api/feedback/{threadId}',
    permission: 'feedback.read',
    tag: 'feedback',
    summary: 'Shows a question or proposal with what was said',
    description: 'A private one is there for its author and the centre alone.',
    params: ThreadParams,
    response: FeedbackResponse,
  }),
  addPost: route({
    method: 'POST',
    path: '/api/feedback/{threadId}/posts',
    permission: 'feedback.write',
    tag: 'feedback',
    summary: 'Answers for the centre, or writes again as the author',
    description:
      'Words of the centre answer what is new; words of the author open again what was answered or ended. The same `id` counts once.',
    params: ThreadParams,
    body: AddFeedbackPostRequest,
    response: FeedbackResponse,
  }),
  runThreadCommand: route({
    method: 'POST',
    path: '/api/feedback/{threadId}/commands',
    permission: 'feedback.write',
    tag: 'feedback',
    summary: 'Takes it into work, finishes, declines or withdraws it',
    description:
      'The centre takes, finishes with what was done, and declines with a reason; the author withdraws what nobody has answered. Refused under another revision.',
    params: ThreadParams,
    body: FeedbackCommand,
    response: FeedbackResponse,
  }),
  vote: route({
    method: 'PUT',
    path: '/api/feedback/{threadId}/vote',
    permission: 'feedback.write',
    tag: 'feedback',
    summary: 'Says that it matters to the caller too, or takes that back',
    description: 'Once a person; not for what the caller wrote, nor for what has ended.',
    params: ThreadParams,
    body: FeedbackVoteRequest,
    response: NoContent,
  }),
}
