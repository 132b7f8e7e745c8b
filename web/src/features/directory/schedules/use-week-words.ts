import type { Week } from '@veche/contract/admin/directory.ts'
import { WEEK_DAYS } from '@veche/contract/values/directory.ts'
import { useTranslation } from 'react-i18next'
import { weekInWords } from './week.ts'

export function isWeek(value: unknown): value is Week {
  return typeof value === 'object' && value !== null && WEEK_DAYS.every((day) => day in value)
}

/** Hours of a week in a line; null for what is no week. */
export function useWeekWords(): (value: unknown) => string | null {
  const { t } = useTranslation()
  return (value) =>
    isWeek(value) ? weekInWords(value, (day) => t(`directory.weekday.${day}`)) || null : null
}
