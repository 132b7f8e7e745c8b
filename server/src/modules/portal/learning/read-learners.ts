/** How far the people of a head are with a course. */
import type { CourseTeamResponse, LearnersResponse } from '@veche/contract/portal/courses.ts'
import { GATED_RIGHTS } from '@veche/contract/values/courses.ts'
import { ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import { type Actor, listIdsByWords, rolesOfRight } from '../../access/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { listToldAt } from '../../notifications/index.ts'
import { type LearnerState, stateAt, worstOf } from '../certificates/index.ts'
import { type CoursesContext, listCourses, stateOf } from '../courses/index.ts'
import { nearest } from './course.presenter.ts'
import { LEARNER_WORDS, lastDay } from './course-table.ts'
import { ledBy, mayRemind, maySeePeople, reminderOf } from './learning.policy.ts'
import { countLearners, type LearnerRow, listLearners } from './learning.repository.ts'
import { getForReader } from './read-courses.ts'

const HOLDERS = GATED_RIGHTS.map((right) => ({ right, roles: rolesOfRight(right) }))
type Page = { courseId: string; actor: Actor; cursor?: string | undefined; limit: number }

export async function readLearners(
  { db, clock, region }: CoursesContext,
  { courseId, actor, cursor, limit }: Page,
): Promise<LearnersResponse> {
  const { content } = await getForReader(db, courseId, actor)
  if (!maySeePeople(actor)) throw new ForbiddenError('course.forbidden')
  const [now, led] = [clock(), ledBy(actor, await getDirectory(db))]
  const after = cursor === undefined ? null : parsePerson(cursor)
  const [counts, rows] = await Promise.all([
    countLearners(db, courseId, { led, now }),
    listLearners(db, courseId, { led, holders: HOLDERS, after, limit: limit + 1 }),
  ])
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const ids = page.map(({ userId }) => userId)
  const toldAt = await listToldAt(db, { userIds: ids, prefix: reminderOf(courseId) })
  const today = dateInZone(region.timeZone, now)
  const people = page.map((row) => {
    const at = toldAt.get(row.userId)
    const isTold = at !== undefined && dateInZone(region.timeZone, at) === today
    return {
      ...presentLearner(row, now),
      ...{ userId: row.userId, remindedAt: at?.toISOString() ?? null },
      reminding: isTold ? ('told' as const) : isToPass(row, now) ? ('open' as const) : ('passed' as const),
    }
  })
  return {
    ...{ cardCount: content.cards.length, counts, people, mayRemind: mayRemind(actor) },
    nextCursor: last ? Buffer.from(JSON.stringify([last.name, last.userId])).toString('base64url') : null,
  }
}

export type Reminded = { userId: string; name: string; isToPass: boolean; dueAt: Date | null }

/** The people of a head, with whether they have to pass the course and by when; `only`: these alone. */
export async function listReminded(
  { db, clock }: CoursesContext,
  { courseId, actor, only }: { courseId: string; actor: Actor; only: readonly string[] | null },
): Promise<Reminded[]> {
  const [now, led] = [clock(), ledBy(actor, await getDirectory(db))]
  const rows = await listLearners(db, courseId, {
    ...{ led, only, holders: HOLDERS, after: null, limit: MOST_ROWS },
  })
  return rows.map((row) => {
    const { dueAt } = presentLearner(row, now)
    const { userId, name } = row
    return { userId, name, isToPass: isToPass(row, now), dueAt: dueAt === null ? null : new Date(dueAt) }
  })
}

/** A pass is worth renewing from this long before its end, as the course itself begins to remind of it. */
const RENEWED_WITHIN_MS = 30 * 24 * 60 * 60 * 1000

function isToPass(row: LearnerRow, now: Date): boolean {
  if (stateOfLearner(row, now) !== 'valid') return true
  return row.validUntil !== null && row.validUntil.getTime() - now.getTime() <= RENEWED_WITHIN_MS
}

/** Of each published course at once, so that a head need not open one after another; whoever leads nobody has nobody there. */
export async function readTeam(
  { db, clock }: CoursesContext,
  { actor, cursor, limit, search }: Omit<Page, 'courseId'> & { search?: string | undefined },
): Promise<CourseTeamResponse> {
  if (!maySeePeople(actor)) return { courses: [], people: [], nextCursor: null }
  const directory = await getDirectory(db)
  const [now, led] = [clock(), ledBy(actor, directory)]
  const only =
    search === undefined
      ? null
      : await listIdsByWords(db, { words: search, places: placesNamed(directory, search) })
  const after = cursor === undefined ? null : parsePerson(cursor)
  const courses = (await listCourses(db)).filter((course) => stateOf(course) === 'published')
  // The same people in the same order of each: the page is cut by their names alone.
  const columns = await Promise.all(
    courses.map(({ id }) => listLearners(db, id, { led, only, holders: HOLDERS, after, limit: limit + 1 })),
  )
  const [first = []] = columns
  const page = first.slice(0, limit)
  const people = page.map(({ name, userId }) => ({
    name,
    courses: columns.map((column) => {
      const row = column.find((one) => one.userId === userId)
      if (!row) return { state: 'free' as const, dueAt: null }
      const { state, dueAt } = presentLearner(row, now)
      return { state, dueAt }
    }),
  }))
  const last = first.length > limit ? page.at(-1) : undefined
  return {
    courses: courses.map(({ id, content }) => ({ id, title: content.title })),
    people,
    nextCursor: last ? Buffer.from(JSON.stringify([last.name, last.userId])).toString('base64url') : null,
  }
}

/** Places whose names hold the words: of a body its units too. */
function placesNamed({ agencies, municipalities }: Directory, words: string) {
  const sought = words.toLowerCase()
  const isNamed = (...names: readonly string[]) => names.some((name) => name.toLowerCase().includes(sought))
  const ofAgencies = agencies.flatMap(({ code, name, units }) => {
    const isWhole = isNamed(name)
    const own = units.filter((unit) => isWhole || isNamed(unit.name))
    return [
      ...(isWhole ? [{ kind: 'agency', code }] : []),
      ...own.map((unit) => ({ kind: 'unit', code: unit.code })),
    ]
  })
  const named = municipalities.filter(({ name, shortName }) => isNamed(name, shortName))
  return [...ofAgencies, ...named.map(({ code }) => ({ kind: 'municipality', code }))]
}

function parsePerson(cursor: string): { name: string; id: string } {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const [name, id]: unknown[] = Array.isArray(read) ? read : []
    if (typeof name === 'string' && typeof id === 'string') return { name, id }
  } catch {
    // Falls through to the refusal.
  }
  throw new InvalidError('http.bad_cursor')
}

