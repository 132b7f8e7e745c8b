import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../lib/clock.ts'
import { countedAhead, deadlineState } from '../../lib/deadline.ts'
import { useFormat } from '../../lib/use-format.ts'
import { State } from '../../ui/State.tsx'
import { explanationQuery } from './incidents.queries.ts'

export function useDeadlineName(): (deadline: { key: string; ruleName?: string }) => string {
  const { t, i18n } = useTranslation()
  return ({ key, ruleName }) => {
    const text = `incidents.deadline.key.${key}`
    return i18n.exists(text) ? t(text) : (ruleName ?? key)
  }
}

type Props = { incident: IncidentResponse; isNameHidden?: boolean }

/** What is left of the step's deadline: counted time once the calculation is here. */
export function DeadlineChip({ incident, isNameHidden = false }: Props) {
  const { t } = useTranslation()
  const keyName = useDeadlineName()
  const now = useNow()
  const { remaining, shortMoment, moment } = useFormat()
  const deadline = incident.deadline
  const { data: explanation } = useQuery({
    ...explanationQuery(incident.id, deadline?.key ?? ''),
    enabled: deadline !== null,
  })
  if (!deadline) return null
  const state = deadlineState(deadline, now)
  const dueAt = Date.parse(deadline.dueAt)
  const left = dueAt < now || !explanation ? dueAt - now : countedAhead(explanation.intervals, now)
  const words = state === 'waiting' ? t('incidents.paused') : remaining(left)
  return (
    <div className="row g2 wrap">
      <State name={state} look="big">
        {isNameHidden ? words : `${keyName(deadline)}: ${words}`}
      </State>
      <span className="end muted sm" title={moment(dueAt)}>
        {t('incidents.until', { moment: shortMoment(dueAt) })}
      </span>
    </div>
  )
}
