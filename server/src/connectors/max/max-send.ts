/**
 * Answers: a message in a chat, a comment under a post; and posts in channels of which events told. MAX knows no key of
 * ours, so nothing is sent twice by itself.
 */
import { z } from 'zod'
import {
  type ChannelAccount,
  ConnectorError,
  type OutgoingMessage,
  type OwnPosts,
  type PostPlace,
  type SendResult,
} from '../connector.ts'
import type { HttpClient } from '../http/http-client.ts'
import { Done } from '../messenger/subscriptions.ts'
import {
  chatContainer,
  findContainer,
  getContainer,
  isMid,
  type MaxContainer,
  POST_EXTERNAL_ID,
  postContainer,
} from './max-container.ts'
import { MaxMessage } from './max-schemas.ts'

export const MAX_TEXT_LIMIT = 4000
export const MOST_ATTACHMENTS = 12

/** Comments are answered bare or wrapped; both name the message. */
const Sent = z.union([z.object({ message: MaxMessage }).transform(({ message }) => message), MaxMessage])

type Send = { account: ChannelAccount; message: OutgoingMessage }

export async function sendMax(client: HttpClient, { account, message }: Send): Promise<SendResult> {
  const container = getContainer(message.container)
  refuseUnsendable(message, container)
  const link = isMid(message.replyToExternalId)
    ? { type: 'reply', mid: message.replyToExternalId }
    : undefined
  const words = { text: message.text, ...(link ? { link } : {}) }
  const sent = await client.request(account, {
    verb: 'POST',
    ...(container.kind === 'post'
      ? { path: `/messages/${encodeURIComponent(container.postId)}/comments`, body: words }
      : {
          path: '/messages',
          query: { ...recipientOf(container), disable_link_preview: 'true' },
          body: { ...words, ...attachmentsOf(message) },
        }),
    schema: Sent,
    priority: 'answer',
    hasEffect: true,
    peer: message.container,
    timeoutMs: 15_000,
  })
  // It stands there by now, but without its name it cannot be told from others.
  if (!sent.body) throw new ConnectorError('uncertain', 'max.bad_answer')
  const permalink = sent.url && /^https:\/\//i.test(sent.url) ? sent.url : null
  const { mid } = sent.body
  if (message.surface !== 'post' || container.kind !== 'chat') return { externalId: mid, permalink }
  return { ...standingPost(container.chatId, mid), permalink }
}

/** A post is the head of its comments. */
export function standingPost(
  chatId: string,
  mid: string,
): Pick<Required<SendResult>, 'externalId' | 'container'> {
  return { externalId: POST_EXTERNAL_ID, container: postContainer(chatId, mid) }
}

function refuseUnsendable({ text, attachmentRefs }: OutgoingMessage, { kind }: MaxContainer): void {
  if (text.length > MAX_TEXT_LIMIT) throw new ConnectorError('refused', 'max.text_too_long')
  if (text.trim() === '' && attachmentRefs.length === 0) throw new ConnectorError('refused', 'max.text_empty')
  if (kind === 'post' && attachmentRefs.length > 0) throw new ConnectorError('refused', 'max.cannot_attach')
  if (attachmentRefs.length >= MOST_ATTACHMENTS) throw new ConnectorError('refused', 'max.too_many_files')
}

function recipientOf(container: Exclude<MaxContainer, { kind: 'post' }>): Record<string, string> {
  return container.kind === 'chat' ? { chat_id: container.chatId } : { user_id: container.userId }
}

const LONGEST_LABEL = 128
const BUTTONS_IN_ROW = 3
const MOST_BUTTONS = 9

function attachmentsOf({ attachmentRefs, buttons }: OutgoingMessage): { attachments?: unknown[] } {
  const files = attachmentRefs.map((ref) => {
    const [, type, token] = /^(image|file):(.+)$/.exec(ref) ?? []
    if (type === undefined) throw new ConnectorError('refused', 'max.unknown_attachment')
    return { type, payload: { token } }
  })
  const keyboard = buttons.length === 0 ? [] : [inlineKeyboard(buttons.slice(0, MOST_BUTTONS))]
  const attachments = [...files, ...keyboard]
  return attachments.length === 0 ? {} : { attachments }
}

/** A touch sends the label as the author's own words. */
function inlineKeyboard(labels: readonly string[]) {
  const buttons = labels.map((label) => ({
    type: 'message',
    text: [...label].slice(0, LONGEST_LABEL).join(''),
  }))
  const rows = [0, 1, 2].map((row) => buttons.slice(row * BUTTONS_IN_ROW, (row + 1) * BUTTONS_IN_ROW))
  return { type: 'inline_keyboard', payload: { buttons: rows.filter((row) => row.length > 0) } }
}

const Chat = z.object({ title: z.string().nullish().catch(null), type: z.string() })
const Membership = z.object({ permissions: z.array(z.string()).nullish().catch(null) })

/** Each channel is two calls. */
const CHANNELS_ASKED = 20

export function maxOwnPosts(client: HttpClient): OwnPosts {
  return {
    takesDownIn: ['post', 'chat'],
    async listPlaces(account, known) {
      const channels = known.filter(({ surface, isLeft }) => surface === 'post' && !isLeft)
      const ids = new Set(channels.flatMap(({ container }) => chatIdOf(container)))
      const places: PostPlace[] = []
      for (const chatId of [...ids].slice(0, CHANNELS_ASKED)) {
        const place = await findPlace(client, account, chatId)
        if (place) places.push(place)
      }
      return places
    },
    async takeDown(account, { container, externalId }) {
      const place = getContainer(container)
      if (place.kind === 'user') throw new ConnectorError('refused', 'max.unknown_container')
      await takeDown(client, account, place.kind === 'post' ? place.postId : externalId)
    },
  }
}

/** Posts themselves are remembered too, as the places of their comments. */
function chatIdOf(container: string): string[] {
  const place = findContainer(container)
  return place === null || place.kind === 'user' ? [] : [place.chatId]
}

/** Null: it is no channel any more, or the bot may not write in it. */
async function findPlace(
  client: HttpClient,
  account: ChannelAccount,
  chatId: string,
): Promise<PostPlace | null> {
  try {
    const { title, type } = await client.request(account, {
      ...{ verb: 'GET', path: `/chats/${chatId}`, schema: Chat },
    })
    if (type !== 'channel') return null
    const { permissions } = await client.request(account, {
      ...{ verb: 'GET', path: `/chats/${chatId}/members/me`, schema: Membership },
    })
    if (!permissions?.includes('write')) return null
    return { container: chatContainer(chatId), threadExternalId: POST_EXTERNAL_ID, name: title ?? null }
  } catch (error) {
    // One chat that is closed to us hides none of its neighbours.
    if (error instanceof ConnectorError && error.reason === 'refused') return null
    throw error
  }
}

async function takeDown(client: HttpClient, account: ChannelAccount, mid: string): Promise<void> {
  try {
    await client.request(account, {
      ...{ verb: 'DELETE', path: '/messages', query: { message_id: mid }, schema: Done },
      ...{ priority: 'answer', hasEffect: true },
    })
  } catch (error) {
    if (error instanceof ConnectorError && /not\.found/.test(error.code)) return
    throw error
  }
}
