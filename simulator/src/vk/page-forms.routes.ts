/** What the forms of the page do: each one acts as the chosen resident and leads back to where it was sent from. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ControlError } from '../lib/control/control-error.ts'
import { assertSameSite, chooseResident, safePath, sendPage } from '../lib/page/page.ts'
import { Media } from '../lib/voice.ts'
import type { Control } from './control.ts'
import { Surface } from './model.ts'
import { errorPage } from './page/layout.ts'
import { readerOf } from './page.routes.ts'
import { findComment } from './present.ts'
import { VkError } from './vk-error.ts'
import type { World } from './world.ts'

const Id = z.coerce.number().int()
const Back = z.object({ back: z.string().default('/') })
const Text = { text: z.string(), photo: z.string().optional() }
const Place = { groupId: Id, surface: Surface, objectId: Id }
const Ref = z.object({ ...Place, id: Id })

const CommentForm = z.object({ ...Place, ...Text, replyToId: Id.optional() })
/** A voice or a sticker stands alone: what is in the field is not sent with it. */
const Sent = { media: Media.nullable().default(null) }
const MessageForm = z.object({ groupId: Id, ...Text, ...Sent })
const ChatMessageForm = MessageForm.extend({ peerId: Id, replyToId: Id.nullable().default(null) })
const ButtonForm = z.object({ groupId: Id, peerId: Id, conversationId: Id, label: z.string() })
const NewResident = z.object({ firstName: z.string().trim(), lastName: z.string().trim() })

const MESSAGES: Record<number, string> = {
  15: 'Этого уже нет или писать сюда нельзя.',
  100: 'Напишите что-нибудь.',
  213: 'Комментарии к записи закрыты.',
  900: 'Вы в чёрном списке сообщества.',
  912: 'Сообщество не разрешает добавлять себя в чаты.',
}

function explain(error: unknown): string | null {
  if (error instanceof VkError) return MESSAGES[error.code] ?? error.message
  if (error instanceof ControlError) return 'Такой страницы больше нет.'
  if (error instanceof z.ZodError) return 'Форма заполнена неверно.'
  return null
}

const photosOf = ({ photo }: { photo?: string | undefined }): number => (photo === undefined ? 0 : 1)

function alone<T extends { text: string; photo?: string | undefined; media: Media | null }>(form: T): T {
  return form.media === null ? form : { ...form, text: '', photo: undefined }
}

type Submit = (body: unknown, residentId: number, response: FastifyReply) => void

/** A person changes only what they wrote themselves. */
function getOwn(world: World, body: unknown, residentId: number): z.infer<typeof Ref> {
  const ref = Ref.parse(body)
  if (findComment(world, ref)?.fromId !== residentId) throw new VkError(15)
  return ref
}

function formsOf({ world, control }: { world: World; control: Control }): Record<string, Submit> {
  return {
    '/ui/suggest': (body, residentId) =>
      control.publishPost({ ...MessageForm.omit({ photo: true, media: true }).parse(body), residentId }),
    '/ui/comment': (body, residentId) => {
      const { photo, replyToId, ...form } = CommentForm.parse(body)
      control.addComment({ ...form, residentId, replyToId: replyToId ?? null, photos: photosOf({ photo }) })
    },
    '/ui/comment/edit': (body, residentId) => {
      const { text } = z.object({ text: z.string().trim().min(1) }).parse(body)
      control.editComment({ ...getOwn(world, body, residentId), text })
    },
    '/ui/comment/delete': (body, residentId) => control.deleteComment(getOwn(world, body, residentId)),
    '/ui/comment/restore': (body, residentId) => control.restoreComment(getOwn(world, body, residentId)),
    '/ui/message': (body, residentId) => {
      const { photo, ...form } = alone(MessageForm.parse(body))
      control.writeMessage({ ...form, residentId, photos: photosOf({ photo }) })
    },
    '/ui/button': (body, residentId) => {
      control.pressButton({ ...ButtonForm.parse(body), residentId })
    },
    '/ui/permission': (body, residentId) => {
      const { groupId, permission } = z
        .object({ groupId: Id, permission: z.enum(['allow', 'deny']) })
        .parse(body)
      if (permission === 'allow') control.allowMessages({ groupId, residentId })
      else control.denyMessages({ groupId, residentId })
    },
    '/ui/chat': (body, residentId) => {
      const form = z.object({ groupId: Id, title: z.string() }).parse(body)
      control.createChat({ ...form, residentIds: [residentId] })
    },
    '/ui/chat-message': (body, residentId) => {
      const { photo, ...form } = alone(ChatMessageForm.parse(body))
      control.writeInChat({ ...form, residentId, photos: photosOf({ photo }) })
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
    form(path, (request, response) => {
      const { resident } = readerOf(world, request)
      if (!resident) throw new ControlError(400, 'no resident is chosen')
      submit(request.body, resident.id, response)
    })
  }
  form('/ui/resident', (request, response) => {
    chooseResident(response, z.object({ id: Id }).parse(request.body).id)
  })
  form('/ui/resident/new', (request, response) => {
    const { firstName, lastName } = NewResident.parse(request.body)
    const named = { ...(firstName === '' ? {} : { firstName }), ...(lastName === '' ? {} : { lastName }) }
    chooseResident(response, control.createResident(named).id)
  })
}
