import { DECLINE_REASONS } from '@veche/contract/values/livestreams.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AirFormDialog, useAir, useQuestion } from '../commands/index.ts'
import type { DeclineCode } from '../stream/index.ts'

type Props = { questionId: string; onClose: () => void }

/** A declined question is counted and seen with its reason: it cannot go away in silence. */
export function DeclineDialog({ questionId, onClose }: Props) {
  const { t } = useTranslation()
  const { press } = useAir()
  const question = useQuestion(questionId)
  const [reason, setReason] = useState<DeclineCode>('off_topic')
  return (
    <AirFormDialog
      title={t('livestreams.decline.title', { number: question?.number })}
      submitLabel={t('livestreams.decline.submit')}
      onClose={onClose}
      onSubmit={() => press(questionId, { type: 'decline', reason })}
    >
      <p className="sm muted">{question?.text}</p>
      <fieldset className="radios">
        <legend className="lab">{t('livestreams.decline.reason')}</legend>
        {DECLINE_REASONS.map((code, index) => (
          <label className="chk-l" key={code}>
            <input
              type="radio"
              name="reason"
              checked={code === reason}
              onChange={() => setReason(code)}
              {...(index === 0 && { 'data-autofocus': true })}
            />
            <span>{t(`livestreams.declined.${code}`)}</span>
          </label>
        ))}
      </fieldset>
    </AirFormDialog>
  )
}
