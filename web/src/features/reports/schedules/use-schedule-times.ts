import { useTranslation } from 'react-i18next'
import type { Schedule } from '../reports.queries.ts'

/** «по понедельникам в 08:00» */
export function useScheduleTimes(): (
  times: Pick<Schedule, 'cadence' | 'weekday' | 'monthDay' | 'hour'>,
) => string {
  const { t } = useTranslation()
  return ({ cadence, weekday, monthDay, hour }) =>
    t(`reports.when.${cadence}`, {
      day: weekday === null ? monthDay : t(`reports.onWeekday.${weekday}`),
      time: `${String(hour).padStart(2, '0')}:00`,
    })
}
