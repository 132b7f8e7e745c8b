/** «Полезно» of a practice and words about it, without a line: of «Полезно» the last word of a person is the one that goes. */
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { keepActs } from '../../../lib/line/kept-acts.ts'
import { addComment, type NewComment, REFRESH, sendVote } from './practices.queries.ts'

const VOTE = schemaOf(() => import('@veche/contract/portal/practices.ts'), 'PracticeVoteRequest')

export const practiceVotes = keepActs<{ isFor: boolean }>({
  name: 'practiceVote',
  accepts: { schema: VOTE },
  words: () => ({ sent: null, refused: 'practices.keptVote.notSaved' }),
  old: () => [REFRESH],
  send: ({ place, body }) => sendVote(place, body.isFor),
})

export const ADDED = schemaOf(
  () => import('@veche/contract/portal/practices.ts'),
  'AddPracticeCommentRequest',
)

/** Words about a practice, each under an id made here; `incidentId` is that of the practice. */
export const practiceComments = keepActs<NewComment>({
  name: 'practiceComment',
  accepts: { schema: ADDED },
  words: () => ({ sent: 'practices.sent', refused: 'practices.keptComment.refused' }),
  old: () => [REFRESH],
  send: ({ incidentId: practiceId, body }) => addComment(practiceId, body),
})
