/** On which course a right depends, and for whom that is lifted: said by the centre, with the journal. */
import type { GatePreviewResponse, GatesResponse } from '@veche/contract/portal/courses.ts'
import type { GatedRight } from '@veche/contract/values/courses.ts'
import type { z } from 'zod'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import { type Actor, addJournal, rolesOfRight } from '../../access/index.ts'
import { type CoursesContext, getCourse, listCourses, mayLift, stateOf } from '../courses/index.ts'
import {
  countHolders,
  type HolderStanding,
  listHolderStandings,
  listResting,
} from './certificates.repository.ts'
import { deleteGate, insertLift, listGates, listLifts, lockGates, replaceGate } from './gates.repository.ts'
import { notifyHolders } from './notify-holders.ts'

type Setting = {
  right: GatedRight
  courseId: string | null
  startsOn?: string | undefined
  expectedCourseId?: string | null | undefined
  actor: Actor
}

/** Whoever has the right is told at once, and keeps it for the days of grace. */
export async function setGate(context: CoursesContext, setting: Setting): Promise<void> {
  const { right, courseId, expectedCourseId, actor } = setting
  const { db, ...services } = context
  await db.transaction().execute(async (tx) => {
    await lockGates(tx)
    const stands = (await listGates(tx)).find((gate) => gate.right === right)
    if (expectedCourseId !== undefined && expectedCourseId !== (stands?.courseId ?? null))
      throw new ConflictError('gate.changed_meanwhile', {}, { by: stands?.setByName ?? '' })
    const isSame = stands?.courseId === courseId && setting.startsOn === undefined
    if (isSame || (courseId === null && !stands)) return
    if (courseId === null) await deleteGate(tx, right)
    else await put(tx, services, { ...setting, courseId })
    const action = courseId === null ? 'right_gate.removed' : 'right_gate.set'
    const details = { courseId: courseId ?? stands?.courseId ?? null }
    await addJournal(tx, { actor, action, objectType: 'right', objectId: right, details })
    await notifyHolders(tx, services, right)
  })
}

async function put(
  tx: Tx,
  { clock, region }: Pick<CoursesContext, 'clock' | 'region'>,
  { right, courseId, startsOn, actor }: Setting & { courseId: string },
): Promise<void> {
  const course = await getCourse(tx, courseId, { isNewest: false })
  if (stateOf(course) !== 'published') throw new ConflictError('course.not_published')
  const now = clock()
  const wished = startsOn ? momentInZone(region.timeZone, { date: startsOn, time: '00:00' }) : now
  const startsAt = new Date(Math.max(wished.getTime(), now.getTime()))
  const { graceDays } = course.content
  // At the end of a day: nobody loses a right in the middle of a shift.
  const restsFrom = momentInZone(region.timeZone, {
    ...{ date: dateInZone(region.timeZone, startsAt), time: '00:00', addDays: graceDays + 1 },
  })
  const setter = { setBy: actor.id, setByName: actor.name, setAt: now }
  await replaceGate(tx, { right, courseId, startsAt, restsFrom, graceDays, ...setter })
}

/** So many names say enough; the count says how many there are. */
const MOST_NAMED = 30

/** Set in a transaction that is rolled back: what is told is what the same press would do. */
export async function previewGate(
  { db, ...services }: CoursesContext,
  setting: Setting & { courseId: string },
): Promise<GatePreview> {
  const { right } = setting
  const holders = holdersOf([right])
  const now = services.clock()
  try {
    return await db.transaction().execute(async (tx) => {
      await put(tx, services, setting)
      const [gate] = (await listGates(tx)).filter((one) => one.right === right)
      const standings = await listHolderStandings(tx, holders)
      const missing = standings.filter(({ validUntil }) => validUntil === null || validUntil <= now)
      throw new Tried({
        ...{ graceDays: gate?.graceDays ?? 0, restsFrom: (gate?.restsFrom ?? now).toISOString() },
        ...{ people: standings.length, passed: standings.length - missing.length },
        missing: missing.slice(0, MOST_NAMED).map(({ userId, name }) => ({ userId, name })),
      })
    })
  } catch (error) {
    if (error instanceof Tried) return error.told
    throw error
  }
}

type GatePreview = z.infer<typeof GatePreviewResponse>
/** Ends a transaction that was only tried. */
class Tried extends Error {
  readonly told: GatePreview

  constructor(told: GatePreview) {
    super('tried')
    this.told = told
  }
}

const DAY_MS = 24 * 60 * 60 * 1000
/** A lift is for a person who cannot take the course now, not for ever. */
const LONGEST_LIFT_DAYS = 90

type Lift = { id: string; userId: string; right: GatedRight; reason: string; endsOn: string; actor: Actor }

export async function liftRight(
  { db, clock, region }: CoursesContext,
  { endsOn, actor, ...lift }: Lift,
): Promise<void> {
  if (!mayLift(actor)) throw new ForbiddenError('gate.lift_forbidden')
  if (lift.userId === actor.id) throw new ForbiddenError('gate.own_lift')
  const now = clock()
  const endsAt = momentInZone(region.timeZone, { date: endsOn, time: '00:00', addDays: 1 })
  const isWithin = endsAt > now && endsAt.getTime() - now.getTime() <= LONGEST_LIFT_DAYS * DAY_MS
  if (!isWithin) throw new InvalidError('gate.lift_term', { field: 'endsOn', days: LONGEST_LIFT_DAYS })
  await db.transaction().execute(async (tx) => {
    const holders = await listHolderStandings(tx, holdersOf([lift.right]))
    if (!holders.some(({ userId }) => userId === lift.userId))
      throw new InvalidError('gate.not_a_holder', { field: 'userId' })
    const by = { liftedBy: actor.id, liftedByName: actor.name, liftedAt: now }
    if (!(await insertLift(tx, { ...lift, endsAt, ...by }))) return
    const details = { right: lift.right, endsOn }
    const subject = { objectType: 'user', objectId: lift.userId }
    await addJournal(tx, { actor, action: 'right_gate.lifted', ...subject, details })
  })
}

const holdersOf = (rights: readonly GatedRight[]) =>
  rights.map((right) => ({ right, roles: rolesOfRight(right) }))

export async function readGates({ db, clock }: CoursesContext, actor: Actor): Promise<GatesResponse> {
  const now = clock()
  const [gates, lifts, courses] = await Promise.all([listGates(db), listLifts(db, now), listCourses(db)])
  const holders = holdersOf(gates.map(({ right }) => right))
  const [counts, resting] = await Promise.all([
    countHolders(db, holders, now),
    listResting(db, holders, { now, limit: MOST_RESTING }),
  ])
  return {
    gates: gates.map(({ startsAt, restsFrom, ...gate }) => ({
      ...{ ...gate, startsAt: startsAt.toISOString(), restsFrom: restsFrom.toISOString() },
      courseTitle: courses.find(({ id }) => id === gate.courseId)?.content.title ?? '',
      ...(counts.find(({ right }) => right === gate.right) ?? NOBODY),
    })),
    lifts: lifts.map(({ id, right, name, reason, endsAt, liftedByName }) => ({
      ...{ id, right, name, reason, endsAt: endsAt.toISOString(), liftedByName },
    })),
    ...{ resting: resting.map(presentResting), mayLift: mayLift(actor) },
  }
}

const NOBODY = { people: 0, passed: 0, rests: 0 }
const MOST_RESTING = 200

function presentResting({ userId, name, right, restsAt }: HolderStanding) {
  return { userId, name, right, restsAt: restsAt.toISOString() }
}
