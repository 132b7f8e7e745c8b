import type { DraftResponse } from '@veche/contract/answers.ts'
import { ANSWER_OUTCOMES } from '@veche/contract/values/answers.ts'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'

export type Outcome = NonNullable<DraftResponse['outcome']>

type Props = {
  outcome: Outcome | null
  /** The hint that names it leads here. */
  field: RefObject<HTMLFieldSetElement | null>
  onChange: (outcome: Outcome) => void
}

/** What the final answer says of the problem: nobody but its writer knows it, so nothing stands chosen. */
export function OutcomeField({ outcome, field, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <fieldset className="seg" ref={field} aria-label={t('answers.outcome.title')}>
      {ANSWER_OUTCOMES.map((one) => (
        <button type="button" key={one} aria-pressed={one === outcome} onClick={() => onChange(one)}>
          {t(`answers.outcome.${one}`)}
        </button>
      ))}
    </fieldset>
  )
}
