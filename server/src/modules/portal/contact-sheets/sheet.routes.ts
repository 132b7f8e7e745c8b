/** Posts out to a file and in from one. The file itself is the body. */
import { PassThrough } from 'node:stream'
import { CONTACT_ROUTES } from '@veche/contract/routes/portal/contacts.ts'
import type { FastifyPluginAsync } from 'fastify'
import { InvalidError } from '../../../platform/errors.ts'
import { asDownload } from '../../../platform/http/download.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { writeSheet } from '../../../platform/sheets/index.ts'
import { requireActor } from '../../access/index.ts'
import type { ContactsContext } from '../contacts/index.ts'
import { COLUMNS } from './columns.ts'
import { applyPosts, listSheetRows, previewPosts } from './import-posts.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv'
const BODY_LIMIT_BYTES = 4 * 1024 * 1024

export function contactSheetRoutes(context: ContactsContext): FastifyPluginAsync {
  return async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser(
      [XLSX, CSV],
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES },
      async (_request: unknown, body: Buffer) => body,
    )

    serveRoute(app, CONTACT_ROUTES.exportSheet, async (request, reply) => {
      const { format } = request.query
      const rows = await listSheetRows(context)
      const output = new PassThrough()
      const header = COLUMNS.map(({ title }) => title)
      writeSheet(rows, output, { format, header }).catch((error: Error) => output.destroy(error))
      const type = format === 'csv' ? `${CSV}; charset=utf-8` : XLSX
      return reply.headers(asDownload(`who-answers.${format}`, type)).send(output)
    })

    serveRoute(app, CONTACT_ROUTES.previewSheet, (request) =>
      previewPosts(context, { ...fileOf(request), actor: requireActor(request) }),
    )

    serveRoute(app, CONTACT_ROUTES.applySheet, (request) =>
      applyPosts(context, { ...fileOf(request), ...request.query, actor: requireActor(request) }),
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
