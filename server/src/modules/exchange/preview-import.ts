import type { ImportPreview } from '@veche/contract/admin/exchange.ts'
import type { OwnField } from '@veche/contract/casework/own-fields.ts'
import { InvalidError } from '../../platform/errors.ts'
import type { ReadCell, SheetFormat } from '../../platform/sheets/index.ts'
import { readHeader } from './domain/header.ts'
import { openSheet } from './exchange-file.ts'

const ROWS = 5
const LONGEST = 120

/** The preview before anything is saved: recognised columns and first rows. */
export async function previewImport(
  file: string,
  { format, fileName, fields }: { format: SheetFormat; fileName: string; fields: readonly OwnField[] },
): Promise<ImportPreview> {
  let preview: ImportPreview | null = null
  for await (const { number, cells } of openSheet(file, format)) {
    if (!preview) {
      const { columns, own, missing, unknown, lacks } = readHeader(cells, fields)
      const header = cells.map((cell, index) => ({
        name: show(cell) ?? '',
        isKnown: columns[index] != null || own.has(index),
      }))
      preview = { fileName, header, rows: [], missing, unknown, lacks }
    } else preview.rows.push({ number, cells: cells.map(show) })
    if (preview.rows.length >= ROWS) break
  }
  if (!preview) throw new InvalidError('exchange.no_header', { columns: ['ID', 'Дата создания'] })
  return preview
}

function show(cell: ReadCell): string | null {
  if (cell === null) return null
  if (cell instanceof Date) return cell.toISOString().slice(0, 19).replace('T', ' ')
  const text = String(cell)
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
