import type { DraftResponse } from '@veche/contract/answers.ts'
import { ANSWER_OUTCOMES } from '@veche/contract/values/answers.ts'
import { useTranslation } from 'react-i18next'
import * as styles from '../promises/fields.module.css'

export type Outcome = NonNullable<DraftResponse['outcome']>

type Props = { outcome: Outcome | null; onChange: (outcome: Outcome) => void }

/** What the final answer says of the problem: nobody but its writer knows it, so nothing stands chosen. */
export function OutcomeField({ outcome, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <div className={styles.fields}>
      <fieldset className="seg" aria-label={t('answers.outcome.title')}>
        {ANSWER_OUTCOMES.map((one) => (
          <button type="button" key={one} aria-pressed={one === outcome} onClick={() => onChange(one)}>
            {t(`answers.outcome.${one}`)}
          </button>
        ))}
      </fieldset>
    </div>
  )
}
