import { useTranslation } from 'react-i18next'
import { State } from '../../../ui/State.tsx'
import type { Check } from '../answers.queries.ts'
import { CHECK_LOOK, Checklist, type ShowWords } from './Checklist.tsx'
import * as styles from './checklist.module.css'
import { type Tick, threeTicks } from './three-ticks.ts'

type Props = {
  checks: Check[]
  onShow: ShowWords | null
  /** What the record of a promise still lacks. */
  open?: readonly Tick[]
}

/** On a phone the field comes first: the checklist is one row of three ticks under it until it is asked for. */
export function ChecklistFold({ checks, onShow, open = [] }: Props) {
  const { t } = useTranslation()
  const remarks = checks.filter(({ state }) => state === 'attention').length
  return (
    <details className={styles.folded}>
      <summary className="sm">
        {checks.length === 0 && <span className="muted">{t('editor.check.title')}</span>}
        {checks.length > 0 && (
          <span className={styles.ticks}>
            {threeTicks(checks, open).map(({ tick, state }) => (
              <State key={tick} name={CHECK_LOOK[state ?? 'not_needed']}>
                {state !== null && <span className="sr">{t(`editor.check.state.${state}`)}</span>}
                {t(`editor.check.tick.${tick}`)}
              </State>
            ))}
          </span>
        )}
        {checks.length > 0 && remarks === 0 && <State name="done">{t('editor.check.clean')}</State>}
        {remarks > 0 && <State name="attention">{t('editor.check.remarkCount', { count: remarks })}</State>}
      </summary>
      <Checklist checks={checks} onShow={onShow} />
    </details>
  )
}
