import type { CourseResponse } from '@veche/contract/portal/courses.ts'
import { useTranslation } from 'react-i18next'
import { storedWords } from '../../../lib/words/stored-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Notice } from '../../../ui/query-states.tsx'

/** What to correct in a version that came back to its author. */
export function Returned({ returned }: Pick<CourseResponse, 'returned'>) {
  const { t } = useTranslation()
  const { date } = useFormat()
  if (!returned) return null
  const { name, at, reason } = returned
  return (
    <Notice state="attention" title={t('courses.author.returnedTitle')}>
      {t('courses.author.returnedText', { name: storedWords(name, t), day: date(at), reason })}
    </Notice>
  )
}
