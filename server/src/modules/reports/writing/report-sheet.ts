/** A report as rows of a spreadsheet: numbers are numbers there, rounded as they are shown. */
import type { Report, ReportBlock } from '@veche/contract/reports.ts'
import type { Cell } from '../../../platform/sheets/index.ts'

export function buildRows(report: Report): Cell[][] {
  return [
    [`${report.title}. ${report.place}`],
    [report.period],
    [report.counted],
    ...report.sections.flatMap(({ title, blocks }): Cell[][] => [
      [],
      ...(title === null ? [] : [[title]]),
      ...blocks.flatMap(rowsOf),
    ]),
  ]
}

const NARROWEST = 10
const WIDEST = 60

/** Of each column in characters, by what stands in its tables; a sentence runs over the columns beside it. */
export function findWidths(report: Report): number[] {
  const tables = report.sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'table')
  const lengths = tables.flatMap((table) =>
    rowsOf(table).flatMap((cells) => cells.map((cell, column) => ({ column, length: String(cell).length }))),
  )
  const widths: number[] = []
  for (const { column, length } of lengths) widths[column] = Math.max(widths[column] ?? 0, length)
  return widths.map((length) => Math.min(WIDEST, Math.max(NARROWEST, length + 2)))
}

function rowsOf(block: ReportBlock): Cell[][] {
  switch (block.kind) {
    case 'sentences':
      return block.sentences.map((sentence) => [sentence])
    case 'note':
      return [[block.text]]
    case 'table':
      return [
        block.columns.map(({ title }) => title),
        ...block.rows.map((cells) => cells.map(({ text, sheet }) => sheet ?? text)),
      ]
  }
}
