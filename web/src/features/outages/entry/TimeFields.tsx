import { useTranslation } from 'react-i18next'
import { TextField } from '../../../ui/forms/Field.tsx'
import type { OutageForm } from './outage-form.ts'

type Props = { form: OutageForm; onChange: (changes: Partial<OutageForm>) => void }

/** When it begins and when it is planned to end, by clocks of the region. */
export function TimeFields({ form, onChange }: Props) {
  const { t } = useTranslation()
  const field = (key: 'beginsDay' | 'beginsTime' | 'endsDay' | 'endsTime', name: string) => (
    <TextField
      label={t(`outages.form.${name}`)}
      name={name}
      type={key.endsWith('Day') ? 'date' : 'time'}
      value={form[key]}
      onChange={({ target }) => onChange({ [key]: target.value })}
    />
  )
  return (
    <>
      <div className="grid2">
        {field('beginsDay', 'beginsAt')}
        {field('beginsTime', 'beginsTime')}
      </div>
      <div className="grid2">
        {field('endsDay', 'endsAt')}
        {field('endsTime', 'endsTime')}
      </div>
    </>
  )
}
