/** Posts out to a file and in from one. The file itself is the body. */
import { PassThrough } from 'node:stream'
import { CONTACT_ROUTES } from '@veche/contract/routes/portal/contacts.ts'
import type { FastifyPluginAsync } from 'fastify'
import { asDownload } from '../../../platform/http/download.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { writeSheet } from '../../../platform/sheets/index.ts'
import { requireActor } from '../../access/index.ts'
import type { ContactsContext } from '../contacts/index.ts'
import { COLUMNS } from './columns.ts'
import { applyPosts, listSheetRows, previewPosts } from './import-posts.ts'
import { acceptSheets, CSV, fileOf, XLSX } from './sheet-body.ts'

export function contactSheetRoutes(context: ContactsContext): FastifyPluginAsync {
  return async (app) => {
    acceptSheets(app)

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
