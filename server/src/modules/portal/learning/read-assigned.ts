/** Who has passed what they were assigned: whoever has not comes first. */
import type { AssignedPeopleResponse } from '@veche/contract/portal/course-assignments.ts'
import { z } from 'zod'
import { InvalidError } from '../../../platform/errors.ts'
import type { CoursesContext } from '../courses/index.ts'
import { getVisible, type OneAssignment } from './assign-course.ts'
import { listOwing } from './assignments.repository.ts'

type Page = OneAssignment & { cursor?: string | undefined; limit: number }
const Place = z.tuple([z.boolean(), z.string(), z.string()])

export async function readAssignedPeople(
  { db }: Pick<CoursesContext, 'db'>,
  { cursor, limit, ...one }: Page,
): Promise<AssignedPeopleResponse> {
  const { id } = await getVisible(db, one)
  const after = cursor === undefined ? null : parsePlace(cursor)
  const rows = await listOwing(db, id, { after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const place = last && JSON.stringify([last.isPassed, last.name, last.userId])
  return {
    people: page.map(({ name, isPassed, dueAt }) => ({ name, isPassed, dueAt: dueAt.toISOString() })),
    nextCursor: place ? Buffer.from(place).toString('base64url') : null,
  }
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
