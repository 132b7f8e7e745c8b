import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDecimal } from '../../../lib/words/format-figures.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import * as styles from './Matrix.module.css'
import { SMALLEST_NORM, type Step } from './matrix-shape.ts'

const STEPS: readonly Step[] = [-3, -2, -1, 0, 1, 2, 3]

export function Legend({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  return (
    <p className={styles.legend}>
      <span className="row g2">
        {t('figures.matrix.below')}
        <span className={styles.swatches} aria-hidden="true">
          {STEPS.map((step) => (
            <i key={step} data-step={step} />
          ))}
        </span>
        {t('figures.matrix.above')}
      </span>
      <span className="row g2">
        <i className={styles.hatch} aria-hidden="true" />
        {t('figures.matrix.fewBelow', { norm: formatDecimal(SMALLEST_NORM, 1, locale) })}
      </span>
      {children}
    </p>
  )
}
