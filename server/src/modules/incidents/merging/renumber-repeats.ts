/** «7-е обращение по этому адресу» counts troubles: when one before it is merged or parted again, the number follows. */
import { z } from 'zod'
import { getSettings } from '../../settings/index.ts'
import { loadDeadlineBook } from '../deadlines/index.ts'
import { changeIncident } from '../history/index.ts'
import type { IncidentsContext } from '../rights/index.ts'
import { type Incident, isStepAllowed, listIncidentsForUpdate } from '../steps/index.ts'
import { findRepeat, type Repeat } from './find-repeat.ts'
import { listLater } from './repeats.repository.ts'

export const RENUMBER_JOB = 'incidents.renumber_repeats'
export const RenumberRepeats = z.object({ incidentIds: z.array(z.uuid()) })

/** Renumbers each in a transaction of its own: the merge is committed and nobody waits for the numbers. */
export async function renumberRepeats(
  { db, clock }: IncidentsContext,
  { incidentIds }: z.infer<typeof RenumberRepeats>,
): Promise<void> {
  const [settings, book] = await Promise.all([getSettings(db), loadDeadlineBook(db)])
  const now = clock()
  for (const movedId of incidentIds) {
    for (const id of await listLater(db, movedId, settings)) {
      await db.transaction().execute(async (tx) => {
        const [locked] = await listIncidentsForUpdate(tx, [id])
        if (!locked || !isStepAllowed(locked.incident, 'renumber_repeat')) return
        const repeat = await findRepeat(tx, locked.incident, settings)
        if (isSame(locked.incident, repeat)) return
        const command = { type: 'renumber_repeat', repeat } as const
        const details = { repeatNo: repeat?.repeatNo ?? null }
        await changeIncident(tx, locked, { command, actor: null, now, details }, book)
      })
    }
  }
}

function isSame({ repeatOfId, repeatNo, repeatKind }: Incident, repeat: Repeat | null): boolean {
  return (
    repeatOfId === (repeat?.repeatOfId ?? null) &&
    repeatNo === (repeat?.repeatNo ?? null) &&
    repeatKind === (repeat?.repeatKind ?? null)
  )
}
