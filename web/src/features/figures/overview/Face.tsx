import { IconInfoCircle } from '@tabler/icons-react'
import type { Figure } from '@veche/book/figures/figure.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { FigureMark, FigureValue, markOf, useFigureWords } from '../catalogue/index.ts'
import type { Reading, Series } from '../figures.queries.ts'
import { Spark } from './Spark.tsx'
import * as styles from './Tiles.module.css'

type FaceProps = {
  figure: Figure
  figures: ReadonlyMap<string, Reading>
  line: Series | undefined
  isOpening?: boolean
}

/** A figure in short: its name, its value, how it stands to the period before, to its bound or what it is read beside, how it went. */
export function Face({ figure, figures, line, isOpening }: FaceProps) {
  const words = useFigureWords()
  const reading = figures.get(figure.code)
  const value = reading?.value ?? null
  const compared = words.compared(figure, { value, before: reading?.previous ?? null })
  return (
    <>
      <span className={styles.heading}>
        <span className="grow">{words.name(figure)}</span>
        {isOpening && <IconInfoCircle className="ic" aria-hidden="true" />}
      </span>
      <span className={styles.bigValue}>
        <FigureValue figure={figure} value={value} />
      </span>
      {compared !== null && <span className={styles.compared}>{compared}</span>}
      <span className={styles.footing}>
        <span className="grow">
          {markOf(figure, value) ? (
            <FigureMark figure={figure} value={value} />
          ) : (
            <Beside figure={figure} figures={figures} />
          )}
        </span>
        <Spark series={line} />
      </span>
    </>
  )
}

/** What a figure without bounds is read beside. */
function Beside({ figure, figures }: Pick<FaceProps, 'figure' | 'figures'>) {
  const { t } = useTranslation()
  const { counted } = useFormat()
  const words = useFigureWords()
  const reading = figures.get(figure.code)
  if (!reading) return null
  const { code } = figure
  if (code === 'solved_proved') return t('figures.beside.solved', counted(reading.denominator ?? 0))
  if (code === 'late_now') return t('figures.beside.open', counted(figures.get('open_now')?.value ?? 0))
  if (code === 'first_answer') {
    const slow = figures.get('first_answer_p90')?.value ?? null
    return slow === null ? null : t('figures.beside.nineOfTen', { value: words.value(figure, slow) })
  }
  return null
}
