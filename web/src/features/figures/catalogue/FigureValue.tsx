import type { Figure } from '@veche/book/figures/figure.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { showValue } from './figure-value.ts'

/** The number large, its unit small behind it; «мало данных» where there is nothing to divide by. */
export function FigureValue({ figure, value }: { figure: Figure; value: number | null }) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  if (value === null) return <small>{t('figures.noData')}</small>
  const { number, sign, unit } = showValue(figure, value, locale)
  const behind = unit ? t(`figures.unit.${unit}`) : sign
  return (
    <>
      {number}
      {behind !== '' && <small>{`\u00a0${behind}`}</small>}
    </>
  )
}
