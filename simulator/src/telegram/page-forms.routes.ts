/** What the forms of the page do: each one acts as the chosen resident and leads back to where it was sent from. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ControlError } from '../lib/control/control-error.ts'
import { assertSameSite, chooseResident, safePath, sendPage } from '../lib/page/page.ts'
import { Media } from '../lib/voice.ts'
import type { Control } from './control.ts'
import { chatPlace, dialogPlace } from './model.ts'
import { errorPage } from './page/reader.ts'
import { readerOf } from './page.routes.ts'
import type { World } from './world.ts'

const Id = z.coerce.number().int()
const Back = z.object({ back: z.string().default('/') })
const Words = {
  text: z.string(),
  replyToId: Id.nullable().default(null),
  photo: z.string().optional(),
  media: Media.nullable().default(null),
}
const MessageForm = z.object({ botId: Id, ...Words })
const ChatForm = z.object({ chatId: Id, ...Words })
const CommentForm = z.object({ channelId: Id, postId: Id, ...Words })
const Ref = z.object({ chatId: Id.nullable().default(null), botId: Id.nullable().default(null), id: Id })
const NewResident = z.object({ firstName: z.string().trim(), lastName: z.string().trim() })

function explain(error: unknown): string | null {
  if (error instanceof ControlError) return 'Этого уже нет или писать сюда нельзя.'
  return error instanceof z.ZodError ? 'Форма заполнена неверно.' : null
}

type Given = { text: string; replyToId: number | null; photo?: string | undefined; media: Media | null }
/** A voice or a sticker stands alone: what is in the field is not sent with it. */
const wordsOf = ({ text, replyToId, photo, media }: Given) => ({
  ...{ replyToId, media },
  text: media === null ? text : '',
  photos: photo === undefined || media !== null ? 0 : 1,
})

type Submit = (body: unknown, residentId: number) => void

/** A person changes only what they wrote themselves. */
function assertOwn(world: World, { chatId, botId, id }: z.infer<typeof Ref>, residentId: number): void {
  const place = chatId === null ? dialogPlace(botId ?? 0, residentId) : chatPlace(chatId)
  if (world.state.messages.get(`${place}:${id}`)?.fromId !== residentId)
    throw new ControlError(404, 'not their own message')
}

function formsOf({ world, control }: { world: World; control: Control }): Record<string, Submit> {
  return {
    '/ui/message': (body, residentId) => {
      const { botId, ...words } = MessageForm.parse(body)
      control.writeMessage({ botId, residentId, ...wordsOf(words) })
    },
    '/ui/chat-message': (body, residentId) => {
      const { chatId, ...words } = ChatForm.parse(body)
      control.writeInChat({ chatId, residentId, ...wordsOf(words) })
    },
    '/ui/comment': (body, residentId) => {
      const { channelId, postId, ...words } = CommentForm.parse(body)
      control.addComment({ channelId, postId, residentId, ...wordsOf(words) })
    },
    '/ui/edit': (body, residentId) => {
      const ref = Ref.parse(body)
      assertOwn(world, ref, residentId)
      control.editMessage({ ...ref, residentId, text: z.object({ text: z.string() }).parse(body).text })
    },
    '/ui/button': (body, residentId) => {
      const { label } = z.object({ label: z.string() }).parse(body)
      control.pressButton({ ...Ref.parse(body), residentId, label })
    },
    '/ui/start': (body, residentId) => {
      const { botId, payload } = z.object({ botId: Id, payload: z.string() }).parse(body)
      control.startBot({ botId, residentId, payload })
    },
    '/ui/block': (body, residentId) => {
      const { botId, isBlocked } = z.object({ botId: Id, isBlocked: z.enum(['0', '1']) }).parse(body)
      if (isBlocked === '1') control.blockBot({ botId, residentId })
      else control.unblockBot({ botId, residentId })
    },
  }
}

export function formRoutes(
  app: FastifyInstance,
  { world, control }: { world: World; control: Control },
): void {
  function form(path: string, submit: (request: FastifyRequest, response: FastifyReply) => void): void {
    app.post(path, async (request, response) => {
      const back = safePath(Back.parse(request.body ?? {}).back)
      try {
        assertSameSite(request)
        submit(request, response)
      } catch (error) {
        const message = explain(error)
        if (message === null) throw error
        return sendPage(response.status(400), errorPage(readerOf(world, request, back), message))
      }
      return response.redirect(back, 303)
    })
  }

  for (const [path, submit] of Object.entries(formsOf({ world, control }))) {
    form(path, (request) => {
      const { resident } = readerOf(world, request)
      if (!resident) throw new ControlError(400, 'no resident is chosen')
      submit(request.body, resident.id)
    })
  }
  form('/ui/resident', (request, response) => {
    chooseResident(response, z.object({ id: Id }).parse(request.body).id)
  })
  form('/ui/resident/new', (request, response) => {
    const { firstName, lastName } = NewResident.parse(request.body)
    const named = { ...(firstName && { firstName }), ...(lastName && { lastName }) }
    chooseResident(response, control.createResident(named).id)
  })
}
