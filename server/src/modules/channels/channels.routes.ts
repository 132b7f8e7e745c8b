import {
  ChannelGapListResponse,
  ChannelListQuery,
  ChannelListResponse,
  ChannelResponse,
  CreateChannelRequest,
  NetworkSetupListResponse,
  ProbeChannelRequest,
  ProbeResponse,
  ReadBackRequest,
  UpdateChannelRequest,
} from '@veche/contract/channels.ts'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { InvalidError, NotFoundError } from '../../platform/errors.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { createTokenBucket } from '../../platform/http/limits/token-bucket.ts'
import { addJournal, requireActor } from '../access/index.ts'
import { askToReadBack } from './ask-to-read-back.ts'
import { presentChannel, presentGap, presentSetup } from './channel.presenter.ts'
import { getChannel, listChannelsWithCounts } from './channels.repository.ts'
import { type ChannelDeps, checkChannel, getConnector } from './check-channel.ts'
import { createChannel } from './create-channel.ts'
import { selectChannels } from './domain/channel-table.ts'
import { listGaps } from './gaps.repository.ts'
import { LOOKS, probeChannel, takeLook } from './probe-account.ts'
import { updateChannel } from './update-channel.ts'

const ChannelParams = z.object({ channelId: z.uuid() })
const config = { permission: 'channels.manage' }

export function channelsRoutes(context: AppContext, deps: ChannelDeps): FastifyPluginAsyncZod {
  const { db, clock } = context
  const looks = createTokenBucket({ ...LOOKS, now: clock })

  async function present(request: FastifyRequest, channelId: string): Promise<ChannelResponse> {
    const [channel] = await listChannelsWithCounts(db, [channelId])
    if (!channel) throw new NotFoundError('channels.not_found')
    return presentChannel(channel, requireActor(request), clock())
  }

  return async (app) => {
    app.get(
      '/channels',
      {
        config: { permission: 'channels.read' },
        schema: { querystring: ChannelListQuery, response: { 200: ChannelListResponse } },
      },
      async (request) => {
        const { cursor, ...asked } = request.query
        const after = readOffset(cursor)
        const actor = requireActor(request)
        const all = (await listChannelsWithCounts(db)).map((row) => presentChannel(row, actor, clock()))
        const { nextOffset, ...table } = selectChannels(all, { ...asked, after })
        return { ...table, nextCursor: nextOffset === null ? null : String(nextOffset) }
      },
    )

    app.get(
      '/channels/:channelId',
      {
        config: { permission: 'channels.read' },
        schema: { params: ChannelParams, response: { 200: ChannelResponse } },
      },
      (request) => present(request, request.params.channelId),
    )

    app.get(
      '/channels/networks',
      { config, schema: { response: { 200: NetworkSetupListResponse } } },
      async () => ({ networks: [...deps.connectors.values()].map(presentSetup) }),
    )

    app.get(
      '/channels/:channelId/gaps',
      {
        config: { permission: 'channels.read' },
        schema: { params: ChannelParams, response: { 200: ChannelGapListResponse } },
      },
      async (request) => {
        const { id } = await getChannel(db, request.params.channelId)
        return { gaps: (await listGaps(db, id)).map(presentGap) }
      },
    )

    app.post(
      '/channels/:channelId/gaps',
      {
        config,
        schema: { params: ChannelParams, body: ReadBackRequest, response: { 200: ChannelGapListResponse } },
      },
      async (request) => {
        const { channelId } = request.params
        await askToReadBack(context, { channelId, span: request.body, actor: requireActor(request) })
        return { gaps: (await listGaps(db, channelId)).map(presentGap) }
      },
    )

    app.post(
      '/channels',
      { config, schema: { body: CreateChannelRequest, response: { 200: ChannelResponse } } },
      async (request) => {
        const actor = requireActor(request)
        takeLook(looks, actor, getConnector(deps, request.body.network))
        const { id } = await createChannel(context, deps, { request: request.body, actor })
        return present(request, id)
      },
    )

    app.post(
      '/channels/probe',
      { config, schema: { body: ProbeChannelRequest, response: { 200: ProbeResponse } } },
      async (request) => {
        const actor = requireActor(request)
        takeLook(looks, actor, getConnector(deps, request.body.network))
        return probeChannel(context, deps, { request: request.body, actor })
      },
    )

    app.patch(
      '/channels/:channelId',
      {
        config,
        schema: { params: ChannelParams, body: UpdateChannelRequest, response: { 200: ChannelResponse } },
      },
      async (request) => {
        const { channelId } = request.params
        const actor = requireActor(request)
        const { network } = await getChannel(db, channelId)
        if (request.body.credentials) takeLook(looks, actor, getConnector(deps, network))
        await updateChannel(context, deps, { channelId, request: request.body, actor })
        return present(request, channelId)
      },
    )

    app.post(
      '/channels/:channelId/check',
      { config, schema: { params: ChannelParams, response: { 200: ChannelResponse } } },
      async (request) => {
        const { channelId } = request.params
        const { network } = await getChannel(db, channelId)
        takeLook(looks, requireActor(request), getConnector(deps, network))
        await checkChannel(context, deps, channelId)
        return present(request, channelId)
      },
    )

    app.post(
      '/channels/:channelId/subscribe',
      { config, schema: { params: ChannelParams, response: { 200: ChannelResponse } } },
      async (request) => {
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
      },
    )
  }
}

function readOffset(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  if (!/^\d{1,9}$/.test(cursor)) throw new InvalidError('http.bad_cursor')
  return Number(cursor)
}
