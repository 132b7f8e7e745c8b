/** What was played before this installation kept exercises: counted by the same rules as what it keeps. */
import type { ExerciseRole } from '@veche/contract/values/exercises.ts'
import type { Database } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { findScript } from './content/scripts.ts'
import { type BeatFact, buildDebrief } from './domain/score.ts'
import type { Pace } from './domain/script-clock.ts'
import { whoseHistory } from './exercises.policy.ts'
import { addSaid, insertRun, insertSeat, updateRun } from './exercises.repository.ts'

export type Played = {
  id: string
  code: string
  starter: Actor
  seats: readonly { role: ExerciseRole; player: Actor }[]
  paces: readonly Pace[]
  facts: readonly BeatFact[]
  begunAt: Date
  endedAt: Date
}

/** Once, however often it is told. */
export async function addPlayed({ db }: { db: Database }, played: Played): Promise<void> {
  const { id, code, starter, seats, paces, facts, begunAt, endedAt } = played
  const script = findScript(code)
  if (!script) return
  const { agencyCodes, isCentre } = whoseHistory(starter, await getDirectory(db))
  await db.transaction().execute(async (tx) => {
    const isNew = await insertRun(tx, {
      ...{ id, code, title: script.title, startedBy: starter.id, startedByName: starter.name },
      ...{ agencyCode: isCentre ? null : (agencyCodes[0] ?? null), createdAt: begunAt },
    })
    if (!isNew) return
    for (const { role, player } of seats)
      await insertSeat(tx, { runId: id, role, userId: player.id, userName: player.name, takenAt: begunAt })
    for (const { key, saidAt } of facts) await addSaid(tx, id, { key, at: saidAt })
    await updateRun(tx, id, {
      ...{ state: 'over', endReason: 'played', begunAt, endedAt, paces: [...paces] },
      teamSize: new Set(seats.map(({ player }) => player.id)).size,
      debrief: buildDebrief({ script, paces, facts, endedAt }),
    })
  })
}
