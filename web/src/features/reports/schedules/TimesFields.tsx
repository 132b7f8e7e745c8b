import { CADENCES } from '@veche/contract/values/reports.ts'
import { useTranslation } from 'react-i18next'
import { SelectField } from '../../../ui/forms/Field.tsx'
import type { ScheduleForm } from './schedule-form.ts'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
const MONTH_DAYS = Array.from({ length: 31 }, (_, day) => day + 1)
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

type Props = { form: ScheduleForm; onChange: (changed: Partial<ScheduleForm>) => void }

/** How often, and at which hour of the region. */
export function TimesFields({ form, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <div className="grid2">
      <SelectField
        label={t('reports.times.cadence')}
        name="cadence"
        value={form.cadence}
        onChange={({ target }) =>
          onChange({ cadence: CADENCES.find((cadence) => cadence === target.value) ?? form.cadence })
        }
      >
        {CADENCES.map((cadence) => (
          <option key={cadence} value={cadence}>
            {t(`reports.cadence.${cadence}`)}
          </option>
        ))}
      </SelectField>
      {form.cadence === 'weekly' && (
        <SelectField
          label={t('reports.times.weekday')}
          name="weekday"
          value={form.weekday}
          onChange={({ target }) => onChange({ weekday: Number(target.value) })}
        >
          {WEEKDAYS.map((day) => (
            <option key={day} value={day}>
              {t(`reports.weekday.${day}`)}
            </option>
          ))}
        </SelectField>
      )}
      {form.cadence === 'monthly' && (
        <SelectField
          label={t('reports.times.monthDay')}
          name="monthDay"
          hint={t('reports.times.monthDayHint')}
          value={form.monthDay}
          onChange={({ target }) => onChange({ monthDay: Number(target.value) })}
        >
          {MONTH_DAYS.map((day) => (
            <option key={day} value={day}>
              {day}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        label={t('reports.times.hour')}
        name="hour"
        value={form.hour}
        onChange={({ target }) => onChange({ hour: Number(target.value) })}
      >
        {HOURS.map((hour) => (
          <option key={hour} value={hour}>
            {`${String(hour).padStart(2, '0')}:00`}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
