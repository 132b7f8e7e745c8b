/** A question to the author that was asked without a line: one of a question, under the key of the first press. */
import { api, unwrap } from '../../../lib/api.ts'
import { keepActs } from '../../../lib/line/kept-acts.ts'
import type { Asking } from './clarifications.queries.ts'

/** As the form calls what is sent. */
export const QUESTION_LABELS = { text: 'clarify.ask.text', way: 'clarify.way.title' }

export const askedAuthors = keepActs<Asking>({
  name: 'askAuthor',
  words: () => ({ sent: 'clarify.kept.sent', refused: 'clarify.kept.refused', labels: QUESTION_LABELS }),
  old: ({ incidentId }) => [
    ['answer', incidentId],
    ['incident', incidentId],
  ],
  send: ({ incidentId, body }) =>
    unwrap(
      api.POST('/api/incidents/{incidentId}/clarifications', { params: { path: { incidentId } }, body }),
    ),
})
