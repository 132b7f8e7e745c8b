import type { Figure } from '@veche/book/figures/figure.ts'
import { Fragment, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FigureMark, useFigureWords } from '../catalogue/index.ts'
import type { Asked, Reading, Series } from '../figures.queries.ts'
import type { RenderRows } from '../render-links.ts'
import { Definition } from './Definition.tsx'
import { FiguresFile } from './FiguresFile.tsx'
import { OTHER_FIGURES } from './figure-groups.ts'
import * as styles from './OtherFigures.module.css'
import { Spark } from './Spark.tsx'
import { useLines } from './use-lines.ts'

type Props = {
  asked: Asked
  figures: ReadonlyMap<string, Reading>
  open: string | undefined
  onOpen: (code: string | undefined) => void
  renderRows: RenderRows
}

/** Every other figure of the catalogue; a name opens its definition in the table. */
export function OtherFigures({ asked, figures, open, onOpen, renderRows }: Props) {
  const { t } = useTranslation()
  const lineOf = useLines(asked, CODES)
  return (
    <section className="panel no-print" aria-labelledby="fg-others">
      <div className="ph">
        <h2 id="fg-others" className="grow">
          {t('figures.others.title')}
        </h2>
        <FiguresFile asked={asked} />
      </div>
      <table className={styles.others} aria-labelledby="fg-others">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`figures.others.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {OTHER_FIGURES.map(({ key, figures: shown }) => (
          <tbody key={key}>
            <tr>
              <th className={styles.group} scope="rowgroup" colSpan={COLUMNS.length}>
                {t(`figures.group.${key}`)}
              </th>
            </tr>
            {shown.map((figure) => {
              const reading = figures.get(figure.code)
              return (
                reading && (
                  <FigureLine
                    key={figure.code}
                    {...{ figure, reading, asked, onOpen, renderRows }}
                    line={lineOf(figure.code)}
                    isOpen={open === figure.code}
                  />
                )
              )
            })}
          </tbody>
        ))}
      </table>
    </section>
  )
}

const COLUMNS = ['name', 'value', 'mark', 'previous', 'yearAgo', 'line'] as const
const CODES = OTHER_FIGURES.flatMap(({ figures }) => figures.map(({ code }) => code))

type LineProps = Pick<Props, 'asked' | 'onOpen' | 'renderRows'> & {
  figure: Figure
  reading: Reading
  line: Series | undefined
  isOpen: boolean
}

function FigureLine({ figure, reading, asked, line, isOpen, onOpen, renderRows }: LineProps) {
  const words = useFigureWords()
  const id = useId()
  const compared = (before: number | null) => words.compared(figure, { value: reading.value, before }) ?? '—'
  return (
    <Fragment>
      <tr>
        <th scope="row">
          <button
            type="button"
            className="lnk"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => onOpen(isOpen ? undefined : figure.code)}
          >
            {words.name(figure)}
          </button>
          <span className={`xs muted ${styles.narrowBefore}`}>{compared(reading.previous)}</span>
        </th>
        <td data-column="value">{words.value(figure, reading.value)}</td>
        <td data-column="mark">
          <FigureMark figure={figure} value={reading.value} />
        </td>
        <td data-column="previous">{compared(reading.previous)}</td>
        <td data-column="yearAgo">{compared(reading.yearAgo)}</td>
        <td data-column="line">
          <Spark series={line} />
        </td>
      </tr>
      {isOpen && (
        <tr id={id}>
          <td className={styles.opened} colSpan={COLUMNS.length}>
            <Definition {...{ figure, reading, asked, renderRows }} look="row" />
          </td>
        </tr>
      )}
    </Fragment>
  )
}
