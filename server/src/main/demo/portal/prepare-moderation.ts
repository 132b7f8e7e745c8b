/** Moderation in the demo region: what a moderator of chats did with advertising, and a ban that waits for the visitor. */
import { type Actor, findActorByUserId } from '../../../modules/access/index.ts'
import { askAct, offerActs } from '../../../modules/portal/index.ts'
import { type Loop, startLoop } from '../../../platform/background/loop.ts'
import { idFrom } from '../../../platform/ids.ts'
import type { Product } from '../../context.ts'
import { moderationContextOf } from '../../wiring/moderation-context-of.ts'
import { hasNetworkActs, listSpamOfChats } from '../demo.repository.ts'
import { ensureUser } from '../demo-officials.ts'

/** Advertising comes with the life of the chats, within minutes of the first start. */
const LOOKED_EVERY_MS = 5000
const SELDOM_MS = 3_600_000

const DEEDS = [
  { kind: 'delete', reason: 'spam', words: 'Реклама, к делам района не относится', term: null },
  { kind: 'mute', reason: 'spam', words: 'Третье объявление за неделю', term: 'day' },
  { kind: 'ban', reason: 'spam', words: 'Одно и то же объявление в нескольких чатах', term: 'week' },
] as const

export function startModerationDemo(product: Product): Loop {
  return startLoop({
    name: 'demo moderation',
    log: product.context.log,
    async turn() {
      return { nextInMs: (await prepareModeration(product)) ? SELDOM_MS : LOOKED_EVERY_MS }
    },
  })
}

/** False while there is nothing to moderate yet. What was done once is left as it is. */
export async function prepareModeration(product: Product): Promise<boolean> {
  const { db } = product.context
  if (await hasNetworkActs(db)) return true
  const spam = await listSpamOfChats(db, DEEDS.length)
  if (spam.length < DEEDS.length) return false
  const moderator = await ensureModerator(product)
  for (const [index, { id: messageId }] of spam.entries())
    await moderate(product, { messageId, moderator, deed: DEEDS[index] ?? DEEDS[0] })
  return true
}

async function ensureModerator(product: Product): Promise<Actor> {
  const userId = await ensureUser(product, {
    ...{ email: 'chat-moderator@veche.example', name: 'Лариса Чистякова', password: null },
    grants: [{ role: 'chat_moderator', scope: { kind: 'region' } }],
  })
  const actor = await findActorByUserId(product.context.db, userId)
  if (!actor) throw new Error('Nobody moderates chats in the demo')
  return actor
}

type Moderated = { messageId: string; moderator: Actor; deed: (typeof DEEDS)[number] }

async function moderate(product: Product, { messageId, moderator, deed }: Moderated): Promise<void> {
  const context = moderationContextOf(product)
  const { acts } = await offerActs(context, { messageId, actor: moderator })
  const offered = acts.find(({ kind }) => kind === deed.kind)
  if (!offered) return
  await askAct(context, {
    request: {
      ...{ ...deed, id: idFrom('demo moderation', messageId), messageId },
      ...{ way: offered.way, knowsOfQuestion: true, also: null },
    },
    actor: moderator,
  })
}
