import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { useMomentWords } from '../duty/index.ts'
import * as styles from './roster.module.css'
import type { Problem } from './roster.queries.ts'

type Props = {
  problems: readonly Problem[]
  /** A week without a shift has nobody on duty, whatever else is wrong with it. */
  isEmpty: boolean
  nameOf: (personId: string | null) => string
  /** Null: the reader changes nothing. */
  onSubstitute: ((problem: Problem) => void) | null
}

/** What nobody has, what two have, and who is away: said before it is saved. */
export function Problems({ problems, isEmpty, nameOf, onSubstitute }: Props) {
  const { t } = useTranslation()
  const { span } = useMomentWords()
  if (problems.length === 0 && isEmpty)
    return (
      <Notice state="attention" title={t('duty.emptyWeek')}>
        {t('duty.emptyWeekText')}
      </Notice>
    )
  if (problems.length === 0) return <Notice state="done" title={t('duty.noProblems')} />
  return (
    <Notice state="attention" title={t('duty.problems', { count: problems.length })}>
      <ul className={styles.problems}>
        {problems.map((problem) => {
          const { kind, startsAt, endsAt, personId, substituteId } = problem
          return (
            <li key={`${kind} ${startsAt} ${personId}`}>
              {t(`duty.problem.${kind}`, { span: span(startsAt, endsAt), name: nameOf(personId) })}{' '}
              {substituteId !== null && onSubstitute && (
                <Button size="s" onClick={() => onSubstitute(problem)}>
                  {t('duty.takeSubstitute', { name: nameOf(substituteId) })}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
