import type { Figure } from '@veche/book/figures/figure.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { withPercent } from '../../../lib/words/format-figures.ts'
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
      if (shown.unit) return `${shown.number}${NBSP}${t(`figures.unit.${shown.unit}`)}`
      return shown.sign ? withPercent(shown.number, locale) : shown.number
    }
    return {
      name: (figure: Figure) => figure.name[language],
      meaning: (figure: Figure) => figure.meaning[language],
      value,
      /** Without its unit, where there is no room. */
      short: (figure: Figure, number: number) => {
        const { number: text, sign } = showValue(figure, number, locale)
        return sign ? withPercent(text, locale) : text
      },
      /** Null where one of the two is not known. */
      change: (figure: Figure, both: { value: number | null; before: number | null }) => {
        const change = changeOf(figure, both, locale)
        return change && t(`figures.change.${change.unit ?? 'plain'}`, { amount: change.amount })
      },
      /** How a value stands to that of another period, in words. Null where nothing is to be compared. */
      compared: (figure: Figure, both: { value: number | null; before: number | null }): string | null => {
        const { value: now, before } = both
        // What is counted at this minute has no past.
        if (figure.formula.kind === 'now' || now === null) return null
        if (before === null) return t('figures.compared.nothing')
        if (now === before) return t('figures.compared.same')
        const change = changeOf(figure, both, locale)
        if (change?.way === 'same') return t('figures.compared.same')
        // Of nothing no share is more: there were none, and now there are some.
        const way = change?.way ?? 'up'
        const said = change
          ? t(`figures.compared.${figure.unit}.${way}`, {
              amount: t(`figures.change.${change.unit ?? 'plain'}`, { amount: change.size }),
            })
          : t('figures.compared.none')
        if (figure.better === null) return said
        const isBetter = (way === 'up') === (figure.better === 'more')
        return `${said}, ${t(`figures.compared.${isBetter ? 'better' : 'worse'}`)}`
      },
    }
  }, [t, locale, language])
}
