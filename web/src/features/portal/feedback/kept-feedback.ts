/** What is asked of the centre and said to it without a line, each under an id made here. */
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { keepActs } from '../../../lib/line/kept-acts.ts'
import { addPost, createThread, type NewPost, type NewThread, sendVote } from './feedback.queries.ts'

/** Questions that stand nowhere yet are kept under the name of their room. */
export const ROOM = 'feedback'
const old = () => [['feedback']]
const words = () => ({ sent: 'feedback.asked', refused: 'feedback.kept.refused' })

export const CREATED = schemaOf(() => import('@veche/contract/portal/feedback.ts'), 'CreateFeedbackRequest')
export const ADDED = schemaOf(() => import('@veche/contract/portal/feedback.ts'), 'AddFeedbackPostRequest')
const VOTE = schemaOf(() => import('@veche/contract/portal/feedback.ts'), 'FeedbackVoteRequest')

export const askedCentre = keepActs<NewThread>({
  ...{ name: 'askCentre', words, old },
  accepts: { schema: CREATED },
  send: ({ body }) => createThread(body),
})

export const saidToCentre = keepActs<NewPost>({
  ...{ name: 'sayToCentre', words: () => ({ ...words(), sent: 'feedback.sent' }), old },
  accepts: { schema: ADDED },
  send: ({ incidentId: threadId, body }) => addPost(threadId, body),
})

/** «Поддержать»: the last word of a person about a thread is the one that goes. */
export const threadVotes = keepActs<{ isFor: boolean }>({
  ...{ name: 'threadVote', words: () => ({ sent: null, refused: 'feedback.keptVote.notSaved' }), old },
  accepts: { schema: VOTE },
  send: ({ place, body }) => sendVote(place, body.isFor),
})
