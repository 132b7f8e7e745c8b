/** The page of the emulator: what the views show and what the forms do. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ControlError } from '../lib/control/control-error.ts'
import { SECURITY_HEADERS } from '../lib/page/page.ts'
import { playRoutes } from '../lib/page/play.routes.ts'
import { photoPicture } from '../lib/photo.ts'
import { Media, VOICE_TYPE, voiceSound } from '../lib/voice.ts'
import type { Control } from './control.ts'
import { botPage, channelPage, groupPage, homePage, nameOf } from './page.ts'
import { MaxError, requireBot, requireChat, requireMessage, type World } from './world.ts'

const BRAND = {
  name: 'Учебный MAX',
  notice: 'Это не MAX: люди, чаты и тексты здесь вымышлены, наружу ничего не уходит.',
}
const Id = z.coerce.number().int()
const Path = z.object({ id: Id })
const Address = z.object({ chatId: Id, mid: z.string() })
/** The post that a link leads to. */
const At = z.object({ at: z.string().nullable().default(null).catch(null) })
const Link = z.object({ start: z.string().default('') })
const StartForm = z.object({ botId: Id, payload: z.string().default('') })
const Text = { text: z.string(), photo: z.string().optional(), media: Media.nullable().default(null) }
const ChatForm = z.object({ chatId: Id, ...Text, replyTo: z.string().nullable().default(null) })
type Said = { text: string; photo?: string | undefined; media: Media | null }
/** A voice or a sticker stands alone, so what is in the field is not sent with it. */
const wordsOf = ({ text, photo, media }: Said) => ({
  media,
  text: media === null ? text : '',
  photos: photo === undefined || media !== null ? 0 : 1,
})

export function pageRoutes(
  app: FastifyInstance,
  {
    world,
    control,
    subscribe,
  }: { world: World; control: Control; subscribe: (listener: () => void) => () => void },
): void {
  fileRoutes(app, world)
  // Serves the address of a post at max.ru, under which the product keeps what it published.
  app.get('/c/:chatId/:mid', async (request, response) => {
    const { chatId, mid } = Address.parse(request.params)
    const at = encodeURIComponent(mid)
    return response.redirect(`/channel/${chatId}?at=${at}#${at}`)
  })

  /** A person changes only what they wrote themselves. */
  function ownMid(body: unknown, residentId: number): string {
    const { mid } = z.object({ mid: z.string() }).parse(body)
    if (requireMessage(world, mid).senderId !== residentId) throw new ControlError(409, 'not yours')
    return mid
  }

  playRoutes(app, {
    ...{ brand: BRAND, subscribe },
    listResidents: () => world.state.residents.all(),
    createResident: (names) => control.createResident(names),
    nameOf: (id) => nameOf(world, id),
    explain: (error) => (error instanceof MaxError ? error.message : null),
    views: {
      '/': () => ({ title: 'Куда написать', body: homePage(world) }),
      '/bot/:id': (request, reader) => {
        const { id } = Path.parse(request.params)
        return {
          title: requireBot(world, id).name,
          body: botPage(world, reader, { botId: id, payload: Link.parse(request.query).start }),
        }
      },
      '/group/:id': (request, reader) => {
        const { id } = Path.parse(request.params)
        return { title: requireChat(world, id).title, body: groupPage(world, reader, id) }
      },
      '/channel/:id': (request, reader) => {
        const { id } = Path.parse(request.params)
        return {
          title: requireChat(world, id).title,
          body: channelPage(world, reader, { chatId: id, soughtMid: At.parse(request.query).at }),
        }
      },
    },
    forms: {
      '/ui/start': (body, residentId) => {
        const { botId, payload } = StartForm.parse(body)
        control.startBot({ botId, residentId, ...(payload !== '' && { payload }) })
      },
      '/ui/stop': (body, residentId) =>
        control.stopBot({ ...z.object({ botId: Id }).parse(body), residentId }),
      '/ui/message': (body, residentId) => {
        const { botId, ...said } = z.object({ botId: Id, ...Text }).parse(body)
        control.writeMessage({ botId, residentId, ...wordsOf(said) })
      },
      '/ui/group': (body, residentId) => {
        const { chatId, replyTo, ...said } = ChatForm.parse(body)
        control.writeInChat({ chatId, residentId, replyTo, ...wordsOf(said) })
      },
      '/ui/comment': (body, residentId) => {
        const { postId, ...said } = z.object({ postId: z.string(), ...Text }).parse(body)
        control.addComment({ postId, residentId, ...wordsOf(said) })
      },
      '/ui/button': (body, residentId) => {
        const { mid, label } = z.object({ mid: z.string(), label: z.string() }).parse(body)
        control.pressButton({ mid, residentId, label })
      },
      '/ui/edit': (body, residentId) => {
        const { text } = z.object({ text: z.string() }).parse(body)
        control.editMessage({ mid: ownMid(body, residentId), text })
      },
      '/ui/remove': (body, residentId) =>
        void control.removeMessage({ mid: ownMid(body, residentId), byId: residentId }),
    },
  })
}

function fileRoutes(app: FastifyInstance, world: World): void {
  app.get('/photo/:id.png', async (request, response) => {
    const { id } = Path.parse(request.params)
    const file = world.uploads.find(String(id)) ?? {
      contentType: 'image/png',
      bytes: photoPicture(`max ${id}`),
    }
    return response.header('cache-control', 'max-age=3600').type(file.contentType).send(file.bytes)
  })
  app.get('/voice/:id.ogg', async (_request, response) =>
    response.headers(SECURITY_HEADERS).type(VOICE_TYPE).send(voiceSound()),
  )
  app.get('/file/:id', async (request, response) => {
    const file = world.uploads.find(String(Path.parse(request.params).id))
    if (!file) return response.status(404).send({ code: 'not.found', message: 'no such file' })
    return response.headers(SECURITY_HEADERS).type(file.contentType).send(file.bytes)
  })
}
