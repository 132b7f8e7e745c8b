import type { Figure } from '@veche/book/figures/figure.ts'
import { useTranslation } from 'react-i18next'
import { State } from '../../../ui/State.tsx'
import { markOf } from './figure-value.ts'
import { useFigureWords } from './use-figure-words.ts'

/** A value in a table of many: the shape of its mark beside it, the word for who points at it or listens. */
export function MarkedValue({ figure, value }: { figure: Figure; value: number | null }) {
  const { t } = useTranslation()
  const words = useFigureWords()
  const mark = markOf(figure, value)
  if (!mark || !figure.bounds) return words.value(figure, value)
  const bound = words.value(figure, figure.bounds.good)
  const said = t(`figures.mark.${figure.better ?? 'more'}.${mark}`, { bound })
  return (
    <State name={mark} title={said}>
      {words.value(figure, value)}
      <span className="sr">, {said}</span>
    </State>
  )
}