type Progress = Omit<LearnersResponse['people'][number], 'userId' | 'remindedAt' | 'reminding'>

function presentLearner(row: LearnerRow, now: Date): Progress {
  const { name, seenCount, certificateNumber, validUntil, restsAt } = row
  const state = stateOfLearner(row, now)
  const dueAt = state === 'valid' ? validUntil : nearest([restsAt, row.owedBy].filter((at) => at !== null))
  return {
    ...{ name, seenCount, state, certificateNumber, validUntil: validUntil?.toISOString() ?? null },
    dueAt: dueAt?.toISOString() ?? null,
  }
}

function stateOfLearner({ validUntil, restsAt, liftedUntil, owedBy }: LearnerRow, now: Date): LearnerState {
  const state = restsAt === null ? null : stateAt({ validUntil, restsAt, liftedUntil }, now)
  if (owedBy !== null) return worstOf([...(state ? [state] : []), 'due'])
  if (state !== null) return state
  return validUntil !== null && now < validUntil ? 'valid' : 'free'
}

const COLUMNS = ['Имя', 'Состояние', 'Карточек прочитано', 'Удостоверение', 'Действует до', 'Пройти до']
const MOST_ROWS = 20_000

export async function listLearnerCells(
  context: CoursesContext,
  one: { courseId: string; actor: Actor },
): Promise<Cell[][]> {
  const { people } = await readLearners(context, { ...one, limit: MOST_ROWS })
  const dayOf = (moment: string | null) => lastDay(context, moment)
  const rows = people.map(({ name, state, seenCount, certificateNumber, validUntil, dueAt }): Cell[] => [
    ...[name, LEARNER_WORDS[state], seenCount, certificateNumber ?? '', dayOf(validUntil), dayOf(dueAt)],
  ])
  return [COLUMNS, ...rows]
}
