/** The page on which a person plays a resident: plain HTML that works without a script. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ControlError } from '../lib/control/control-error.ts'
import type { Html } from '../lib/page/html.ts'
import { chosenResident, SECURITY_HEADERS, safePath, sendPage, sharedPageRoutes } from '../lib/page/page.ts'
import { initialsPicture } from '../lib/page/pictures.ts'
import { photoPicture } from '../lib/photo.ts'
import { voiceSound } from '../lib/voice.ts'
import { requireBot, requireChat } from './actions/require.ts'
import { channelPage, chatPage, dialogPage, homePage, residentsPage } from './page/pages.ts'
import { authorOf, errorPage, layout, type Reader } from './page/reader.ts'
import { permalinkRoutes } from './permalink.routes.ts'
import { findChat, type World } from './world.ts'

const Numbered = z.object({ id: z.coerce.number().int() })
/** The message that a link leads to. */
const At = z.object({ at: z.coerce.number().int().nullable().default(null).catch(null) })
const Link = z.object({ start: z.string().nullable().default(null) })
const FileKey = z.object({ id: z.string() })
const ResidentsQuery = z.object({ q: z.string().default(''), back: z.string().default('/') })

export function readerOf(world: World, request: FastifyRequest, path = request.url): Reader {
  const resident = world.state.residents.get(chosenResident(request) ?? '')
  return { resident: resident ?? null, path: safePath(path) }
}

function nameOf(world: World, id: number): string {
  if (id === 0) return 'Т Г'
  if (id < 0) return findChat(world, id)?.title ?? ''
  return authorOf(world, { fromId: id, senderChatId: null }).name
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

  sharedPageRoutes(app, subscribe)
  permalinkRoutes(app, world)
  app.get('/avatar/:id.svg', async (request, response) => {
    const { id } = Numbered.parse(request.params)
    return response
      .headers(SECURITY_HEADERS)
      .header('cache-control', 'max-age=3600')
      .type('image/svg+xml')
      .send(initialsPicture(id, nameOf(world, id)))
  })
  app.get('/photo/:id', async (request, response) => {
    const file = world.state.files.get(FileKey.parse(request.params).id)
    if (!file) throw new ControlError(404, 'no such picture')
    const bytes =
      world.uploads.find(file.id)?.bytes ?? (file.kind === 'voice' ? voiceSound() : photoPicture(file.id))
    return response.headers(SECURITY_HEADERS).type(file.contentType).send(bytes)
  })
  app.get('/residents', async (request, response) => {
    const { q, back } = ResidentsQuery.parse(request.query)
    const reader = readerOf(world, request, back)
    const body = residentsPage(world, reader, q)
    return sendPage(response, layout(reader, { title: 'Кто пишет', body }))
  })
  page('/', () => ({ title: 'Телеграм', body: homePage(world) }))
  page('/dialog/:id', (request, reader) => {
    const bot = requireBot(world, Numbered.parse(request.params).id)
    const { start: payload } = Link.parse(request.query)
    return { title: bot.name, body: dialogPage(world, reader, { bot, payload }) }
  })
  page('/chat/:id', (request, reader) => {
    const chat = requireChat(world, Numbered.parse(request.params).id)
    return { title: chat.title, body: chatPage(world, reader, chat, At.parse(request.query).at) }
  })
  page('/channel/:id', (request, reader) => {
    const channel = requireChat(world, Numbered.parse(request.params).id)
    return { title: channel.title, body: channelPage(world, reader, channel, At.parse(request.query).at) }
  })
}
