import type { CurrentDeadline } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../lib/clock.ts'
import { deadlineState } from '../../lib/deadline.ts'
import { dayKey } from '../../lib/format.ts'
import { useFormat } from '../../lib/use-format.ts'
import { State } from '../../ui/State.tsx'

/** Time is the hero of a row: what is left, or by how much it is late. The exact moment is on hover. */
export function DeadlineMark({
  deadline,
  className = 'xs',
}: {
  deadline: CurrentDeadline | null
  className?: string
}) {
  const { t } = useTranslation()
  const now = useNow()
  const { remaining, duration, moment, shortMoment, locale } = useFormat()
  if (!deadline) return null
  const state = deadlineState(deadline, now)
  const dueAt = Date.parse(deadline.dueAt)
  // Across a night minutes of the calendar would lie about working time, so the moment itself is shown.
  const isToday = dayKey(dueAt, locale) === dayKey(now, locale)
  const words =
    state === 'waiting'
      ? t('incidents.paused')
      : dueAt < now || isToday
        ? remaining(dueAt - now)
        : shortMoment(dueAt)
  return (
    <State name={state} className={className} title={t('incidents.dueAt', { moment: moment(dueAt) })}>
      {state === 'late' ? (
        <>
          <span className="sr">
            {t('incidents.lateBy')} {duration(now - dueAt)}
          </span>
          {/* A minus after «просрочено на» would be said twice. */}
          <span aria-hidden="true">{words}</span>
        </>
      ) : (
        <>
          <span className="sr">{t('incidents.left')}</span>
          {words}
        </>
      )}
    </State>
  )
}
