import type { Tx } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { type RegisterDeps, restoreWithdrawn, withdrawAnswered } from '../../incidents/index.ts'
import type { Question } from '../questions/index.ts'
import { heardOnAir } from './domain/heard-on-air.ts'

type Moved = { before: readonly Question[]; changed: readonly Question[] }
type By = Pick<RegisterDeps, 'book' | 'now'> & { actor: Actor }

/** Withdraws incidents of questions that were answered on air after the incident had been opened, and restores them on undo. */
export async function withdrawAnsweredWork(tx: Tx, { before, changed }: Moved, by: By): Promise<void> {
  const stateBefore = new Map(before.map(({ id, state }) => [id, state]))
  const moved = changed.flatMap((question) => {
    const { id, incidentId, state } = question
    if (incidentId === null) return []
    const timeCodeS = heardOnAir(question)?.second ?? null
    return [{ incidentId, timeCodeS, was: stateBefore.get(id), state }]
  })
  const answered = moved.filter(({ was, state }) => state === 'answered' && was !== 'answered')
  const undone = moved.filter(({ was, state }) => was === 'answered' && state !== 'answered')
  await withdrawAnswered(
    tx,
    new Map(answered.map(({ incidentId, timeCodeS }) => [incidentId, { timeCodeS }])),
    by,
  )
  await restoreWithdrawn(
    tx,
    undone.map(({ incidentId }) => incidentId),
    by,
  )
}
