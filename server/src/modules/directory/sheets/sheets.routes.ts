import { PassThrough } from 'node:stream'
import { type ImportQuery, SheetKind } from '@veche/contract/admin/directory.ts'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { InvalidError } from '../../../platform/errors.ts'
import { asDownload } from '../../../platform/http/download.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { writeSheet } from '../../../platform/sheets/index.ts'
import { requireActor } from '../../access/index.ts'
import type { DirectoryContext } from '../change-directory.ts'
import { writeCell } from '../domain/sheet-cells.ts'
import { headOf, SHEETS } from '../domain/sheet-spec.ts'
import { applySheet, previewSheet } from './import-sheet.ts'
import { listSheetRows, readKnownRows } from './sheet-rows.repository.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv'
const BODY_LIMIT_BYTES = 16 * 1024 * 1024
const consumes = [XLSX, CSV]
const params = z.object({ kind: SheetKind })

/** Directories out to a file and in from one. The file itself is the body. */
export function sheetsRoutes(context: DirectoryContext): FastifyPluginAsync {
  return async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser(
      consumes,
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES },
      async (_request: unknown, body: Buffer) => body,
    )

    serveRoute(app, DIRECTORY_ROUTES.exportSheet, async (request, reply) => {
      const { kind } = request.params
      const { format, language } = request.query
      const { columns } = SHEETS[kind]
      const rows = await listSheetRows(context.db, kind)
      const { names } = await readKnownRows(context.db)
      const output = new PassThrough()
      const words = { language, say: names.say }
      const cells = rows.map((row) =>
        columns.map((column) => writeCell(column, row[column.field] ?? null, words)),
      )
      const header = columns.map((column) => headOf(column, language))
      writeSheet(cells, output, { format, header }).catch((error: Error) => output.destroy(error))
      const type = format === 'csv' ? `${CSV}; charset=utf-8` : XLSX
      return reply.headers(asDownload(`${kind}.${format}`, type)).send(output)
    })

    serveRoute(app, DIRECTORY_ROUTES.previewSheet, (request) => previewSheet(context, toImport(request)))
    serveRoute(app, DIRECTORY_ROUTES.applySheet, (request) => {
      const { basedOn } = request.query
      return applySheet(context, { ...toImport(request), basedOn, actor: requireActor(request) })
    })
  }
}

type Upload = {
  params: z.infer<typeof params>
  query: z.infer<typeof ImportQuery>
  headers: { 'content-type'?: string | undefined }
  body: unknown
}

function toImport({ params: { kind }, query, headers, body }: Upload) {
  if (!Buffer.isBuffer(body)) throw new InvalidError('http.bad_media_type')
  const format = headers['content-type']?.startsWith(CSV) ? ('csv' as const) : ('xlsx' as const)
  return { kind, format, file: body, isComplete: query.isComplete === 'true' }
}
