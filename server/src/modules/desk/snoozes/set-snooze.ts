/** Puts a question aside in the list of one person, or back into it. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { SNOOZE_DAYS_LIMIT, SNOOZES_LIMIT } from '@veche/contract/values/casework/snoozes.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { type findIncidentRow, getVisibleRow } from '../../incidents/index.ts'
import type { DeskContext } from '../desk-context.ts'
import { backAt, type Seen } from './domain/is-back.ts'
import { deleteOldSnoozes, deleteSnoozes, listSnoozes, saveSnooze } from './snoozes.repository.ts'

type Row = NonNullable<Awaited<ReturnType<typeof findIncidentRow>>>
type Setting = { incidentId: string; until: Date | null; actor: Actor }

export function setSnooze({ db, clock }: Pick<DeskContext, 'db' | 'clock'>, setting: Setting): Promise<void> {
  return db.transaction().execute((tx) => setSnoozeIn(tx, setting, clock()))
}

export async function setSnoozeIn(tx: Tx, { incidentId, until, actor }: Setting, now: Date): Promise<void> {
  const row = await getVisibleRow(tx, incidentId, actor)
  const userId = actor.id
  if (until === null) return deleteSnoozes(tx, { userId, incidentIds: [incidentId] })
  if (until <= now || until.getTime() > now.getTime() + SNOOZE_DAYS_LIMIT * DAY_MS)
    throw new InvalidError('snooze.wrong_time', { field: 'until' })
  const { step, messageCount, urgency } = row
  const snooze = { since: now, until, messageCount, wasUrgent: urgency === 'urgent', step }
  if (backAt(snooze, seenOf(row), now) === null) throw new ConflictError('snooze.over')
  await deleteOldSnoozes(tx, { userId, before: now })
  const others = await listSnoozes(tx, { userId, now, limit: SNOOZES_LIMIT })
  if (others.length >= SNOOZES_LIMIT) throw new ConflictError('snooze.too_many', { limit: SNOOZES_LIMIT })
  await saveSnooze(tx, { userId, incidentId, ...snooze })
}

export function seenOf({ step, messageCount, urgency, deadlineWarnAt, deadlineDueAt }: Row): Seen {
  return {
    ...{ step, messageCount, isUrgent: urgency === 'urgent' },
    ...{ warnAt: deadlineWarnAt, dueAt: deadlineDueAt },
  }
}
