/** Outages out to a file and in from one. The file itself is the body. */
import { PassThrough } from 'node:stream'
import { OUTAGE_ROUTES } from '@veche/contract/routes/outages.ts'
import type { FastifyPluginAsync } from 'fastify'
import { InvalidError } from '../../../platform/errors.ts'
import { asDownload } from '../../../platform/http/download.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { writeSheet } from '../../../platform/sheets/index.ts'
import { requireActor } from '../../access/index.ts'
import type { OutagesContext } from '../outages-context.ts'
import { COLUMNS } from './columns.ts'
import { listSheetRows } from './export-outages.ts'
import { applyOutages, previewOutages } from './import-outages.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv'
const BODY_LIMIT_BYTES = 4 * 1024 * 1024

export function outageSheetRoutes(context: OutagesContext): FastifyPluginAsync {
  return async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser(
      [XLSX, CSV],
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES },
      async (_request: unknown, body: Buffer) => body,
    )

    serveRoute(app, OUTAGE_ROUTES.exportSheet, async (request, reply) => {
      const { format, ...query } = request.query
      const cells = await listSheetRows(context, { query, actor: requireActor(request) })
      const output = new PassThrough()
      const header = COLUMNS.map(({ title }) => title)
      writeSheet(cells, output, { format, header }).catch((error: Error) => output.destroy(error))
      const type = format === 'csv' ? `${CSV}; charset=utf-8` : XLSX
      return reply.headers(asDownload(`outages.${format}`, type)).send(output)
    })

    serveRoute(app, OUTAGE_ROUTES.previewSheet, (request) =>
      previewOutages(context, { ...fileOf(request), actor: requireActor(request) }),
    )

    serveRoute(app, OUTAGE_ROUTES.applySheet, (request) =>
      applyOutages(context, { ...fileOf(request), ...request.query, actor: requireActor(request) }),
    )
  }
}

type Upload = { headers: { 'content-type'?: string | undefined }; body: unknown }

function fileOf({ headers, body }: Upload) {
  if (!Buffer.isBuffer(body)) throw new InvalidError('http.bad_media_type')
  return {
    file: body,
    format: headers['content-type']?.startsWith(CSV) ? ('csv' as const) : ('xlsx' as const),
  }
}
