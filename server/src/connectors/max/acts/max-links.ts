/** A post of a channel or a message of a chat, by its address: read where the bot is, as its past is. */
import { z } from 'zod'
import { ConnectorError, type LinkedMessage, type Links, type RawItem } from '../../connector.ts'
import type { HttpClient } from '../../http/http-client.ts'
import { findContainer, POST_EXTERNAL_ID, postContainer } from '../max-container.ts'
import { listMessages, type Reading, type Shown } from '../max-history.ts'
import { MaxMessage } from '../max-schemas.ts'
import { seenItem } from '../max-seen.ts'

/** `/c/-70881234/mid.ff…`; a channel with a name, `/news/AZ…`, leads to no number without a call that there is none of. */
const BY_NUMBER = /^\/c\/(-?\d{1,19})\/(mid\.[0-9A-Za-z]{1,64})\/?$/
const NAMED = /^\/(?:c\/-?\d{1,19}|[A-Za-z][\w-]{2,63})\/[\w.-]{1,100}\/?$/
/** What was said before it, and how far back that is looked for. */
const SHOWN = 10
const BEFORE_MS = 3_600_000

const Raw = z.record(z.string(), z.unknown())
const One = z.unknown().transform((item, context): Shown => {
  const [raw, message] = [Raw.safeParse(item), MaxMessage.safeParse(item)]
  if (raw.success && message.success) return { raw: raw.data, message: message.data }
  context.addIssue({ code: 'custom' })
  return z.NEVER
})

export function parseMaxLink(link: URL): LinkedMessage | 'hidden' | null {
  const [, chatId, mid] = BY_NUMBER.exec(link.pathname) ?? []
  if (chatId === undefined || mid === undefined) return NAMED.test(link.pathname) ? 'hidden' : null
  return { container: postContainer(chatId, mid), externalId: POST_EXTERNAL_ID, threadExternalId: null }
}

export function maxLinks(client: HttpClient): Links {
  return {
    parse: parseMaxLink,
    // A bot is shown the chats and channels that it is in, and answers there.
    isOwn: () => true,
    canRead: ({ tokens }) => Boolean(tokens.bot),
    async read(account, { container }, signal) {
      const place = findContainer(container)
      if (place?.kind !== 'post') throw new ConnectorError('refused', 'max.unknown_container')
      const reading = { client, account, signal }
      const shown = await findMessage(reading, place.postId)
      // A number of another chat under this address is not what a person has read there.
      if (shown === null || shown.message.recipient.chat_id !== place.chatId) return null
      return { item: itemOf(shown), around: await readBefore(reading, place.chatId, shown) }
    },
  }
}

async function findMessage({ client, account, signal }: Reading, mid: string): Promise<Shown | null> {
  try {
    return await client.request(account, {
      ...{ verb: 'GET', path: `/messages/${encodeURIComponent(mid)}`, schema: One },
      ...{ priority: 'answer', patientUntil: signal },
    })
  } catch (error) {
    // It is not there, or the bot is not.
    if (error instanceof ConnectorError && error.reason === 'refused') return null
    throw error
  }
}

/** Posts of a channel have nothing to do with each other. */
async function readBefore(reading: Reading, chatId: string, { message }: Shown): Promise<RawItem[]> {
  if (message.recipient.chat_type === 'channel') return []
  const at = message.timestamp.getTime()
  const span = { from: new Date(at - BEFORE_MS), to: new Date(at) }
  const pages = listMessages(reading, { chatId, span })[Symbol.asyncIterator]()
  const { done, value } = await pages.next()
  const before = (done ? [] : value).filter(
    (one) => one.message.body && one.message.body.mid !== message.body?.mid,
  )
  return before.slice(0, SHOWN).toReversed().map(itemOf)
}

const itemOf = ({ message, raw }: Shown): RawItem => seenItem(message, raw)
