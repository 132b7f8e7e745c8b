import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { StepDialog } from '../card/index.ts'
import type { Carrier } from '../places/index.ts'

type Props = { fake: FakeResponse; carrier: Carrier; onClose: () => void }

const LIMIT = 500

/** Nobody can answer there again: why our earlier words stay. */
export function LeaveOutDialog({ fake, carrier, onClose }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  return (
    <StepDialog
      fake={fake}
      title={t('fakes.leaveOut.title', { place: carrier.place })}
      submitLabel={t('fakes.leaveOut.submit')}
      command={{ type: 'leave_out', carrierId: carrier.id, reason: text.trim() }}
      words={{ reason: t('fakes.reason.empty') }}
      onClose={onClose}
    >
      <p className="sm">{t('fakes.leaveOut.text')}</p>
      <TextArea
        data-autofocus=""
        label={t('fakes.leaveOut.label')}
        name="reason"
        limit={LIMIT}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </StepDialog>
  )
}
