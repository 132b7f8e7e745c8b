import type { FigureFilter } from '@veche/contract/figures.ts'
import { useTranslation } from 'react-i18next'
import { formatDecimal } from '../../../lib/words/format-figures.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import type { RenderRows } from '../render-links.ts'
import * as styles from './Matrix.module.css'
import type { Cell } from './matrix-shape.ts'
import type { useGridKeys } from './use-grid-keys.ts'

type Props = {
  cell: Cell
  row: number
  column: number
  place: string
  group: string
  /** Null: its questions cannot be asked for by themselves. */
  filter: FigureFilter | null
  isTotal?: boolean
  keys: ReturnType<typeof useGridKeys>
  renderRows: RenderRows
}

/** The count, and how far it is from the norm where that is more than chance. */
export function MatrixCell({ cell, row, column, place, group, filter, isTotal, keys, renderRows }: Props) {
  const { t } = useTranslation()
  const { number, counted } = useFormat()
  const distance = useDistance(cell)
  const words = t('figures.matrix.cell', { ...counted(cell.count), distance: distance.words })
  const look = { tabIndex: keys.tabIndexOf(row, column), title: `${place}, ${group}: ${words}` }
  const content = (
    <>
      <span>{cell.count === 0 && cell.deviation === null ? '–' : number(cell.count)}</span>
      {distance.short && <i>{distance.short}</i>}
    </>
  )
  const isOpened = filter !== null && cell.count > 0
  return (
    <td
      data-cell={`${row} ${column}`}
      data-step={isTotal ? undefined : cell.step}
      data-few={!isTotal && cell.deviation === null ? '' : undefined}
      className={isTotal ? styles.total : undefined}
      onFocus={() => keys.onFocusCell(row, column)}
      {...(isOpened ? {} : { ...look, 'aria-label': words })}
    >
      {isOpened
        ? renderRows({ code: 'questions', filter }, content, { ...look, 'aria-label': words })
        : content}
    </td>
  )
}

function useDistance({ deviation, step }: Cell): { words: string; short: string | null } {
  const { t } = useTranslation()
  const { locale } = useFormat()
  if (deviation === null) return { words: t('figures.matrix.few'), short: null }
  const percent = formatDecimal(Math.abs(deviation) * 100, 0, locale)
  if (step === 0) return { words: t('figures.matrix.usual'), short: null }
  const isMore = deviation > 0
  return {
    words: t(isMore ? 'figures.matrix.more' : 'figures.matrix.less', { percent }),
    short: `${isMore ? '+' : '−'}${percent}`,
  }
}
