import type { CourseDraft } from '@veche/contract/rules/portal/courses/course-file.ts'
import { useEffect, useState } from 'react'
import { loadPatiently } from '../../../lib/line/load-patiently.ts'

/** The reader and writer of course files and the schema of a course: they come with whoever writes or tries one. */
const bringFormat = loadPatiently(async () => {
  const { quietZod } = await import('../../../lib/forms/quiet-zod.ts')
  quietZod()
  const [{ readDraft, writeCourses }, { CourseContent }] = await Promise.all([
    import('@veche/contract/rules/portal/courses/course-file.ts'),
    import('@veche/contract/portal/courses.ts'),
  ])
  /** The fields that the server would refuse, by their paths. */
  function checkDraft(content: CourseDraft): string[] {
    const { error } = CourseContent.safeParse(content)
    return [...new Set(error?.issues.map(({ path }) => path.join('.')) ?? [])]
  }
  return { readDraft, writeCourses, checkDraft }
})

export type CourseFormat = Awaited<ReturnType<typeof bringFormat>>

/** Null: on its way. A file that is gone is an error of whatever needs it. */
export function useCourseFormat(): CourseFormat | null {
  const [format, setFormat] = useState<CourseFormat | null>(null)
  useEffect(() => {
    bringFormat().then(setFormat, (error: unknown) =>
      setFormat(() => {
        throw error
      }),
    )
  }, [])
  return format
}
