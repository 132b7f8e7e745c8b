import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import type { Measure } from './measures.ts'

export function useValueWords() {
  const { t } = useTranslation()
  const { number, percent, workingTime } = useFormat()
  return (unit: Measure['unit'], value: number | null): string => {
    if (value === null) return t('own-work.nothing')
    if (unit === 'share') return percent(value)
    if (unit === 'minutes') return workingTime(value * 60_000)
    return number(Math.round(value * 10) / 10)
  }
}
