import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { Figure } from '@veche/book/figures/figure.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { type Asked, type Reading, type Row, rowsQuery } from '../figures.queries.ts'
import type { RenderCard } from '../render-links.ts'
import { FigureRow } from './FigureRow.tsx'
import * as styles from './FigureRows.module.css'
import { RowsFileButton } from './RowsFileButton.tsx'

type Props = { figure: Figure; reading: Reading | undefined; asked: Asked; renderCard: RenderCard }
type Choice = 'all' | 'counted' | 'others'

const CHOICES: readonly Choice[] = ['all', 'counted', 'others']
const ONLY = { all: undefined, counted: true, others: false } as const
const ROW_PX = 64

/** The questions behind a figure, newest first; of a share, those that count can be told from the others. */
export function FigureRows({ figure, reading, asked, renderCard }: Props) {
  const { t } = useTranslation()
  const [choice, setChoice] = useState<Choice>('all')
  const isShare = figure.formula.kind === 'share'
  const isCounted = ONLY[choice]
  const query = useInfiniteQuery(rowsQuery(figure.code, asked, isCounted))
  const counts = reading && countsOf(reading)
  return (
    <section className={`panel ${styles.rowsPanel}`} aria-label={t('figures.rows.label')}>
      <div className="ph">
        {isShare && counts && <Choices choice={choice} counts={counts} onChoose={setChoice} />}
        <span className="end">
          <RowsFileButton {...{ code: figure.code, asked, isCounted }} total={counts?.[choice] ?? 0} />
        </span>
      </div>
      {query.isPending && <SkeletonRows label={t('figures.rows.loading')} />}
      {query.error && !query.data && <ErrorNotice error={query.error} onRetry={query.refetch} />}
      {query.data?.length === 0 && (
        <EmptyState title={t('figures.rows.none')}>{t('figures.rows.noneText')}</EmptyState>
      )}
      {query.data && query.data.length > 0 && (
        <List
          rows={query.data}
          hasMore={query.hasNextPage && !query.isFetchingNextPage}
          onEnd={query.fetchNextPage}
          {...{ isShare, renderCard }}
        />
      )}
    </section>
  )
}

function countsOf({ numerator, denominator }: Reading): Record<Choice, number> {
  const all = denominator ?? numerator
  return { all, counted: numerator, others: all - numerator }
}

type ChoicesProps = { choice: Choice; counts: Record<Choice, number>; onChoose: (choice: Choice) => void }

function Choices({ choice, counts, onChoose }: ChoicesProps) {
  const { t } = useTranslation()
  const { number } = useFormat()
  return (
    <fieldset className="seg no-print" aria-label={t('figures.rows.which')}>
      {CHOICES.map((one) => (
        <button key={one} type="button" aria-pressed={one === choice} onClick={() => onChoose(one)}>
          {t(`figures.rows.${one}`)} {number(counts[one])}
        </button>
      ))}
    </fieldset>
  )
}

type ListProps = {
  rows: readonly Row[]
  hasMore: boolean
  onEnd: () => unknown
  isShare: boolean
  renderCard: RenderCard
}

/** Thousands of rows, a screenful of elements. */
function List({ rows, hasMore, onEnd, isShare, renderCard }: ListProps) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => keyOf(rows[index], index),
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && last >= rows.length - 10) void onEnd()
  }, [hasMore, last, rows.length, onEnd])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too
    <div className={`${styles.scroller} print-whole`} ref={scroller} tabIndex={0}>
      <ul
        aria-label={t('figures.rows.label')}
        className={styles.placed}
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map((item) => {
          const row = rows[item.index]
          return (
            row && (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                aria-setsize={hasMore ? -1 : rows.length}
                aria-posinset={item.index + 1}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <FigureRow {...{ row, isShare, renderCard }} />
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}

/** A question may stand behind a figure twice: it had two promises. */
function keyOf(row: Row | undefined, index: number): string {
  return row ? `${row.question} ${row.at}` : String(index)
}
