import { useTranslation } from 'react-i18next'
import { formatDecimal, withPercent } from '../../../lib/words/format-figures.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import type { MapMeasure, PlaceValues } from './map-values.ts'

/** A value of a place as it stands on the map and in its table. */
export function usePlaceWords() {
  const { t } = useTranslation()
  const { locale, number } = useFormat()
  return {
    value: (place: PlaceValues, measure: MapMeasure): string => {
      const value = place[measure]
      if (value === null) return t('figures.map.unknown')
      if (measure === 'total') return number(value)
      return measure === 'onTime'
        ? withPercent(formatDecimal(value * 100, 0, locale), locale)
        : formatDecimal(value, 1, locale)
    },
  }
}
