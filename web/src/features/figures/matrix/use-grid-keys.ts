import { type KeyboardEvent, useRef, useState } from 'react'

type Place = { row: number; column: number }

/**
 * Moves through cells by arrows, Home and End: the grid pattern of WAI-ARIA. One cell is on the way of Tab; a cell with
 * a link gives the focus to it, so that Enter opens it.
 */
export function useGridKeys({ rows, columns }: { rows: number; columns: number }) {
  const grid = useRef<HTMLTableElement>(null)
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 })
  const active = { row: Math.min(place.row, rows - 1), column: Math.min(place.column, columns - 1) }

  function onKeyDown(event: KeyboardEvent) {
    const next = placeAfter(event, active, { row: rows - 1, column: columns - 1 })
    if (!next) return
    event.preventDefault()
    setPlace(next)
    const cell = grid.current?.querySelector(`[data-cell="${next.row} ${next.column}"]`)
    const target = cell?.querySelector('a') ?? cell
    if (target instanceof HTMLElement || target instanceof SVGElement) target.focus()
  }

  return {
    grid,
    onKeyDown,
    tabIndexOf: (row: number, column: number) => (row === active.row && column === active.column ? 0 : -1),
    onFocusCell: (row: number, column: number) => setPlace({ row, column }),
  }
}

function placeAfter(event: KeyboardEvent, { row, column }: Place, last: Place): Place | null {
  const isFar = event.ctrlKey || event.metaKey
  switch (event.key) {
    case 'ArrowRight':
      return { row, column: Math.min(column + 1, last.column) }
    case 'ArrowLeft':
      return { row, column: Math.max(column - 1, 0) }
    case 'ArrowDown':
      return { row: Math.min(row + 1, last.row), column }
    case 'ArrowUp':
      return { row: Math.max(row - 1, 0), column }
    case 'Home':
      return { row: isFar ? 0 : row, column: 0 }
    case 'End':
      return { row: isFar ? last.row : row, column: last.column }
    default:
      return null
  }
}
