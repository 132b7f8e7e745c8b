import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { InvalidError } from '../../../platform/errors.ts'
import { readSheet, type SheetFormat } from '../../../platform/sheets/index.ts'
import type { CellRow } from '../../directory/index.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const CSV = 'text/csv'
const BODY_LIMIT_BYTES = 4 * 1024 * 1024
const MOST_ROWS = 5000

export type SheetFile = { file: Buffer; format: SheetFormat }

/** Bodies of these routes are spreadsheets and nothing else. */
export function acceptSheets(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    [XLSX, CSV],
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES },
    async (_request: unknown, body: Buffer) => body,
  )
}

type Upload = { headers: { 'content-type'?: string | undefined }; body: unknown }

export function fileOf({ headers, body }: Upload) {
  if (!Buffer.isBuffer(body)) throw new InvalidError('http.bad_media_type')
  return {
    file: body,
    format: headers['content-type']?.startsWith(CSV) ? ('csv' as const) : ('xlsx' as const),
  }
}

export async function readRows({ file, format }: SheetFile): Promise<CellRow[]> {
  const rows: CellRow[] = []
  for await (const row of readSheet(Readable.from(file), format)) {
    if (rows.length > MOST_ROWS) throw new InvalidError('duty.sheet_too_long', { most: MOST_ROWS })
    rows.push(row)
  }
  return rows
}
