/** Courses in from a file and out to one, and those that ship with the product. */

import { readdir, readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import type { ImportCoursesResponse } from '@veche/contract/portal/courses.ts'
import {
  type CourseFile,
  readCourses,
  writeCourses,
} from '@veche/contract/rules/portal/courses/course-file.ts'
import { SHIPPED_BY } from '@veche/contract/values/incidents.ts'
import type { Database, Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { idFrom, newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import {
  addVersion,
  approveVersion,
  getCourse,
  insertCourse,
  listNewestByCodes,
  lockCourse,
  type Writer,
} from './courses.repository.ts'
import type { CoursesContext } from './courses-context.ts'
import { callApprovers } from './notify-of-course.ts'

export async function exportCourse(
  { db }: Pick<CoursesContext, 'db'>,
  courseId: string,
): Promise<{ code: string; file: string }> {
  const { code, content } = await getCourse(db, courseId, { isNewest: true })
  return { code, file: writeCourses([{ code, content }]) }
}

/** Expected of a course that is new. */
const NONE_YET = 0

type Import = { file: string; isPreview: boolean; expectedVersion?: number | undefined; actor: Actor }

/** Everything or nothing; what is loaded waits for somebody else's approval. */
export async function importCourses(
  { db, clock }: Pick<CoursesContext, 'db' | 'clock'>,
  { file, isPreview, expectedVersion, actor }: Import,
): Promise<ImportCoursesResponse> {
  const { courses, problems } = readCourses(file)
  const writer = { id: actor.id, name: actor.name, now: clock() }
  return db.transaction().execute(async (tx) => {
    const codes = courses.map(({ code }) => code)
    const known = await listNewestByCodes(tx, codes)
    const added = courses.filter(({ code }) => !known.has(code))
    const changed = courses.filter(({ code, content }) => {
      const newest = known.get(code)
      return newest && !isDeepStrictEqual(newest.content, content)
    })
    if (expectedVersion === NONE_YET && known.size > 0) throw new ConflictError('course.code_taken')
    if (!isPreview && problems.length === 0) {
      const by = { by: actor.id, now: writer.now }
      for (const course of added) {
        const courseId = await insertNew(tx, course, writer)
        const told = { courseId, title: course.content.title, publishedNo: null, returnedNo: null }
        await callApprovers(tx, told, by)
      }
      for (const { code, content } of changed) {
        const course = await lockCourse(tx, known.get(code)?.id ?? '')
        if (expectedVersion !== undefined && course.newestNo !== expectedVersion)
          throw new ConflictError('course.changed_meanwhile')
        await addVersion(tx, course, { content, writer })
        const { id: courseId, publishedNo, returnedNo } = course
        await callApprovers(tx, { courseId, title: content.title, publishedNo, returnedNo }, by)
      }
    }
    return {
      added: added.map(({ code }) => code),
      changed: changed.map(({ code }) => code),
      ...{ unchanged: courses.length - added.length - changed.length, problems },
    }
  })
}

async function insertNew(tx: Tx, { code, content }: CourseFile, writer: Writer): Promise<string> {
  const id = newId()
  if (!(await insertCourse(tx, { id, code }, { content, writer })))
    throw new ConflictError('course.code_taken')
  return id
}

const FOLDER = new URL('./content/', import.meta.url)
const AUTHOR = { id: null, name: SHIPPED_BY }

/** Those that ship: each has an id of its own for ever, so what was changed or withdrawn stays so. */
export async function seedCourses(db: Database, now: Date): Promise<void> {
  const courses = await readStartingCourses()
  const writer = { ...AUTHOR, now }
  await db.transaction().execute(async (tx) => {
    for (const { code, content } of courses) {
      const id = idFrom('course', code)
      if (await insertCourse(tx, { id, code }, { content, writer }))
        await approveVersion(tx, { id, versionNo: 1 }, writer)
    }
  })
}

async function readStartingCourses(): Promise<CourseFile[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.md'))
  const files = await Promise.all(names.toSorted().map((name) => readFile(new URL(name, FOLDER), 'utf8')))
  return files.flatMap((file) => readCourses(file).courses)
}
