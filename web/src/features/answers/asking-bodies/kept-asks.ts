/** Other bodies that were asked for their parts without a line: each under an id made here. */
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { keepActs } from '../../../lib/line/kept-acts.ts'
import { type AskedParts, askParts } from './asking.queries.ts'

/** As the form calls what is sent. */
export const ASK_LABELS = {
  ...{ bodies: 'contributions.body', ask: 'contributions.ask' },
  ...{
    shownWords: 'contributions.shownWords',
    hours: 'contributions.term',
    dueAt: 'contributions.ownMoment',
  },
}

export const ASKED = schemaOf(
  () => import('@veche/contract/casework/contributions.ts'),
  'AskContributionsRequest',
)

export const askedBodies = keepActs<AskedParts>({
  name: 'askBodies',
  accepts: { schema: ASKED },
  words: () => ({
    ...{ sent: 'contributions.keptAsk.sent', refused: 'contributions.keptAsk.refused' },
    labels: ASK_LABELS,
  }),
  old: ({ incidentId }) => [['answer', incidentId]],
  send: ({ incidentId, body }) => askParts(incidentId, body),
})
