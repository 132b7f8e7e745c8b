import { useQuery } from '@tanstack/react-query'
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { countedAhead } from '../../../lib/incidents/deadline.ts'
import { useNow } from '../../../lib/time/clock.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import { explanationQuery } from '../incidents.queries.ts'
import { type Clocked, useDeadlineWords } from './use-deadline-words.ts'

export function useDeadlineName(): (deadline: { key: string; ruleName?: string }) => string {
  const { t, i18n } = useTranslation()
  return ({ key, ruleName }) => {
    const text = `incidents.deadline.key.${key}`
    return i18n.exists(text) ? t(text) : (ruleName ?? key)
  }
}

type Props = { incident: Pick<IncidentResponse, 'id'> & Clocked; isNameHidden?: boolean }

/** The words of the row in the list, and how much of that time is counted where the two differ. */
export function DeadlineChip({ incident, isNameHidden = false }: Props) {
  const { t } = useTranslation()
  const keyName = useDeadlineName()
  const now = useNow()
  const { workingTime, due, dueMoment } = useFormat()
  const deadline = incident.deadline
  const { data: explanation } = useQuery({
    ...explanationQuery(incident.id, deadline?.key ?? ''),
    enabled: deadline !== null,
  })
  const words = useDeadlineWords(incident)
  if (!deadline || !words) return null
  const counted = explanation && words.leftMs > 0 ? countedAhead(explanation.intervals, now) : 0
  const isCountedLess =
    words.state !== 'waiting' &&
    words.shows !== 'promise' &&
    counted > 0 &&
    words.leftMs - counted >= MINUTE_MS
  return (
    <div className="row g2 wrap">
      <State name={words.state} look="big">
        {isNameHidden ? words.short : `${keyName(deadline)}: ${words.short}`}
      </State>
      {isCountedLess && (
        <span className="muted sm">
          {t('incidents.deadline.countedLeft', { duration: workingTime(counted) })}
        </span>
      )}
      {words.shows === 'time' && (
        <span className="end muted sm" title={dueMoment(deadline.dueAt)}>
          {t('incidents.until', { moment: due(deadline.dueAt) })}
        </span>
      )}
    </div>
  )
}
