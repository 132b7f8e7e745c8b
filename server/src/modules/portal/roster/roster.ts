/** The roster of a post, week by week: read, tried without saving, saved whole. */
import type { RosterProblem, RosterResponse, ShiftText } from '@veche/contract/portal/roster.ts'
import type { Db } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import { type Actor, addJournal } from '../../access/index.ts'
import { type Directory, getDirectory, loadWorkingTime } from '../../directory/index.ts'
import {
  authorizeBody,
  type ContactsContext,
  countRosterChange,
  getPost,
  listAbsences,
  listPeople,
  lockPost,
  mayWriteFor,
  type PostRow,
  reachOf,
  requireBody,
} from '../contacts/index.ts'
import { findProblems } from './domain/roster-problems.ts'
import {
  addDays,
  copiedWeek,
  isInside,
  mondayOf,
  type Shift,
  shiftOf,
  textOf,
  weekSpan,
} from './domain/shift-times.ts'
import { notifyDuty } from './notify-duty.ts'
import { listShifts, replaceShifts } from './shifts.repository.ts'

/** A shift of the last day may be compared with those of the day after the week. */
const AFTER_MS = 25 * 3_600_000

export async function readRoster(
  context: ContactsContext,
  { postId, day, actor }: { postId: string; day: string | undefined; actor: Actor },
): Promise<RosterResponse> {
  const { db, clock, region } = context
  const [post, directory] = await Promise.all([getPost(db, postId), getDirectory(db)])
  const zone = region.timeZone
  const week = mondayOf(day ?? dateInZone(zone, clock()))
  const span = weekSpan(week, zone)
  const stored = await listShifts(db, { postIds: [postId], ...span })
  const shifts = stored.filter((shift) => isInside(shift, span))
  return {
    week,
    shifts: shifts.map((shift) => textOf(shift, zone)),
    problems: await findRosterProblems(db, shifts, { post, week, zone, directory }),
    revision: post.rosterRevision,
    mayWrite: mayWriteFor(reachOf(actor, directory), post.agencyCode),
  }
}

type Draft = { postId: string; week: string; shifts: readonly ShiftText[]; actor: Actor }

export async function draftRoster(
  { db, region }: ContactsContext,
  { postId, week: asked, shifts, copy, actor }: Draft & { copy: boolean },
) {
  const [post, directory] = await Promise.all([getPost(db, postId), getDirectory(db)])
  authorizeBody(actor, directory, post.agencyCode)
  const zone = region.timeZone
  const week = mondayOf(asked)
  const texts = copy ? await copyWeekBefore(db, { post, week, zone }) : shifts
  const drafted = toShifts(texts, { week, zone })
  return {
    week,
    shifts: drafted.map((shift) => textOf(shift, zone)),
    problems: await findRosterProblems(db, drafted, { post, week, zone, directory }),
  }
}

type At = { post: PostRow; week: string; zone: string }

/** Of the week before, without those who have left. */
async function copyWeekBefore(db: Db, { post, week, zone }: At): Promise<ShiftText[]> {
  const before = weekSpan(addDays(week, -7), zone)
  const [people, shifts] = await Promise.all([
    listPeople(db, [post.agencyCode]),
    listShifts(db, { postIds: [post.id], ...before }),
  ])
  const here = new Set(people.filter(({ isActive }) => isActive).map(({ id }) => id))
  const kept = shifts.filter((shift) => isInside(shift, before) && here.has(shift.personId))
  return copiedWeek(kept, zone)
}

type Saving = Draft & { expectedRevision: number; isWarned: boolean }

export async function saveRoster(
  { db, clock, region }: ContactsContext,
  { postId, week: asked, shifts: texts, expectedRevision, isWarned, actor }: Saving,
): Promise<void> {
  const directory = await getDirectory(db)
  const zone = region.timeZone
  const week = mondayOf(asked)
  const shifts = toShifts(texts, { week, zone })
  await db.transaction().execute(async (tx) => {
    const post = await lockPost(tx, postId)
    authorizeBody(actor, directory, post.agencyCode)
    if (post.rosterRevision !== expectedRevision) throw new ConflictError('duty.roster_changed')
    const span = weekSpan(week, zone)
    const stored = await listShifts(tx, { postIds: [postId], ...span })
    await assertPeople(tx, { post, shifts, stored })
    const problems = await findRosterProblems(tx, shifts, { post, week, zone, directory })
    const away = problems.filter(({ kind }) => kind === 'absent')
    if (away.length > 0 && !isWarned) throw new ConflictError('duty.person_away', { count: away.length })
    await replaceShifts(
      tx,
      { postId, ...span },
      shifts.map((shift) => ({ id: newId(), ...shift })),
    )
    await countRosterChange(tx, postId)
    const before = stored.filter((shift) => isInside(shift, span))
    await notifyDuty(tx, { post, before, after: shifts, actor, now: clock() })
    await addJournal(tx, {
      ...{ actor, action: 'duty.roster_changed', objectType: 'duty_post', objectId: postId },
      details: { agencyCode: post.agencyCode, since: week, count: shifts.length },
    })
  })
}

function toShifts(texts: readonly ShiftText[], { week, zone }: Omit<At, 'post'>): Shift[] {
  const last = addDays(week, 6)
  if (texts.some(({ day }) => day < week || day > last))
    throw new InvalidError('duty.other_week', { field: 'shifts' })
  const shifts = texts.map((text) => shiftOf(text, zone))
  // In spring a clock skips an hour, and a shift within it has no time at all.
  if (shifts.some(({ startsAt, endsAt }) => endsAt <= startsAt))
    throw new InvalidError('duty.empty_shift', { field: 'shifts' })
  return shifts.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
}

type Staffed = { post: PostRow; shifts: readonly Shift[]; stored: readonly Shift[] }

/** Whoever has left stays where they stood and is put nowhere else. */
async function assertPeople(db: Db, { post, shifts, stored }: Staffed): Promise<void> {
  const people = await listPeople(db, [post.agencyCode])
  const known = new Set([
    ...people.filter(({ isActive }) => isActive).map(({ id }) => id),
    ...stored.map(({ personId }) => personId),
  ])
  if (shifts.some(({ personId }) => !known.has(personId)))
    throw new InvalidError('duty.unknown_person', { field: 'shifts' })
}

async function findRosterProblems(
  db: Db,
  shifts: readonly Shift[],
  { post, week, zone, directory }: At & { directory: Directory },
): Promise<RosterProblem[]> {
  const span = weekSpan(week, zone)
  const around = { startsAt: span.startsAt, endsAt: new Date(span.endsAt.getTime() + AFTER_MS) }
  const [people, stored, workingTime] = await Promise.all([
    listPeople(db, [post.agencyCode]),
    listShifts(db, { postIds: [post.id], ...around }),
    loadWorkingTime(db),
  ])
  const { scheduleCode } = requireBody(directory, post.agencyCode)
  const problems = findProblems(shifts, {
    week: span,
    neighbours: stored.filter((shift) => !isInside(shift, span)),
    absences: await listAbsences(db, people, around),
    hours: workingTime.contextOf(post.scheduleCode ?? scheduleCode),
    isEmergency: post.isEmergency,
  })
  return problems.map((problem) => ({
    kind: problem.kind,
    startsAt: problem.startsAt.toISOString(),
    endsAt: problem.endsAt.toISOString(),
    personId: 'personId' in problem ? problem.personId : null,
    substituteId: 'substituteId' in problem ? problem.substituteId : null,
  }))
}
