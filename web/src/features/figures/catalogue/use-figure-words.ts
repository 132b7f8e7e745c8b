import type { Figure } from '@veche/book/figures/figure.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { changeOf, showValue } from './figure-value.ts'

const NBSP = '\u00a0'

/** The words of a figure in the reader's language. */
export function useFigureWords() {
  const { t, i18n } = useTranslation()
  const { locale } = useFormat()
  const language = i18n.language === 'en' ? 'en' : 'ru'
  return useMemo(() => {
    const value = (figure: Figure, number: number | null) => {
      if (number === null) return t('figures.noData')
      const shown = showValue(figure, number, locale)
      const behind = shown.unit ? t(`figures.unit.${shown.unit}`) : shown.sign
      return behind === '' ? shown.number : `${shown.number}${NBSP}${behind}`
    }
    return {
      name: (figure: Figure) => figure.name[language],
      meaning: (figure: Figure) => figure.meaning[language],
      value,
      /** Without its unit, where there is no room. */
      short: (figure: Figure, number: number) => {
        const { number: text, sign } = showValue(figure, number, locale)
        return `${text}${sign && NBSP}${sign}`
      },
      /** Null where one of the two is not known. */
      change: (figure: Figure, both: { value: number | null; before: number | null }) => {
        const change = changeOf(figure, both, locale)
        return change && t(`figures.change.${change.unit ?? 'plain'}`, { amount: change.amount })
      },
    }
  }, [t, locale, language])
}
