/** Other bodies that were asked for their parts without a line: each under an id made here. */
import { keepActs } from '../../../lib/line/kept-acts.ts'
import { type AskedParts, askParts } from './asking.queries.ts'

/** As the form calls what is sent. */
export const ASK_LABELS = {
  ...{ bodies: 'contributions.body', ask: 'contributions.ask' },
  ...{ shownWords: 'contributions.shownWords', hours: 'contributions.term' },
}

export const askedBodies = keepActs<AskedParts>({
  name: 'askBodies',
  words: () => ({
    ...{ sent: 'contributions.keptAsk.sent', refused: 'contributions.keptAsk.refused' },
    labels: ASK_LABELS,
  }),
  old: ({ incidentId }) => [['answer', incidentId]],
  send: ({ incidentId, body }) => askParts(incidentId, body),
})
