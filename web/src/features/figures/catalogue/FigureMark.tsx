import type { Figure } from '@veche/book/figures/figure.ts'
import { useTranslation } from 'react-i18next'
import { State } from '../../../ui/State.tsx'
import { markOf } from './figure-value.ts'
import { useFigureWords } from './use-figure-words.ts'

/** How a value stands to its bound: a shape and a word. Nothing where no bound is set. */
export function FigureMark({ figure, value }: { figure: Figure; value: number | null }) {
  const { t } = useTranslation()
  const words = useFigureWords()
  const mark = markOf(figure, value)
  if (!mark || !figure.bounds) return null
  const bound = words.value(figure, figure.bounds.good)
  return <State name={mark}>{t(`figures.mark.${figure.better ?? 'more'}.${mark}`, { bound })}</State>
}
