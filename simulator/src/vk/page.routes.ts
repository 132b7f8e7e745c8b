/** The page on which a person plays a resident: plain HTML that works without a script. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ControlError } from '../lib/control/control-error.ts'
import type { Html } from '../lib/page/html.ts'
import { chosenResident, SECURITY_HEADERS, safePath, sendPage, sharedPageRoutes } from '../lib/page/page.ts'
import { initialsPicture } from '../lib/page/pictures.ts'
import { photoPicture } from '../lib/photo.ts'
import { VOICE_TYPE, voiceSound } from '../lib/voice.ts'
import { requireChat, requireCommunity } from './actions/action.ts'
import { communitiesPage, residentsPage } from './page/communities.ts'
import { chatPage, chatsPage, messagesPage } from './page/dialogs.ts'
import { errorPage, layout } from './page/layout.ts'
import { authorOf, type Reader } from './page/reader.ts'
import { objectPage, postPage, videoPage, videosPage, wallPage } from './page/wall.ts'
import { permalinkRoutes } from './permalink.routes.ts'
import { pairKey } from './state.ts'
import type { World } from './world.ts'

const Club = z.object({ id: z.coerce.number().int() })
const ClubChat = Club.extend({ peerId: z.coerce.number().int() })
const ClubVideo = Club.extend({ videoId: z.coerce.number().int() })
const ClubObject = Club.extend({ objectId: z.coerce.number().int() })
/** The comment that a link leads to. */
const At = z.object({ at: z.coerce.number().int().nullable().default(null).catch(null) })
/** «155s», as links to a second of a video have it. */
const VideoQuery = z.object({
  t: z
    .string()
    .regex(/^\d{1,6}s?$/)
    .optional()
    .catch(undefined),
})
const WallQuery = z.object({ before: z.coerce.number().int().optional() })
const ResidentsQuery = z.object({ q: z.string().default(''), back: z.string().default('/') })

export function readerOf(world: World, request: FastifyRequest, path = request.url): Reader {
  const resident = world.state.residents.get(chosenResident(request) ?? '')
  return { resident: resident ?? null, path: safePath(path) }
}

function assetRoutes(app: FastifyInstance, world: World): void {
  app.get('/avatar/:id.svg', async (request, response) => {
    const { id } = Club.parse(request.params)
    const name = id === 0 ? 'В К' : authorOf(world, id).name
    return response
      .headers(SECURITY_HEADERS)
      .header('cache-control', 'max-age=3600')
      .type('image/svg+xml')
      .send(initialsPicture(id, name))
  })
  app.get('/photo/:key.png', async (request, response) => {
    const { key } = z.object({ key: z.string().regex(/^-?\d+_\d+$/) }).parse(request.params)
    const uploaded = world.uploads.find(key)
    const picture = uploaded ?? { contentType: 'image/png', bytes: photoPicture(key) }
    return response.header('cache-control', 'max-age=3600').type(picture.contentType).send(picture.bytes)
  })
  app.get('/voice/:key.ogg', async (_request, response) =>
    response.headers(SECURITY_HEADERS).type(VOICE_TYPE).send(voiceSound()),
  )
  app.get('/doc/:key', async (request, response) => {
    const { key } = z.object({ key: z.string().regex(/^-?\d+_\d+$/) }).parse(request.params)
    const file = world.uploads.find(key)
    if (!file) return response.status(404).send({ error: { message: 'no such document' } })
    return response.headers(SECURITY_HEADERS).type(file.contentType).send(file.bytes)
  })
}

export function pageRoutes(
  app: FastifyInstance,
  { world, subscribe }: { world: World; subscribe: (listener: () => void) => () => void },
): void {
  type View = (request: FastifyRequest, reader: Reader) => { title: string; body: Html }
  function page(path: string, view: View): void {
    app.get(path, async (request, response) => {
      const reader = readerOf(world, request)
      try {
        return sendPage(response, layout(reader, view(request, reader)))
      } catch (error) {
        if (!(error instanceof ControlError || error instanceof z.ZodError)) throw error
        return sendPage(response.status(404), errorPage({ ...reader, path: '/' }, 'Такой страницы нет.'))
      }
    })
  }

  assetRoutes(app, world)
  permalinkRoutes(app)
  sharedPageRoutes(app, subscribe)
  app.get('/residents', async (request, response) => {
    const { q, back } = ResidentsQuery.parse(request.query)
    const reader = readerOf(world, request, back)
    const body = residentsPage(world, reader, q)
    return sendPage(response, layout(reader, { title: 'Кто пишет', body }))
  })
  page('/', () => ({ title: 'Сообщества', body: communitiesPage(world) }))
  page('/club/:id', (request, reader) => {
    const community = requireCommunity(world, Club.parse(request.params).id)
    const before = WallQuery.parse(request.query).before ?? null
    return { title: community.name, body: wallPage(world, reader, { community, before }) }
  })
  page('/club/:id/posts/:objectId', (request, reader) => {
    const { id, objectId } = ClubObject.parse(request.params)
    const community = requireCommunity(world, id)
    const post = world.state.posts.get(pairKey(id, objectId))
    if (!post || post.isDeleted) throw new ControlError(404, 'Такой записи нет')
    return {
      title: community.name,
      body: postPage(world, reader, { community, post, soughtId: At.parse(request.query).at }),
    }
  })
  for (const surface of ['photo', 'board'] as const)
    page(`/club/:id/${surface}/:objectId`, (request, reader) => {
      const { id, objectId } = ClubObject.parse(request.params)
      const community = requireCommunity(world, id)
      const { at: soughtId } = At.parse(request.query)
      return {
        title: community.name,
        body: objectPage(world, reader, { community, surface, objectId, soughtId }),
      }
    })
  page('/club/:id/messages', (request, reader) => {
    const community = requireCommunity(world, Club.parse(request.params).id)
    return { title: `${community.name}: сообщения`, body: messagesPage(world, reader, community) }
  })
  page('/club/:id/chats', (request, reader) => {
    const community = requireCommunity(world, Club.parse(request.params).id)
    return { title: `${community.name}: чаты`, body: chatsPage(world, reader, community) }
  })
  page('/club/:id/chats/:peerId', (request, reader) => {
    const { id, peerId } = ClubChat.parse(request.params)
    const chat = requireChat(world, id, peerId)
    return {
      title: chat.title,
      body: chatPage(world, reader, { community: requireCommunity(world, id), chat }),
    }
  })
  page('/club/:id/videos', (request) => {
    const community = requireCommunity(world, Club.parse(request.params).id)
    return { title: `${community.name}: видео`, body: videosPage(world, community) }
  })
  page('/club/:id/videos/:videoId', (request, reader) => {
    const { id, videoId } = ClubVideo.parse(request.params)
    const video = world.state.videos.get(pairKey(id, videoId))
    if (!video) throw new ControlError(404, 'Такого видео нет')
    const { t } = VideoQuery.parse(request.query)
    const { at: soughtId } = At.parse(request.query)
    const fromS = t === undefined ? null : Number.parseInt(t, 10)
    return {
      title: video.title,
      body: videoPage(world, reader, { community: requireCommunity(world, id), video, fromS, soughtId }),
    }
  })
}
