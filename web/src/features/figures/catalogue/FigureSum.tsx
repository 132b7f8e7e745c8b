import type { Figure } from '@veche/book/figures/figure.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import type { Reading } from '../figures.queries.ts'
import * as styles from './FigureSum.module.css'
import { sumPartsOf } from './figure-sum.ts'
import { useFigureWords } from './use-figure-words.ts'

/** The formula with its numbers, each over the word for what was counted. */
export function FigureSum({ figure, reading }: { figure: Figure; reading: Reading }) {
  const { t } = useTranslation()
  const { number, counted } = useFormat()
  const words = useFigureWords()
  const parts = sumPartsOf(figure.formula, reading.sums)
  return (
    <p className={styles.formula}>
      {parts.map((part, index) =>
        typeof part === 'string' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a formula keeps its order
          <span key={index}>{part}</span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a measure may stand in a formula twice
          <span key={index} className={styles.operand}>
            {number(part.value)}
            <small>{t(`figures.measure.${part.measure}`)}</small>
          </span>
        ),
      )}
      <b>{words.value(figure, reading.value)}</b>
      {figure.formula.kind === 'quantile' && (
        <small>{t('figures.ofAnswers', counted(reading.numerator))}</small>
      )}
    </p>
  )
}
