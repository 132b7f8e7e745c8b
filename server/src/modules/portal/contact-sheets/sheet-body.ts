import type { FastifyInstance } from 'fastify'
import { InvalidError } from '../../../platform/errors.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const CSV = 'text/csv'
const BODY_LIMIT_BYTES = 4 * 1024 * 1024

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
