/** Who has passed what they were assigned: whoever has not comes first. */
import type { AssignedPeopleResponse } from '@veche/contract/portal/course-assignments.ts'
import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { getDirectory } from '../../directory/index.ts'
import type { CoursesContext } from '../courses/index.ts'
import { getVisible, type OneAssignment } from './assign-course.ts'
import { type AssignmentRow, listOwing, listSkipped } from './assignments.repository.ts'

type Page = OneAssignment & { cursor?: string | undefined; limit: number }
const Place = z.tuple([z.boolean(), z.string(), z.string()])

export async function readAssignedPeople(
  { db }: Pick<CoursesContext, 'db'>,
  { cursor, limit, ...one }: Page,
): Promise<AssignedPeopleResponse> {
  const assigned = await getVisible(db, one)
  const { id } = assigned
  const after = cursor === undefined ? null : parsePlace(cursor)
  const rows = await listOwing(db, id, { after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const place = last && JSON.stringify([last.isPassed, last.name, last.userId])
  return {
    people: page.map(({ name, isPassed, dueAt }) => ({ name, isPassed, dueAt: dueAt.toISOString() })),
    skipped: after === null ? await readSkipped(db, assigned) : [],
    nextCursor: place ? Buffer.from(place).toString('base64url') : null,
  }
}

const MOST_SKIPPED = 50

/** A head counts among own people also whoever is set over the whole place, and whoever cannot sign in yet. */
async function readSkipped(db: Db, { id, agencyCode, unitCode }: AssignmentRow) {
  if (unitCode !== null) return []
  const agency = (await getDirectory(db)).agencies.find(({ code }) => code === agencyCode)
  const municipalityCode = agency?.kind === 'administration' ? agency.municipalityCode : null
  const rows = await listSkipped(db, { assignmentId: id, agencyCode, municipalityCode }, MOST_SKIPPED)
  return rows.map(({ name, isOfBody }) => ({
    name,
    reason: isOfBody ? ('no_sign_in' as const) : ('of_municipality' as const),
  }))
}

function parsePlace(cursor: string) {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const { data } = z.preprocess(readJson, Place).safeParse(text)
  if (!data) throw new InvalidError('http.bad_cursor')
  const [isPassed, name, id] = data
  return { isPassed, name, id }
}

function readJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return null
  }
}
