import type { ImportCoursesResponse } from '@veche/contract/portal/courses.ts'
import { useTranslation } from 'react-i18next'
import { useProblemWords } from './use-problem-words.ts'

export type Verdict = Pick<ImportCoursesResponse, 'problems'> & Partial<ImportCoursesResponse>

/** What the check says: each problem by its line and field, or which courses would come of the text. */
export function Told({ told: { problems, added = [], changed = [] } }: { told: Verdict }) {
  const { t } = useTranslation()
  const { whole } = useProblemWords()
  if (problems.length > 0)
    return (
      <ul role="status">
        {problems.map(({ course, line, problem }) => (
          <li key={`${course} ${line} ${problem}`}>
            {line !== null && <b className="m">{t('courses.author.line', { line })}: </b>}
            {whole(problem)}
          </li>
        ))}
      </ul>
    )
  if (added.length + changed.length === 0) return <p role="status">{t('courses.author.same')}</p>
  return (
    <p role="status">
      {[
        t('courses.author.good'),
        added.length > 0 && t('courses.author.adds', { codes: added.join(', ') }),
        changed.length > 0 && t('courses.author.changes', { codes: changed.join(', ') }),
      ]
        .filter(Boolean)
        .join(' ')}
    </p>
  )
}
