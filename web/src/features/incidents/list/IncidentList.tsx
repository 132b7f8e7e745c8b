import { useVirtualizer } from '@tanstack/react-virtual'
import type { IncidentListItem } from '@veche/contract/incidents.ts'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { groupByUrgency, type UrgencyGroup } from '../../../lib/incidents/deadline.ts'
import { useNow } from '../../../lib/time/clock.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State, type StateName } from '../../../ui/State.tsx'
import { IncidentRow } from './IncidentRow.tsx'
import * as styles from './incident-list.module.css'

type Props = {
  rows: IncidentListItem[]
  /** How many the queue holds; the list loads them in pages. */
  hasMore: boolean
  currentId: string | null
  /** The row that the page leads to by itself. */
  ledToId?: string | null
  selected?: readonly string[]
  onSelect?: (incidentId: string) => void
  /** Names of colleagues who write there now. */
  writersOf: (incidentId: string) => readonly string[]
  hrefOf: (incidentId: string) => string
  onOpen: (incidentId: string) => void
  /** An arrow on a row, with the row it was pressed on. */
  onArrow?: (from: string, by: 1 | -1) => void
  onEnd: () => void
}
type Line = { kind: 'head'; group: UrgencyGroup; count: number } | { kind: 'row'; incident: IncidentListItem }

const GROUP_STATE: Record<UrgencyGroup, StateName> = {
  urgent: 'urgent',
  late: 'late',
  soon: 'attention',
  later: 'ontime',
  none: 'waiting',
}
const NOTHING: readonly string[] = []
const HEAD_PX = 28
const ROW_PX = 56

/** Thousands of rows, a screenful of elements; grouped by how soon the deadline comes. */
export function IncidentList({
  rows,
  hasMore,
  currentId,
  ledToId = null,
  selected = NOTHING,
  onSelect,
  writersOf,
  hrefOf,
  onOpen,
  onArrow,
  onEnd,
}: Props) {
  const { t } = useTranslation()
  const now = useNow()
  const names = useDirectory()
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => toLines(rows, now), [rows, now])
  // The same functions for the same lines: with others every line would be measured again.
  const estimateSize = useCallback(
    (index: number) => (lines[index]?.kind === 'head' ? HEAD_PX : ROW_PX),
    [lines],
  )
  const getItemKey = useCallback((index: number) => lineKey(lines[index]), [lines])
  const virtual = useVirtualizer({
    ...{ count: lines.length, estimateSize, getItemKey, overscan: 8 },
    getScrollElement: () => scroller.current,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && last >= lines.length - 10) onEnd()
  }, [hasMore, last, lines.length, onEnd])
  const currentLine = lines.findIndex((line) => line.kind === 'row' && line.incident.id === currentId)
  useEffect(() => {
    if (currentLine >= 0) virtual.scrollToIndex(currentLine, { align: 'auto' })
  }, [currentLine, virtual])

  function onKeyDown(event: KeyboardEvent) {
    const row = event.target instanceof HTMLElement && event.target.closest<HTMLElement>('[data-row]')
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
    if (!row || by === null || !onArrow || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
      return
    event.preventDefault()
    onArrow(row.dataset.row ?? '', by)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the rows in it, each of which is a link
    <div className={`${styles.scroller} print-whole`} ref={scroller} onKeyDown={onKeyDown}>
      <ul
        aria-label={t('incidents.list')}
        style={{ height: virtual.getTotalSize() }}
        className={styles.placedRows}
      >
        {items.map((item) => {
          const line = lines[item.index]
          if (!line) return null
          return (
            <li key={item.key} style={{ transform: `translateY(${item.start}px)`, height: item.size }}>
              {line.kind === 'head' ? (
                <GroupHead group={line.group} count={line.count} hasMore={hasMore} />
              ) : (
                <IncidentRow
                  incident={line.incident}
                  names={names}
                  writers={writersOf(line.incident.id)}
                  hrefOf={hrefOf}
                  isCurrent={line.incident.id === currentId}
                  isLedTo={line.incident.id === ledToId}
                  hasChosen={selected.length > 0}
                  isSelected={selected.includes(line.incident.id)}
                  onSelect={onSelect}
                  onOpen={onOpen}
                />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

type HeadProps = { group: UrgencyGroup; count: number; hasMore: boolean }

function GroupHead({ group, count, hasMore }: HeadProps) {
  const { t } = useTranslation()
  const { number } = useFormat()
  // Pages come by deadline: while some are left, later rows and urgent ones among them are not all here.
  const isPartial = hasMore && (group === 'urgent' || group === 'later' || group === 'none')
  return (
    <div className={styles.groupHeading}>
      <State name={GROUP_STATE[group]}>{t(`incidents.group.${group}`)}</State>
      <span className="muted">
        {number(count)}
        {isPartial && '+'}
      </span>
    </div>
  )
}

function toLines(rows: IncidentListItem[], now: number): Line[] {
  return groupByUrgency(rows, now).flatMap(({ group, items }): Line[] => [
    { kind: 'head', group, count: items.length },
    ...items.map((incident): Line => ({ kind: 'row', incident })),
  ])
}

function lineKey(line: Line | undefined): string {
  if (!line) return ''
  return line.kind === 'head' ? line.group : line.incident.id
}
