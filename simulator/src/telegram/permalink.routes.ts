/** Addresses of t.me, under which the product keeps what it heard and said, lead to the pages of the emulator. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Chat } from './model.ts'
import { findChat, type World } from './world.ts'

const Closed = z.object({ number: z.string(), messageId: z.string() })
const Public = z.object({ username: z.string(), messageId: z.string() })

function open(response: FastifyReply, chat: Chat, messageId: string): FastifyReply {
  return chat.type === 'channel'
    ? response.redirect(`/channel/${chat.id}?at=${messageId}#p${messageId}`)
    : response.redirect(`/chat/${chat.id}?at=${messageId}#m${messageId}`)
}

export function permalinkRoutes(app: FastifyInstance, world: World): void {
  app.get('/c/:number(^\\d+$)/:messageId(^\\d+$)', async (request, response) => {
    const { number, messageId } = Closed.parse(request.params)
    const chat = findChat(world, Number(`-100${number}`))
    return chat ? open(response, chat, messageId) : response.callNotFound()
  })
  app.get('/:username(^[A-Za-z]\\w+$)/:messageId(^\\d+$)', async (request, response) => {
    const { username, messageId } = Public.parse(request.params)
    const isNamed = (chat: Chat) => chat.username?.toLowerCase() === username.toLowerCase()
    const chat = world.state.chats.all().find(isNamed)
    return chat ? open(response, chat, messageId) : response.callNotFound()
  })
}
