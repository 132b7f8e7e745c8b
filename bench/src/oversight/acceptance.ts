/** What a rule of oversight was asked to reach, and what it reached. */
import { renderTable } from '../lib/table.ts'

export type Acceptance = {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** Null: the figure is only told. */
  readonly asked: { readonly least?: number; readonly most?: number } | null
}

export function isReached({ value, asked }: Acceptance): boolean {
  if (asked === null) return true
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = asked
  return value >= least && value <= most
}

export function renderAcceptance(rows: readonly Acceptance[]): string {
  return renderTable(
    ['rule', 'reached', 'unit', 'asked', ''],
    rows.map((row) => [
      row.name,
      presentNumber(row.value),
      row.unit,
      presentAsked(row),
      row.asked === null ? '' : isReached(row) ? 'ok' : 'MISSED',
    ]),
  )
}

function presentAsked({ asked }: Acceptance): string {
  if (asked === null) return ''
  const { least, most } = asked
  if (least !== undefined && most !== undefined) return `${least}–${most}`
  return least === undefined ? `≤ ${most}` : `≥ ${least}`
}

function presentNumber(value: number): string {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))
}
