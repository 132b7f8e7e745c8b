/** Other bodies that were asked for their parts without a line: each under an id made here. */
import { keepActs } from '../../../lib/line/kept-acts.ts'
import { type AskedParts, askParts } from './asking.queries.ts'

export const askedBodies = keepActs<AskedParts>({
  name: 'askBodies',
  words: () => ({ sent: 'contributions.keptAsk.sent', refused: 'contributions.keptAsk.refused' }),
  old: ({ incidentId }) => [['answer', incidentId]],
  send: ({ incidentId, body }) => askParts(incidentId, body),
})
