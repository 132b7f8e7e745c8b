import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../access/index.ts'
import { type RegisterDeps, restoreWithdrawn, withdrawAnswered } from '../incidents/index.ts'
import type { Question } from './domain/question.ts'

type Moved = { before: readonly Question[]; changed: readonly Question[] }
type By = Pick<RegisterDeps, 'book' | 'now'> & { actor: Actor }

/** What was pressed on air and came after the end: the work that the end has made of the question is not needed. */
export async function settleLateAnswers(tx: Tx, { before, changed }: Moved, by: By): Promise<void> {
  const stateBefore = new Map(before.map(({ id, state }) => [id, state]))
  const late = changed.filter(({ id, state }) => state === 'answered' && stateBefore.get(id) === 'on_control')
  const undone = changed.filter(
    ({ id, state }) => state === 'on_control' && stateBefore.get(id) === 'answered',
  )
  const answered = late.flatMap(({ incidentId, readOutS, timeCodeS }) =>
    incidentId === null ? [] : [[incidentId, { timeCodeS: readOutS ?? timeCodeS }] as const],
  )
  await withdrawAnswered(tx, new Map(answered), by)
  const ids = undone.flatMap(({ incidentId }) => incidentId ?? [])
  await restoreWithdrawn(tx, ids, by)
}
