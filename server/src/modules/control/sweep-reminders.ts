/**
 * Reminders of deadlines: found by an index, checked again under a lock, saved and set to their next moment in one
 * transaction, so that two workers never remind twice and a killed one loses none.
 */
import type { Settings } from '@veche/contract/admin/settings.ts'
import { type Loop, startLoop } from '../../platform/background/loop.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/db.ts'
import type { Log } from '../../platform/log.ts'
import { isWorkingMoment } from '../../platform/working-time/index.ts'
import {
  type DeadlineBook,
  findDueReminders,
  loadDeadlineBook,
  lockDueReminders,
  nextReminderAt,
  type RemindedDeadline,
  reachedReminder,
  setNextReminders,
} from '../incidents/index.ts'
import { getSettings } from '../settings/index.ts'
import { choosePeople, type StaffBook } from './domain/choose-people.ts'
import { isStillOwed, whomToRemind } from './domain/escalation.ts'
import type { Notice } from './domain/fold.ts'
import { quietUntil } from './domain/quiet-hours.ts'
import { contextsOf, dutiesAtWork, firstWorkday, onAnotherDay } from './domain/workdays.ts'
import { loadStaff, notify } from './notify.ts'

export type ControlDeps = { db: Database; clock: Clock; log: Log }

const PAGE = 500
const IDLE_MS = 5000

export function startReminders(deps: ControlDeps): Loop {
  return startLoop({
    name: 'reminders',
    log: deps.log,
    turn: async () => ({ nextInMs: (await sweepReminders(deps)) === PAGE ? 0 : IDLE_MS }),
  })
}

/** Handles one page and returns how many deadlines it moved on. */
export async function sweepReminders(deps: ControlDeps): Promise<number> {
  const ids = await findDueReminders(deps.db, deps.clock(), PAGE)
  return ids.length === 0 ? 0 : remind(deps, ids)
}

/** Reads them again, because they may have changed since they were found. */
export async function remind({ db, clock }: ControlDeps, deadlineIds: readonly string[]): Promise<number> {
  const [book, staff, settings] = await Promise.all([loadDeadlineBook(db), loadStaff(db), getSettings(db)])
  const now = clock()
  return db.transaction().execute(async (tx) => {
    const reminded = await lockDueReminders(tx, deadlineIds, now)
    const decisions = reminded.map((item) => decide(item, { book, staff, settings, now }))
    await setNextReminders(tx, decisions)
    await notify(
      tx,
      decisions.flatMap(({ notices }) => notices),
      now,
    )
    return reminded.length
  })
}

type Facts = { book: DeadlineBook; staff: StaffBook; settings: Settings; now: Date }
type Decision = { deadlineId: string; at: Date | null; notices: Notice[] }

function decide(item: RemindedDeadline, { book, staff, settings, now }: Facts): Decision {
  const { deadline, incident } = item
  const deadlineId = deadline.id
  const context = book.contextOf(deadline.scheduleCode)
  const next = nextReminderAt(deadline, now, context)
  const reached = reachedReminder(deadline, now, context)
  if (!reached || !isStillOwed(deadline.key, incident.step)) return { deadlineId, at: next, notices: [] }
  // Quiet hours do not apply to people who work at this hour, such as a duty service at night.
  const isAwake = incident.urgency === 'urgent' || isWorkingMoment(now, context)
  const quietEnd = isAwake ? null : quietUntil(now, settings.quietHours, book.zone)
  if (quietEnd) return { deadlineId, at: quietEnd, notices: [] }
  const { share, daysLate } = reached
  const days = {
    body: book.contextOf(book.scheduleFor('draft', incident.agencyCode)),
    centre: book.contextOf(book.scheduleFor('approval', null)),
  }
  const duties = whomToRemind(incident.step, reached)
  const atWork = incident.urgency === 'urgent' ? duties : dutiesAtWork(duties, days, now)
  if (atWork.length === 0) {
    // A daily reminder is repeated anyway; one that comes once waits until somebody works.
    const at = daysLate > 0 ? next : firstWorkday(now, settings.quietHours.to, contextsOf(duties, days))
    return { deadlineId, at, notices: [] }
  }
  const userIds = choosePeople(staff, incident, atWork)
  return {
    deadlineId,
    at: daysLate > 0 ? onAnotherDay(next, now, book.zone) : next,
    notices: userIds.map((userId) => ({
      userId,
      kind: 'reminder',
      incidentId: incident.id,
      isUrgent: incident.urgency === 'urgent',
      details: {
        number: incident.number,
        key: deadline.key,
        share,
        daysLate,
        dueAt: deadline.dueAt.toISOString(),
        topicCode: incident.topicCode,
        agencyCode: incident.agencyCode,
      },
      dedupeKey: `reminder:${deadlineId}:${deadline.changes.length}:${share}:${daysLate}`,
    })),
  }
}
