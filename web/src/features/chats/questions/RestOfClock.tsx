import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { type Clock, endsAnotherDay } from './question-clock.ts'

type Props = { question: Clock; now: number }

/** «1 ч 20 мин» today, «до пн, 10:30» where the clock stands still till then. */
export function RestOfClock({ question, now }: Props) {
  const { t } = useTranslation()
  const { due, locale, remaining } = useFormat()
  const { dueAt } = question
  return endsAnotherDay(question, now, locale)
    ? t('chats.question.until', { moment: due(dueAt) })
    : remaining(Date.parse(dueAt) - now)
}
