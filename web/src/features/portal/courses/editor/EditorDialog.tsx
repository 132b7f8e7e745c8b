import { useQuery } from '@tanstack/react-query'
import type { CourseResponse } from '@veche/contract/portal/courses.ts'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../../ui/overlays/Dialog.tsx'
import { ErrorNotice, SkeletonRows } from '../../../../ui/query-states.tsx'
import { courseFileQuery, coursesQuery } from '../courses.queries.ts'
import { useCourseFormat } from '../use-course-format.ts'
import { CourseEditor } from './CourseEditor.tsx'
import { EMPTY_FORM, formOf } from './course-form.ts'

type Props = {
  courseId: string | null
  expectedVersion: number | null
  returned?: CourseResponse['returned']
  onClose: () => void
}

/** A new course, or the next version of one, once what is there has come. */
export function EditorDialog({ courseId, expectedVersion, returned = null, onClose }: Props) {
  const { t } = useTranslation()
  const format = useCourseFormat()
  const list = useQuery(coursesQuery)
  const file = useQuery({ ...courseFileQuery(courseId ?? '', null), enabled: courseId !== null })
  const error = list.error ?? file.error
  const taken = list.data?.courses.filter(({ id }) => id !== courseId).map(({ code }) => code)
  if (!format || !taken || (courseId !== null && file.data === undefined))
    return (
      <Dialog title={t('courses.author.title')} onClose={onClose} isWide>
        <div className="dlg-b">
          {error && (
            <ErrorNotice error={error} onRetry={() => Promise.all([list.refetch(), file.refetch()])} />
          )}
          {!error && <SkeletonRows label={t('courses.loading')} />}
        </div>
      </Dialog>
    )
  const read = file.data === undefined ? null : format.readDraft(file.data)
  const first = read && 'content' in read ? { ...formOf(read, taken), code: read.code } : EMPTY_FORM
  return <CourseEditor {...{ courseId, expectedVersion, returned, taken, first, format, onClose }} />
}
