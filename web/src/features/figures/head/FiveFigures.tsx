import { findFigure } from '@veche/book/figures/catalogue/catalogue.ts'
import type { Figure } from '@veche/book/figures/figure.ts'
import { useTranslation } from 'react-i18next'
import { FigureMark, FigureValue, useFigureWords } from '../catalogue/index.ts'
import type { Reading } from '../figures.queries.ts'
import type { RenderRows } from '../render-links.ts'
import * as styles from './FiveFigures.module.css'

type Props = { figures: ReadonlyMap<string, Reading>; renderRows: RenderRows }

const CODES = ['questions', 'on_time', 'late_now', 'promises_kept', 'satisfaction']
const FIGURES: readonly Figure[] = CODES.flatMap((code) => findFigure(code) ?? [])

/** Each opens its questions. */
export function FiveFigures({ figures, renderRows }: Props) {
  const { t } = useTranslation()
  return (
    <ul className={`panel ${styles.fiveFigures}`} aria-label={t('common.section.figures')}>
      {FIGURES.map((figure) => (
        <li key={figure.code}>
          {renderRows({ code: figure.code }, <Line figure={figure} reading={figures.get(figure.code)} />, {
            className: styles.figureLink ?? '',
          })}
        </li>
      ))}
    </ul>
  )
}

function Line({ figure, reading }: { figure: Figure; reading: Reading | undefined }) {
  const words = useFigureWords()
  const value = reading?.value ?? null
  const compared = words.compared(figure, { value, before: reading?.previous ?? null })
  return (
    <>
      <span className="grow col">
        <span className="m">{words.name(figure)}</span>
        <span className="sm muted">
          <FigureMark figure={figure} value={value} /> {compared}
        </span>
      </span>
      <b className={styles.largeValue}>
        <FigureValue figure={figure} value={value} />
      </b>
    </>
  )
}
