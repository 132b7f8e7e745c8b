import type { DurabilityResponse } from '@veche/contract/reports.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'

type Measured = NonNullable<DurabilityResponse['whole']>

/** «12 дней (от 8 до 20)»; «больше 90 дней» where more than half still hold. */
export function useHoldWords() {
  const { t } = useTranslation()
  const { counted, number } = useFormat()

  function median({ medianDays, medianInterval, longestDays }: Measured): string {
    if (longestDays === null) return t('figures.analysis.few')
    if (medianDays === null) return t('figures.analysis.durability.longer', counted(Math.floor(longestDays)))
    const days = t('figures.analysis.durability.days', counted(medianDays))
    const { low, high } = medianInterval
    if (low === null) return days
    return high === null
      ? t('figures.analysis.durability.from', { days, low: number(low) })
      : t('figures.analysis.durability.between', { days, low: number(low), high: number(high) })
  }

  return { median }
}
