import { ORDER_ROUTES } from '@veche/contract/routes/portal/orders.ts'
import { BULLETIN_MARKDOWN_TYPE, BULLETIN_PAPERS } from '@veche/contract/values/orders.ts'
import type { FastifyPluginAsync } from 'fastify'
import { InvalidError } from '../../../platform/errors.ts'
import { asDownload } from '../../../platform/http/download.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import {
  acceptFiles,
  MAX_FILE_BYTES,
  readFileBody,
  sendStoredFile,
} from '../../../platform/http/stored-file.ts'
import { journalList, requireActor, sendList } from '../../access/index.ts'
import { countReach } from './audience.query.ts'
import { READER_COLUMNS } from './bulletin.presenter.ts'
import { type BulletinFilesContext, readBulletinFile, saveBulletinFile } from './bulletin-files.ts'
import { bulletinCells } from './bulletin-table.ts'
import { listVersions } from './bulletins.repository.ts'
import { exportBulletin, exportBulletins, importBulletins } from './load-bulletins.ts'
import type { OrdersContext } from './notify-bulletin.ts'
import {
  getForReader,
  listReaderCells,
  readList,
  readPeople,
  readProgress,
  showBulletin,
} from './read-bulletin.ts'
import { addDeed, addReceipt } from './register-act.ts'
import { changeBulletin, createBulletin, removeDraft, runBulletinCommand } from './save-bulletin.ts'

/** Ten files of Cyrillic letters, written as JSON. */
const LARGEST_IMPORT_BYTES = 5 * 1024 * 1024
const MARKDOWN = `${BULLETIN_MARKDOWN_TYPE}; charset=utf-8`

/** As bytes and not in a form: the kind is in `content-type`. */
export function bulletinFileRoutes(context: BulletinFilesContext): FastifyPluginAsync {
  return async (app) => {
    acceptFiles(app, Object.values(BULLETIN_PAPERS))

    serveRoute(
      app,
      ORDER_ROUTES.uploadBulletinFile,
      async (request) => {
        const brought = readFileBody(request)
        if (!brought) throw new InvalidError('bulletin.file_wrong_type', { field: 'files' })
        const actor = requireActor(request)
        const { id, name } = await saveBulletinFile(context, { ...request.query, ...brought, actor })
        return { id, name }
      },
      { bodyLimit: MAX_FILE_BYTES },
    )

    serveRoute(app, ORDER_ROUTES.getBulletinFile, async (request, reply) => {
      const one = { ...request.params, actor: requireActor(request) }
      const { row, bytes } = await readBulletinFile(context, one)
      return sendStoredFile(reply, row, bytes)
    })
  }
}

export function orderRoutes(context: OrdersContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, ORDER_ROUTES.listBulletins, (request) =>
      readList(context, { query: request.query, actor: requireActor(request) }),
    )

    serveRoute(app, ORDER_ROUTES.createBulletin, async (request) => {
      const actor = requireActor(request)
      const bulletinId = await createBulletin(context, { content: request.body, actor })
      return showBulletin(context, { bulletinId, actor })
    })

    serveRoute(app, ORDER_ROUTES.exportBulletins, async (request, reply) => {
      const file = await exportBulletins(context, { query: request.query, actor: requireActor(request) })
      await journalList(context.db, request, 'Новости и распоряжения')
      const name = `orders-${context.clock().toISOString().slice(0, 10)}.md`
      return reply.headers(asDownload(name, MARKDOWN)).send(file)
    })

    serveRoute(app, ORDER_ROUTES.exportBulletinTable, async (request, reply) => {
      const rows = await bulletinCells(context, { query: request.query, actor: requireActor(request) })
      return sendList({ request, reply }, { name: 'Новости и распоряжения', rows }, context)
    })

    serveRoute(app, ORDER_ROUTES.exportBulletin, async (request, reply) => {
      const one = { ...request.params, actor: requireActor(request) }
      const file = await exportBulletin(context, one)
      return reply.headers(asDownload(`order-${one.bulletinId.slice(-8)}.md`, MARKDOWN)).send(file)
    })

    serveRoute(
      app,
      ORDER_ROUTES.importBulletins,
      (request) =>
        importBulletins(context, {
          ...request.body,
          ...{ isPreview: request.query.preview, actor: requireActor(request) },
        }),
      { bodyLimit: LARGEST_IMPORT_BYTES },
    )

    serveRoute(app, ORDER_ROUTES.getBulletin, (request) =>
      showBulletin(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, ORDER_ROUTES.changeBulletin, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      const { before, note, ...wanted } = request.body
      await changeBulletin(context, { ...one, wanted, note, before })
      return showBulletin(context, one)
    })

    serveRoute(app, ORDER_ROUTES.removeBulletinDraft, async (request) => {
      await removeDraft(context, { ...request.params, actor: requireActor(request) })
      return { ok: true as const }
    })

    serveRoute(app, ORDER_ROUTES.countBulletinReach, (request) =>
      countReach(context.db, { ...request.body, writerId: requireActor(request).id }),
    )

    serveRoute(app, ORDER_ROUTES.runBulletinCommand, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      await runBulletinCommand(context, { ...one, command: request.body })
      return showBulletin(context, one)
    })

    serveRoute(app, ORDER_ROUTES.listBulletinVersions, async (request) => {
      const { bulletin } = await getForReader(context, { ...request.params, actor: requireActor(request) })
      const versions = await listVersions(context.db, bulletin.id)
      return {
        versions: versions.map(({ versionNo, content, note, versionByName, writtenAt }) => ({
          ...{ versionNo, content, note, writtenByName: versionByName, writtenAt: writtenAt.toISOString() },
        })),
      }
    })

    serveRoute(app, ORDER_ROUTES.addReceipt, async (request) => {
      const { versionNo, pressedAt } = request.body
      const one = { ...request.params, actor: requireActor(request) }
      await addReceipt(context, { ...one, versionNo, pressedAt: new Date(pressedAt) })
      return { ok: true as const }
    })

    serveRoute(app, ORDER_ROUTES.addDeed, async (request) => {
      await addDeed(context, {
        ...{ ...request.params, request: request.body, actor: requireActor(request) },
      })
      return { ok: true as const }
    })

    serveRoute(app, ORDER_ROUTES.readProgress, (request) =>
      readProgress(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, ORDER_ROUTES.listReaders, (request) =>
      readPeople(context, { ...request.params, query: request.query, actor: requireActor(request) }),
    )

    serveRoute(app, ORDER_ROUTES.exportReaders, async (request, reply) => {
      const one = { ...request.params, actor: requireActor(request) }
      const rows = [READER_COLUMNS, ...(await listReaderCells(context, one))]
      return sendList({ request, reply }, { name: 'Ознакомление', rows }, context)
    })
  }
}
