import type { DropReason, FakeResponse } from '@veche/contract/fakes.ts'
import { typedNumber } from '@veche/contract/rules/tables/typed-number.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceField, TextField } from '../../../ui/forms/Field.tsx'
import { StepDialog } from '../card/index.ts'
import { DROP_CODES } from '../codes.ts'
import type { FakeCommand } from '../fakes.queries.ts'

type Props = { fake: FakeResponse; onClose: () => void }

/** No rumour, or nothing to check: the card is put aside with its reason, and can be taken back. */
export function DropDialog({ fake, onClose }: Props) {
  const { t } = useTranslation()
  const [reason, setReason] = useState<DropReason | null>(null)
  const [number, setNumber] = useState('')
  return (
    <StepDialog
      fake={fake}
      title={t('fakes.dropping.title')}
      submitLabel={t('fakes.dropping.submit')}
      command={dropOf(reason, number)}
      missing={{
        ...(reason === null && { reason: t('fakes.dropping.noReason') }),
        ...(reason === 'duplicate' &&
          !isNumber(number) && { duplicateOfNumber: t('fakes.dropping.wrongNumber') }),
      }}
      onClose={onClose}
    >
      <ChoiceField label={t('fakes.dropping.reason')} name="reason">
        {DROP_CODES.map((code) => (
          <label className="chk-l" key={code}>
            <input type="radio" name="drop" checked={code === reason} onChange={() => setReason(code)} />
            <span>
              {t(`fakes.drop.${code}`)}
              <span className="blk xs muted">{t(`fakes.dropping.means.${code}`)}</span>
            </span>
          </label>
        ))}
      </ChoiceField>
      {reason === 'duplicate' && (
        <TextField
          label={t('fakes.dropping.number')}
          name="duplicateOfNumber"
          inputMode="numeric"
          value={number}
          error={number !== '' && !isNumber(number) ? t('fakes.dropping.wrongNumber') : undefined}
          onChange={({ target }) => setNumber(target.value)}
        />
      )}
      <p className="sm muted">{t('fakes.dropping.undo')}</p>
    </StepDialog>
  )
}

const isNumber = (text: string) => typedNumber(text) !== null

function dropOf(reason: DropReason | null, number: string): FakeCommand | null {
  if (reason === null) return null
  if (reason !== 'duplicate') return { type: 'drop', reason }
  const duplicateOfNumber = typedNumber(number)
  return duplicateOfNumber === null ? null : { type: 'drop', reason, duplicateOfNumber }
}
