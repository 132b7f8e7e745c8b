import { useTranslation } from 'react-i18next'
import type { UNSENT, UnsentQuestion } from '../../../lib/line/person-store.ts'
import { useQuestionNumbers } from './use-question-numbers.ts'

type Props = { kind: (typeof UNSENT)[number]; count: number; questions: readonly UnsentQuestion[] }

/** How much of one kind is not sent, and of which questions. */
export function UnsentLine({ kind, count, questions }: Props) {
  const { t } = useTranslation()
  const numbers = useQuestionNumbers(questions)
  const what = t(`leaving.${kind}`, { count })
  if (numbers.length === 0) return <li>{what}</li>
  const more = questions.length - numbers.length
  const named = numbers.map((number) => t('leaving.question', { number })).join(', ')
  return (
    <li>
      {t('leaving.of', { what, questions: named })}
      {more > 0 && ` ${t('leaving.more', { count: more })}`}
    </li>
  )
}
