/** Turns steps of incidents into notices: reads events in their order, each once, from a saved place. */
import { z } from 'zod'
import { type Loop, startLoop } from '../../platform/background/loop.ts'
import type { Tx } from '../../platform/database/db.ts'
import { readCurrentCursor } from '../../platform/events/events.repository.ts'
import { readEventsAfter, type StoredEvent } from '../../platform/events/events.ts'
import { type Directory, getDirectory } from '../directory/index.ts'
import { endApprovalNotices } from '../notifications/index.ts'
import {
  insertReader,
  listHappenings,
  listPastApproval,
  lockReader,
  moveReader,
  type StoredHappening,
} from './control.repository.ts'
import { isTold, noticeOf } from './domain/activity-notices.ts'
import type { StaffBook } from './domain/choose-people.ts'
import type { Notice } from './domain/fold.ts'
import { loadStaff, notify } from './notify.ts'
import type { ControlDeps } from './sweep-reminders.ts'

const READER = 'control.notices'
const IDLE_MS = 1000
const HELD_BACK_MS = 50

const IncidentEvent = z.object({ type: z.literal('incident'), incidentId: z.uuid(), activity: z.string() })

export function startActivityNotices(deps: ControlDeps): Loop {
  return startLoop({
    name: 'notices',
    log: deps.log,
    turn: async () => ({ nextInMs: (await notifyOfActivities(deps)).hasMore ? HELD_BACK_MS : IDLE_MS }),
  })
}

/** The place and the notices are saved in one transaction, so a crash leaves both as before. */
export async function notifyOfActivities({ db, clock }: ControlDeps): Promise<{ hasMore: boolean }> {
  return db.transaction().execute(async (tx) => {
    const cursor = await lockReader(tx, READER)
    if (cursor === null) {
      // The reader is new, or another worker holds it.
      await insertReader(tx, READER, await readCurrentCursor(tx))
      return { hasMore: false }
    }
    const { events, isHeldBack } = await readEventsAfter(tx, cursor)
    const last = events.at(-1)
    if (!last) {
      await comeBackFromAhead(tx, cursor)
      return { hasMore: isHeldBack }
    }
    const happenings = await listHappenings(tx, pairsOf(events))
    await notify(tx, await noticesOfAll(tx, happenings), clock())
    await endApprovalNotices(tx, await listPastApproval(tx, incidentsOf(events)), clock())
    await moveReader(tx, READER, last.cursor)
    return { hasMore: isHeldBack }
  })
}

/** All who work are read only when there is something to tell: a region has thousands, and this is asked each second. */
async function noticesOfAll(tx: Tx, happenings: readonly StoredHappening[]): Promise<Notice[]> {
  if (happenings.length === 0) return []
  const directory = await getDirectory(tx)
  const staff = await loadStaff(tx)
  return happenings.flatMap((happening) => noticesOf(happening, { staff, directory }))
}

/** After a restored backup the database may count transactions from an earlier number than the place names. */
async function comeBackFromAhead(tx: Tx, cursor: string): Promise<void> {
  const current = await readCurrentCursor(tx)
  if (transactionOf(cursor) > transactionOf(current) + 1n) await moveReader(tx, READER, current)
}

function transactionOf(cursor: string): bigint {
  return BigInt(cursor.slice(0, cursor.indexOf('-')))
}

function pairsOf(events: readonly StoredEvent[]): { incidentId: string; activity: string }[] {
  const pairs = new Map<string, { incidentId: string; activity: string }>()
  for (const { payload } of events) {
    const event = IncidentEvent.safeParse(payload).data
    if (event && isTold(event.activity)) pairs.set(`${event.incidentId} ${event.activity}`, event)
  }
  return [...pairs.values()]
}

function incidentsOf(events: readonly StoredEvent[]): string[] {
  const ids = events.flatMap(({ payload }) => IncidentEvent.safeParse(payload).data?.incidentId ?? [])
  return [...new Set(ids)]
}

function noticesOf(
  { incident, seq, actorId, actorName, activity, details }: StoredHappening,
  { staff, directory }: { staff: StaffBook; directory: Directory },
): Notice[] {
  const agency = directory.agencies.find(({ code }) => code === incident.agencyCode)
  const notice = noticeOf(
    { activity, actorName, details, incident, isTrusted: agency?.isTrusted ?? false },
    staff,
  )
  if (!notice) return []
  const userIds = new Set(notice.userIds)
  // The actor is not notified of their own step.
  if (actorId !== null) userIds.delete(actorId)
  return [...userIds].map((userId) => ({
    userId,
    kind: notice.kind,
    incidentId: incident.id,
    isUrgent: incident.urgency === 'urgent',
    details: {
      number: incident.number,
      topicCode: incident.topicCode,
      agencyCode: incident.agencyCode,
      dueAt: incident.deadlineDueAt?.toISOString() ?? null,
      ...notice.details,
    },
    dedupeKey: `${activity}:${incident.id}:${seq}`,
  }))
}
