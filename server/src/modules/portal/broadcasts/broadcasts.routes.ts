import { BROADCAST_ROUTES } from '@veche/contract/routes/portal/broadcasts.ts'
import { ARTICLE_FILE_TYPE } from '@veche/contract/values/knowledge.ts'
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
import { isPermitted, requireActor, sendList } from '../../access/index.ts'
import { broadcastAsText, broadcastCells } from './broadcast-files.ts'
import { listTakers } from './hand-over.ts'
import { type BroadcastsContext, offerPlaces } from './list-places.ts'
import { readPicture, savePicture } from './pictures.ts'
import { listPlaceCells, PLACE_COLUMNS } from './place-cells.ts'
import { findCollisions, presentWaiting, readCalendar, showBroadcast } from './read-broadcasts.ts'
import { decideOnPlace, runBroadcastCommand } from './run-broadcast-command.ts'
import { changeBroadcast, createBroadcast } from './save-broadcast.ts'
import { broadcastsToApprove } from './waiting-broadcasts.ts'

/** As bytes and not in a form: the kind is in `content-type`. */
export function broadcastPictureRoutes(context: BroadcastsContext): FastifyPluginAsync {
  return async (app) => {
    acceptFiles(app)

    serveRoute(
      app,
      BROADCAST_ROUTES.uploadBroadcastPicture,
      async (request) => {
        const brought = readFileBody(request)
        if (!brought) throw new InvalidError('broadcast.picture_wrong_type', { field: 'pictureId' })
        const actor = requireActor(request)
        const { id, name, contentType } = await savePicture(context, { ...request.query, ...brought, actor })
        return { id, name, contentType }
      },
      { bodyLimit: MAX_FILE_BYTES },
    )

    serveRoute(app, BROADCAST_ROUTES.getBroadcastPicture, async (request, reply) => {
      const { row, bytes } = await readPicture(context, { ...request.params, actor: requireActor(request) })
      return sendStoredFile(reply, row, bytes)
    })
  }
}

export function broadcastRoutes(context: BroadcastsContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, BROADCAST_ROUTES.listBroadcasts, (request) =>
      readCalendar(context, { ...request.query, actor: requireActor(request) }),
    )

    serveRoute(app, BROADCAST_ROUTES.listBroadcastsToApprove, async (request) => {
      const actor = requireActor(request)
      const rows = isPermitted(actor, 'broadcasts.approve')
        ? await broadcastsToApprove(context.db, actor)
        : []
      return { broadcasts: rows.map(presentWaiting) }
    })

    serveRoute(app, BROADCAST_ROUTES.listBroadcastPlaces, (request) =>
      offerPlaces(context, requireActor(request)),
    )

    serveRoute(app, BROADCAST_ROUTES.findBroadcastCollisions, (request) =>
      findCollisions(context, { asked: request.body, actor: requireActor(request) }),
    )

    serveRoute(app, BROADCAST_ROUTES.exportBroadcastTable, async (request, reply) => {
      const rows = await broadcastCells(context, { ...request.query, actor: requireActor(request) })
      return sendList({ request, reply }, { name: 'Одним текстом', rows }, context)
    })

    serveRoute(app, BROADCAST_ROUTES.exportBroadcast, async (request, reply) => {
      const one = { ...request.params, actor: requireActor(request) }
      const file = await broadcastAsText(context, one)
      const name = `text-${one.broadcastId.slice(-8)}.md`
      return reply.headers(asDownload(name, `${ARTICLE_FILE_TYPE}; charset=utf-8`)).send(file)
    })

    serveRoute(app, BROADCAST_ROUTES.exportBroadcastPlaces, async (request, reply) => {
      const asked = { ...request.params, actor: requireActor(request) }
      const rows = [PLACE_COLUMNS, ...(await listPlaceCells(context, asked))]
      return sendList({ request, reply }, { name: 'Где вышло', rows }, context)
    })

    serveRoute(app, BROADCAST_ROUTES.createBroadcast, async (request) => {
      const actor = requireActor(request)
      const { isSubmitted, ...content } = request.body
      const broadcastId = await createBroadcast(context, { content, isSubmitted, actor })
      return showBroadcast(context, { broadcastId, actor })
    })

    serveRoute(app, BROADCAST_ROUTES.getBroadcast, (request) =>
      showBroadcast(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, BROADCAST_ROUTES.listBroadcastTakers, (request) =>
      listTakers(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, BROADCAST_ROUTES.changeBroadcast, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      const { before, isSubmitted, ...wanted } = request.body
      await changeBroadcast(context, { ...one, wanted, isSubmitted, before })
      return showBroadcast(context, one)
    })

    serveRoute(app, BROADCAST_ROUTES.runBroadcastCommand, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      await runBroadcastCommand(context, { ...one, command: request.body })
      return showBroadcast(context, one)
    })

    serveRoute(app, BROADCAST_ROUTES.decideOnBroadcastPlace, async (request) => {
      const { placeId, ...params } = request.params
      const one = { ...params, actor: requireActor(request) }
      await decideOnPlace(context, { ...one, placeId, ...request.body })
      return showBroadcast(context, one)
    })
  }
}
