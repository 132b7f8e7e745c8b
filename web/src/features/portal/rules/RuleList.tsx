import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State, type StateName } from '../../../ui/State.tsx'
import * as room from '../room-list.module.css'
import type { RuleRow } from './rules.queries.ts'
import { useRuleWords } from './use-rule-words.ts'

export type RenderRule = (ruleId: string, content: ReactNode, className?: string) => ReactNode
type Props = { rules: readonly RuleRow[]; renderRule: RenderRule }

const STATE_LOOKS = {
  ...{ draft: 'waiting', proposed: 'attention', on: 'done', off: 'waiting' },
  ...{ resting: 'late', archived: 'waiting' },
} as const satisfies Record<RuleRow['state'], StateName>

export function RuleList({ rules, renderRule }: Props) {
  const { t } = useTranslation()
  return (
    <ul className={`panel ${room.roomRows}`} aria-label={t('rules.list')}>
      {rules.map((rule) => (
        <li key={rule.id}>{renderRule(rule.id, <Line rule={rule} />, room.roomRow)}</li>
      ))}
    </ul>
  )
}

/** What it does now: one that is on does nothing while all are switched off. */
export function RuleState({ state, isStopped }: Pick<RuleRow, 'state' | 'isStopped'>) {
  const { t } = useTranslation()
  if (isStopped) return <State name="attention">{t('rules.state.stopped')}</State>
  return <State name={STATE_LOOKS[state]}>{t(`rules.state.${state}`)}</State>
}

function Line({ rule }: { rule: RuleRow }) {
  const { t } = useTranslation()
  const words = useRuleWords()
  const { shortMoment, counted } = useFormat()
  const { no, content, state, isStopped, firedInHour, firedInWeek, lastFiredAt, waitingCount } = rule
  const sentence = [
    `${t('rules.when')} ${words.events(content)}`,
    ...(content.conditions.length > 0 ? [t('rules.conditions', counted(content.conditions.length))] : []),
    `${t('rules.then')} ${content.acts.map(words.act).join(', ')}`,
  ]
  return (
    <>
      <span className={room.subject}>
        <b className="blk m">
          {no}. {content.name}
        </b>
        <span className="sm muted">{sentence.join(' — ')}</span>
      </span>
      <span className={`sm ${room.marks} ${room.manyMarks}`}>
        <RuleState state={state} isStopped={isStopped} />
        {waitingCount > 0 && <State name="attention">{t('rules.waiting', counted(waitingCount))}</State>}
        {state === 'on' && !isStopped && (
          <span className="nw">
            {t('rules.budgetUsed', { used: firedInHour, budget: content.hourlyBudget })}
          </span>
        )}
        {firedInWeek > 0 && <span className="nw">{t('rules.week', counted(firedInWeek))}</span>}
        <span className="muted">
          {lastFiredAt ? t('rules.lastFired', { at: shortMoment(lastFiredAt) }) : t('rules.neverFired')}
        </span>
      </span>
    </>
  )
}
