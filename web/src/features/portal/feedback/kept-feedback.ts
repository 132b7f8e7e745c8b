/** What is asked of the centre and said to it without a line, each under an id made here. */
import { keepActs } from '../../../lib/line/kept-acts.ts'
import { addPost, createThread, type NewPost, type NewThread } from './feedback.queries.ts'

/** Questions that stand nowhere yet are kept under the name of their room. */
export const ROOM = 'feedback'
const old = () => [['feedback']]
const words = () => ({ sent: 'feedback.asked', refused: 'feedback.kept.refused' })

export const askedCentre = keepActs<NewThread>({
  ...{ name: 'askCentre', words, old },
  send: ({ body }) => createThread(body),
})

export const saidToCentre = keepActs<NewPost>({
  ...{ name: 'sayToCentre', words: () => ({ ...words(), sent: 'feedback.sent' }), old },
  send: ({ incidentId: threadId, body }) => addPost(threadId, body),
})
