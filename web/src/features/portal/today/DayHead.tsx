import { useTranslation } from 'react-i18next'
import { useHasLine } from '../../../lib/line/line.ts'
import { useNow } from '../../../lib/time/clock.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import { countDay } from './item-time.ts'
import type { Today } from './today.queries.ts'

/** Who is greeted, which day it is in the region, and what is left of the day. A duty is said by its row. */
export function DayHead({ name, today }: { name: string; today: Today | undefined }) {
  const { t } = useTranslation()
  const now = useNow()
  const { longDay, time } = useFormat()
  const hour = Number(time(now).slice(0, 2))
  return (
    <div className="grow">
      <h1>{t(`today.greeting.${greetingAt(hour)}`, { name })}</h1>
      <p className="muted">{longDay(now)}</p>
      {today && <Left today={today} hour={hour} />}
    </div>
  )
}

const EVENING_HOUR = 16

function Left({ today, hour }: { today: Today; hour: number }) {
  const { t } = useTranslation()
  const { time, number } = useFormat()
  const hasLine = useHasLine()
  const { late, left } = countDay(today.items)
  return (
    <p className="row g2 wrap sm" role="status">
      {left === 0 && <State name="done">{t('today.left.nothing')}</State>}
      {left > 0 && (
        <span>
          {t(hour >= EVENING_HOUR ? 'today.left.evening' : 'today.left.today', {
            count: left,
            shown: number(left),
          })}
        </span>
      )}
      {late > 0 && <State name="late">{t('today.left.late', { count: late, shown: number(late) })}</State>}
      {!hasLine && <span className="muted">{t('today.asOf', { time: time(today.asOf) })}</span>}
    </p>
  )
}

function greetingAt(hour: number): 'morning' | 'day' | 'evening' | 'night' {
  if (hour < 5) return 'night'
  if (hour < 12) return 'morning'
  return hour < 18 ? 'day' : 'evening'
}
