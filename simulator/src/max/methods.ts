/** The methods of MAX that a region needs: each checks its input by the schema and says what it did. */
import { z } from 'zod'
import { subscriptionKey } from '../lib/delivery/webhook-sender.ts'
import { bad, getMembership, type Method } from './method.ts'
import { historyMethods } from './methods-history.ts'
import { messageMethods } from './methods-messages.ts'
import { moderationMethods } from './methods-moderation.ts'
import { presentUser } from './present.ts'
import { deriveId, nowMs } from './world.ts'

const DONE = { success: true }
const SubscriptionBody = z.object({
  url: z.string(),
  update_types: z.array(z.string()).nullish(),
  secret: z.string().nullish(),
})

const identity: Record<string, Method> = {
  'GET /me': {
    query: [],
    answer: 'BotInfo',
    run: ({ world, bot }) => ({ body: presentUser(world, bot.id), effect: 'read' }),
  },
  'GET /chats/:chatId': {
    query: [],
    answer: 'Chat',
    run(call) {
      const { chat } = getMembership(call, Number(call.params.chatId))
      const members = call.world.state.members.inGroup(String(chat.id)).length
      const body = {
        ...{ chat_id: chat.id, type: chat.type, status: 'active', title: chat.title, icon: null },
        ...{
          last_event_time: nowMs(call.world),
          participants_count: members,
          is_public: false,
          description: null,
        },
      }
      return { body, effect: 'read' }
    },
  },
  'GET /chats/:chatId/members/me': {
    query: [],
    answer: 'ChatMember',
    run(call) {
      const { member } = getMembership(call, Number(call.params.chatId))
      const { isAdmin, permissions, joinedAtMs } = member
      const body = {
        ...presentUser(call.world, call.bot.id),
        ...{ last_access_time: nowMs(call.world), is_owner: false, is_admin: isAdmin, join_time: joinedAtMs },
        permissions: isAdmin ? permissions : null,
      }
      return { body, effect: 'read' }
    },
  },
}

const SUBSCRIPTION_FIELDS = ['url', 'update_types', 'secret']

/** Encrypted and on the usual port; a server on this machine may go without. */
function assertAddress(url: string): void {
  const { protocol, port, hostname } = URL.canParse(url)
    ? new URL(url)
    : { protocol: '', port: '', hostname: '' }
  const isHere = hostname === '127.0.0.1' || hostname === 'localhost'
  if (!isHere && (protocol !== 'https:' || (port !== '' && port !== '443')))
    throw bad('url: https on port 443 is required')
}

const subscriptions: Record<string, Method> = {
  'GET /subscriptions': {
    query: [],
    answer: 'GetSubscriptionsResult',
    run: ({ world, bot }) => ({
      body: {
        subscriptions: world.state.subscriptions
          .inGroup(String(bot.id))
          .map(({ url, timeMs, types }) => ({ url, time: timeMs, update_types: types })),
      },
      effect: 'read',
    }),
  },
  'POST /subscriptions': {
    query: [],
    body: { schema: 'SubscriptionRequestBody', fields: SUBSCRIPTION_FIELDS },
    answer: 'SimpleQueryResult',
    run({ world, bot, body }) {
      const { url, update_types: types, secret } = SubscriptionBody.parse(body)
      assertAddress(url)
      const key = subscriptionKey(String(bot.id), url)
      world.state.subscriptions.put({
        ...{ key, ownerId: String(bot.id), url, secret: secret ?? null, types: types ?? null },
        ...{ timeMs: nowMs(world), failingSinceMs: null },
      })
      return { body: DONE, effect: 'changed' }
    },
  },
  'DELETE /subscriptions': {
    query: ['url'],
    answer: 'SimpleQueryResult',
    run({ world, bot, query }) {
      if (!query.url) throw bad('url is required')
      const key = subscriptionKey(String(bot.id), query.url)
      if (!world.state.subscriptions.get(key))
        return { body: { success: false, message: 'no such' }, effect: 'refused' }
      world.state.subscriptions.remove(key)
      return { body: DONE, effect: 'changed' }
    },
  },
}

const uploads: Record<string, Method> = {
  'POST /uploads': {
    query: ['type'],
    answer: 'UploadEndpoint',
    run({ world, query }) {
      if (!['image', 'video', 'audio', 'file'].includes(query.type ?? '')) throw bad('type is wrong')
      const key = deriveId(world, 'upload', 32)
      return { body: { url: `${world.baseUrl()}/upload/${query.type}/${key}` }, effect: 'read' }
    },
  },
}

export const METHODS: Record<string, Method> = {
  ...identity,
  ...subscriptions,
  ...uploads,
  ...messageMethods,
  ...historyMethods,
  ...moderationMethods,
}
