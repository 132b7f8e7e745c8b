import { CourseContent } from '@veche/contract/portal/courses.ts'
import type { CourseDraft } from '@veche/contract/rules/portal/courses/course-file.ts'

/** The fields that the server would refuse, by their paths. */
export function checkDraft(content: CourseDraft): string[] {
  const { error } = CourseContent.safeParse(content)
  return [...new Set(error?.issues.map(({ path }) => path.join('.')) ?? [])]
}
