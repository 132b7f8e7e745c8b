import { RULE_DAYS } from '@veche/contract/values/portal/work-rules.ts'
import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '../../../../ui/forms/Field.tsx'
import type { RuleForm } from '../rule-form.ts'

type Hour = Pick<RuleForm, 'days' | 'time'>
type Props = Hour & { onChange: (changes: Partial<Hour>) => void }

/** On which days and at what time of the region a rule looks at its questions. */
export function HourFields({ days, time, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <SelectField
        label={t('rules.hourDays')}
        name="days"
        value={days}
        onChange={({ target }) =>
          onChange({ days: RULE_DAYS.find((one) => one === target.value) ?? 'every' })
        }
      >
        {RULE_DAYS.map((one) => (
          <option key={one} value={one}>
            {t(`rules.daysOf.${one}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('rules.hourTime')}
        name="time"
        type="time"
        hint={t('rules.hourHint')}
        value={time}
        onChange={({ target }) => onChange({ time: target.value })}
      />
    </>
  )
}
