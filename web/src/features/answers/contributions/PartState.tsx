import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State, type StateName } from '../../../ui/State.tsx'
import type { PartRow } from './contributions.queries.ts'

const LOOKS = {
  ...{ asked: 'waiting', taken: 'ontime', given: 'attention', accepted: 'done' },
  ...{ refused: 'attention', withdrawn: 'done', not_needed: 'done' },
} as const satisfies Record<PartRow['state'], StateName>

/** Where a part is, and its term as long as somebody works on it. */
export function PartState({ part: { state, isLate, dueAt } }: { part: PartRow }) {
  const { t } = useTranslation()
  const { dueMoment } = useFormat()
  const isAwaited = state === 'asked' || state === 'taken'
  return (
    <span className="row g2 wrap sm">
      <State name={LOOKS[state]}>{t(`contributions.state.${state}`)}</State>
      {isAwaited && (
        <State name={isLate ? 'late' : 'ontime'}>
          {t(isLate ? 'contributions.lateSince' : 'contributions.due', { moment: dueMoment(dueAt) })}
        </State>
      )}
    </span>
  )
}
