import { Readable } from 'node:stream'
import type { ChannelResponse } from '@veche/contract/channels.ts'
import { CHANNEL_ROUTES } from '@veche/contract/routes/channels.ts'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { InvalidError, NotFoundError } from '../../platform/errors.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { asDownload } from '../../platform/http/download.ts'
import { createTokenBucket } from '../../platform/http/limits/token-bucket.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { writeCsv } from '../../platform/sheets/index.ts'
import { addJournal, requireActor } from '../access/index.ts'
import { getDirectory } from '../directory/index.ts'
import { askToReadBack } from './ask-to-read-back.ts'
import { presentChannel, presentGap, presentSetup } from './channel.presenter.ts'
import { getChannel, listChannelsWithCounts, saveDueNow } from './channels.repository.ts'
import { type ChannelDeps, checkChannel, getConnector } from './check-channel.ts'
import { createChannel } from './create-channel.ts'
import { channelRows } from './domain/channel-sheet.ts'
import { selectChannels } from './domain/channel-table.ts'
import { findBlockingChecks } from './domain/health.ts'
import { listGaps } from './gaps.repository.ts'
import { LOOKS, probeChannel, takeLook } from './probe/probe-account.ts'
import { pauseChannels, updateChannel } from './update-channel.ts'

export function channelsRoutes(context: AppContext, deps: ChannelDeps): FastifyPluginAsync {
  const { db, clock } = context
  const looks = createTokenBucket({ ...LOOKS, now: clock })

  async function present(request: FastifyRequest, channelId: string): Promise<ChannelResponse> {
    const [channel] = await listChannelsWithCounts(db, [channelId])
    if (!channel) throw new NotFoundError('channels.not_found')
    return presentChannel(channel, requireActor(request), clock())
  }

  return async (app) => {
    serveRoute(app, CHANNEL_ROUTES.list, async (request) => {
      const { cursor, ...asked } = request.query
      const after = readOffset(cursor)
      const actor = requireActor(request)
      const all = (await listChannelsWithCounts(db)).map((row) => presentChannel(row, actor, clock()))
      const { nextOffset, ...table } = selectChannels(all, { ...asked, after })
      return { ...table, nextCursor: nextOffset === null ? null : String(nextOffset) }
    })

    serveRoute(app, CHANNEL_ROUTES.export, async (request, reply) => {
      const actor = requireActor(request)
      const all = (await listChannelsWithCounts(db)).map((row) => presentChannel(row, actor, clock()))
      const { channels } = selectChannels(all, { ...request.query, after: 0 })
      const details = { fields: Object.keys(request.query) }
      await addJournal(db, {
        actor,
        action: 'channel.exported',
        objectType: 'channel',
        objectId: null,
        details,
      })
      const { municipalities } = await getDirectory(db)
      const placeOf = (asked: string) => municipalities.find(({ code }) => code === asked)?.name ?? asked
      const rows = channelRows(channels, { placeOf, timeZone: context.region.timeZone })
      const name = `Каналы ${clock().toISOString().slice(0, 10)}.csv`
      return reply.headers(asDownload(name, 'text/csv; charset=utf-8')).send(Readable.from(writeCsv(rows)))
    })

    serveRoute(app, CHANNEL_ROUTES.checkMany, async (request) => ({
      asked: await saveDueNow(db, request.body.channelIds),
    }))

    serveRoute(app, CHANNEL_ROUTES.pauseMany, async (request) => ({
      changed: await pauseChannels(context, deps, { ...request.body, actor: requireActor(request) }),
    }))

    serveRoute(app, CHANNEL_ROUTES.get, (request) => present(request, request.params.channelId))

    serveRoute(app, CHANNEL_ROUTES.networks, async () => ({
      networks: [...deps.connectors.values()].map(presentSetup),
    }))

    serveRoute(app, CHANNEL_ROUTES.listGaps, async (request) => {
      const { id } = await getChannel(db, request.params.channelId)
      return { gaps: (await listGaps(db, id)).map(presentGap) }
    })

    serveRoute(app, CHANNEL_ROUTES.readBack, async (request) => {
      const { channelId } = request.params
      await askToReadBack(context, { channelId, span: request.body, actor: requireActor(request) })
      return { gaps: (await listGaps(db, channelId)).map(presentGap) }
    })

    serveRoute(app, CHANNEL_ROUTES.create, async (request) => {
      const actor = requireActor(request)
      takeLook(looks, actor, getConnector(deps, request.body.network))
      const { id } = await createChannel(context, deps, { request: request.body, actor })
      return present(request, id)
    })

    serveRoute(app, CHANNEL_ROUTES.probe, async (request) => {
      const actor = requireActor(request)
      takeLook(looks, actor, getConnector(deps, request.body.network))
      const { name, externalId, checks } = await probeChannel(context, deps, { request: request.body, actor })
      return { name, checks, canConnect: externalId != null && findBlockingChecks(checks).length === 0 }
    })

    serveRoute(app, CHANNEL_ROUTES.update, async (request) => {
      const { channelId } = request.params
      const actor = requireActor(request)
      const { network } = await getChannel(db, channelId)
      if (request.body.credentials) takeLook(looks, actor, getConnector(deps, network))
      await updateChannel(context, deps, { channelId, request: request.body, actor })
      return present(request, channelId)
    })

    serveRoute(app, CHANNEL_ROUTES.check, async (request) => {
      const { channelId } = request.params
      const { network } = await getChannel(db, channelId)
      takeLook(looks, requireActor(request), getConnector(deps, network))
      await checkChannel(context, deps, channelId)
      return present(request, channelId)
    })

    serveRoute(app, CHANNEL_ROUTES.subscribe, async (request) => {
      const { channelId } = request.params
      const { network } = await getChannel(db, channelId)
      takeLook(looks, requireActor(request), getConnector(deps, network))
      await addJournal(db, {
        actor: requireActor(request),
        action: 'channel.subscribed',
        objectType: 'channel',
        objectId: channelId,
      })
      await checkChannel(context, deps, channelId, { forceSubscribe: true })
      return present(request, channelId)
    })
  }
}

function readOffset(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  if (!/^\d{1,9}$/.test(cursor)) throw new InvalidError('http.bad_cursor')
  return Number(cursor)
}
