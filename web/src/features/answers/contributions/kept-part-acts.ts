/** What was done with a part without a line: one act of a part at a time, under the key of the first press. */
import { ApiError, api, unwrap } from '../../../lib/api.ts'
import { randomId } from '../../../lib/browser/random-id.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { keepActs } from '../../../lib/line/kept-acts.ts'
import { type Part, type PartCommand, sendPartCommand } from './contributions.queries.ts'

export const PART_COMMAND = schemaOf(
  () => import('@veche/contract/casework/contributions.ts'),
  'ContributionCommand',
)

/** The place is the part, and so is what the store calls the question: whoever gives a part sees nothing else of it. */
export const partActs = keepActs<PartCommand>({
  name: 'partAct',
  accepts: { schema: PART_COMMAND },
  words: ({ type }) => ({ sent: `contributions.done.${type}`, refused: 'contributions.keptAct.refused' }),
  old: () => [['contributions'], ['answer']],
  send: ({ place, body }) => sendPartAct(place, body),
})

async function sendPartAct(partId: string, command: PartCommand): Promise<unknown> {
  try {
    return await sendPartCommand(partId, command)
  } catch (error) {
    const isMoved = error instanceof ApiError && error.code === 'contribution.changed_meanwhile'
    if (!isMoved || command.type !== 'say') throw error
    // A word to the others decides nothing: it is said of the part as it stands by now.
    const params = { path: { contributionId: partId } }
    const { revision } = await unwrap(api.GET('/api/contributions/{contributionId}', { params }))
    return sendPartCommand(partId, { ...command, expectedRevision: revision })
  }
}

type Worded = Extract<PartCommand, { words: string }>
export type WordsAct = Worded['type']
type Said = { type: Exclude<PartCommand['type'], WordsAct> } | Pick<Worded, 'type' | 'words'>

/** Of the part as it is shown. False: there is no line, and it waits here. */
export function actOrKeep(userId: string, { id, revision }: Part, said: Said): Promise<boolean> {
  const body = { ...said, expectedRevision: revision, commandKey: randomId() }
  return partActs.sendOrKeep(userId, { place: id, incidentId: id, body })
}
