/** A report as a file: the one model, laid out by the format. */
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Report, ReportFormat } from '@veche/contract/reports.ts'
import { DOCUMENT_TYPES, writeDocument } from '../../../platform/documents/index.ts'
import {
  type Cell,
  ODS_TYPE,
  type SheetFormat,
  type WriteOptions,
  writeSheet,
} from '../../../platform/sheets/index.ts'
import { buildDocument } from './report-document.ts'
import { buildRows, findWidths } from './report-sheet.ts'

export type WrittenFile = { name: string; type: string; bytes: Buffer }

const SHEET_TYPES: Record<SheetFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  ods: ODS_TYPE,
}

type Way = {
  format: ReportFormat | 'csv'
  publicUrl: string
  period: { from: string; to: string }
  signal: AbortSignal
}

export async function writeReport(
  report: Report,
  { format, publicUrl, period, signal }: Way,
): Promise<WrittenFile> {
  const name = reportFileName(report, period)
  if (format === 'xlsx' || format === 'csv')
    return writeSheetFile(buildRows(report), { name, format, widths: findWidths(report) })
  const bytes = await writeDocument(buildDocument(report, publicUrl), { format, signal })
  return { name: `${name}.${format}`, type: DOCUMENT_TYPES[format], bytes }
}

/** `name` has no ending yet. */
export async function writeSheetFile(
  rows: AsyncIterable<Cell[]> | Iterable<Cell[]>,
  { name, ...options }: { name: string } & Pick<WriteOptions, 'format' | 'header' | 'widths'>,
): Promise<WrittenFile> {
  const output = new PassThrough()
  const [bytes] = await Promise.all([buffer(output), writeSheet(rows, output, options)])
  const { format } = options
  return { name: `${name}.${format}`, type: SHEET_TYPES[format], bytes }
}

/** The days stand as they sort: a folder of reports is in order of time. */
export function reportFileName(
  { title, place }: Pick<Report, 'title' | 'place'>,
  { from, to }: { from: string; to: string },
): string {
  const days = from === to ? from : `${from} ${to}`
  return `${title} ${place} ${days}`.replaceAll(/[\\/:*?"<>|]/g, ' ')
}
