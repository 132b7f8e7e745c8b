/** How far the people of a head are with a course. */
import type { CourseTeamResponse, LearnersResponse } from '@veche/contract/portal/courses.ts'
import { GATED_RIGHTS } from '@veche/contract/values/courses.ts'
import { ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import { type Actor, listIdsByWords, rolesOfRight } from '../../access/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { listToldAt } from '../../notifications/index.ts'
import { type LearnerState, stateAt, worstOf } from '../certificates/index.ts'
import { type CoursesContext, listCourses, stateOf } from '../courses/index.ts'
import { nearest } from './course.presenter.ts'
import { LEARNER_WORDS, lastDay } from './course-table.ts'
import { ledBy, mayAssign, maySeePeople, reminderOf } from './learning.policy.ts'
import { countLearners, type LearnerRow, listLearners } from './learning.repository.ts'
import { getForReader } from './read-courses.ts'

const HOLDERS = GATED_RIGHTS.map((right) => ({ right, roles: rolesOfRight(right) }))
type Page = { courseId: string; actor: Actor; cursor?: string | undefined; limit: number }

export async function readLearners(
  { db, clock }: CoursesContext,
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
  const people = page.map((row) => ({
    ...presentLearner(row, now),
    userId: row.userId,
    remindedAt: toldAt.get(row.userId)?.toISOString() ?? null,
  }))
  return {
    ...{ cardCount: content.cards.length, counts, people, mayRemind: mayAssign(actor) },
    nextCursor: last ? Buffer.from(JSON.stringify([last.name, last.userId])).toString('base64url') : null,
  }
}

/** Ids of the people of a head who have not passed the course; `only`: of these alone. */
export async function listUnpassed(
  { db, clock }: CoursesContext,
  { courseId, actor, only }: { courseId: string; actor: Actor; only: readonly string[] | null },
): Promise<string[]> {
  const [now, led] = [clock(), ledBy(actor, await getDirectory(db))]
  const rows = await listLearners(db, courseId, {
    ...{ led, only, holders: HOLDERS, after: null, limit: MOST_ROWS },
  })
  return rows.filter((row) => stateOfLearner(row, now) !== 'valid').map(({ userId }) => userId)
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

type Progress = Omit<LearnersResponse['people'][number], 'userId' | 'remindedAt'>

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
