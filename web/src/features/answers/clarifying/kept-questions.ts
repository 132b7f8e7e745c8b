/** What was pressed of a question to the author without a line: asking it, one of a question, and waiting no more. */
import type { ClarificationsResponse } from '@veche/contract/casework/clarifications.ts'
import { api, unwrap } from '../../../lib/api.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { keepActs } from '../../../lib/line/kept-acts.ts'
import type { Asking } from './clarifications.queries.ts'

/** As the form calls what is sent. */
export const QUESTION_LABELS = { text: 'clarify.ask.text', way: 'clarify.way.title' }

export const ASKING = schemaOf(
  () => import('@veche/contract/casework/clarifications.ts'),
  'AskClarificationRequest',
)

const old = ({ incidentId }: { incidentId: string }) => [
  ['answer', incidentId],
  ['incident', incidentId],
]

export const askedAuthors = keepActs<Asking, ClarificationsResponse>({
  name: 'askAuthor',
  accepts: { schema: ASKING },
  words: () => ({ sent: 'clarify.kept.sent', refused: 'clarify.kept.refused', labels: QUESTION_LABELS }),
  old,
  send: ({ incidentId, body }) =>
    unwrap(
      api.POST('/api/incidents/{incidentId}/clarifications', { params: { path: { incidentId } }, body }),
    ),
})

/** «Больше не ждать»: of the very question that its person saw, whatever the author has written since. */
export const endedWaits = keepActs<{ clarificationId: string }, ClarificationsResponse>({
  name: 'endWait',
  accepts: null,
  words: () => ({ sent: 'clarify.keptEnd.sent', refused: 'clarify.keptEnd.refused' }),
  old,
  send: ({ incidentId, body: { clarificationId } }) =>
    unwrap(
      api.POST('/api/incidents/{incidentId}/clarifications/{clarificationId}/take-back', {
        params: { path: { incidentId, clarificationId } },
      }),
    ),
})
