/** A day of a chat, read by the product's own rules: what is asked, answered by an official, passed on, or missed and then passed on. */
import { MINUTE_MS, SECOND_MS } from '@veche/contract/durations.ts'
import { type QuestionClock, startClock } from '../../../../modules/chats/index.ts'
import { type Beside, nothingBeside } from '../beside/beside.ts'
import type { Life } from '../course/life.ts'
import { buildSource, buildWords } from '../course/messages.ts'
import { progressOf } from '../course/world.ts'
import { type Chance, createChance } from '../domain/chance.ts'
import type { AskedInChat } from './ask-chats.ts'
import type { ChatAsked, Chatting } from './chat-asked.ts'
import { rowsOfChatDay } from './chat-rows.ts'
import type { PastChat } from './past-chat.ts'
import { readTalk } from './read-talk.ts'

export function liveChatDay(
  chat: PastChat,
  asked: readonly AskedInChat[],
  chatting: Chatting,
): { beside: Beside; lives: Life[] } | null {
  const { world } = chatting
  const answered = asked.flatMap((one) => answerOne(chat, one, chatting) ?? [])
  // What the rules take for something else was never a question of the chat.
  const read = readTalk(answered, world)
  const kept = answered
    .filter(({ message }) => read.isAsked(message.id))
    .map((one) => passOn(one, chat, chatting))
  if (kept.length === 0) return null
  const isAsRead = kept.length === answered.length && kept.every(({ passed }) => passed === null)
  const talk = isAsRead ? read : readTalk(kept, world)
  const rows = rowsOfChatDay(chat, { asked: kept, read: talk }, chatting)
  return { beside: { ...nothingBeside(), ...rows }, lives: kept.flatMap(({ passed }) => passed?.life ?? []) }
}

/** As it would be if an official answered. */
function answerOne(
  chat: PastChat,
  { asked, answer, thanks }: AskedInChat,
  chatting: Chatting,
): ChatAsked | null {
  const { world, authorIdOf } = chatting
  const chance = createChance(world.seed, 'chat answer', asked.key)
  const channel = { ...chat, id: chat.channelId, externalId: '' }
  const source = buildSource({ asked, channel, authorId: authorIdOf(asked), point: null })
  const { container, municipalityCode } = chat
  const message = { ...source, container, threadExternalId: source.externalId }
  const openedAt = message.occurredAt
  const clock = startClock({ municipalityCode, workClass: 'question', openedAt }, world)
  const by = chance.choose(chat.officials.filter(({ role }) => ANSWERS.includes(role)))
  const leftMs = clock.dueAt.getTime() - openedAt.getTime()
  const at = new Date(
    openedAt.getTime() + Math.round((leftMs * chance.between(0.08, 0.9)) / 1000) * SECOND_MS,
  )
  const said = buildWords(message, { at, text: answer, serial: 1, chance })
  const thankedAt = new Date(at.getTime() + (2 + chance.below(40)) * MINUTE_MS)
  const confirmedAt = new Date(at.getTime() + (1 + chance.below(9)) * MINUTE_MS)
  if (confirmedAt >= world.until) return null
  const isThanked = thanks !== null && thankedAt < world.until
  return {
    ...{ asked, message, clock, passed: null },
    answer: { message: { ...said, authorId: by.authorId }, by, confirmedAt },
    thanks: isThanked ? buildWords(message, { at: thankedAt, text: thanks, serial: 2, chance }) : null,
  }
}

const ANSWERS: readonly string[] = ['department', 'utility', 'deputy', 'rural_head']
/** What nobody in the chat can answer is given to the centre by hand; the rest is missed. */
const BY_HAND = 0.4

/** By how the administration works; on the same day, because what a chat misses becomes work of that day. */
function passOn(one: ChatAsked, chat: PastChat, { world, leadPassed }: Chatting): ChatAsked {
  const { asked, message, clock } = one
  const { occurredAt } = message
  const chance = createChance(world.seed, 'chat passed', asked.key)
  const quality = world.bodies.qualityOf(
    `administration-${chat.municipalityCode}`,
    progressOf(world, occurredAt),
  )
  const isLeft = chance.isLucky(Math.min(0.4, Math.max(0.06, quality.draftMinutes / 900)))
  const { at, closedBy } = passingOf(clock, occurredAt, { chat, chance })
  const isSameDay = at < world.until && world.wallOf(at).date === world.wallOf(occurredAt).date
  if (!isLeft || !isSameDay) return one
  const life = leadPassed({ asked, message, now: at })
  return life === null ? one : { ...one, answer: null, thanks: null, passed: { life, at, closedBy } }
}

function passingOf(
  { dueAt }: QuestionClock,
  occurredAt: Date,
  { chat, chance }: { chat: PastChat; chance: Chance },
): { at: Date; closedBy: string | null } {
  const byHand = new Date(occurredAt.getTime() + (8 + chance.below(50)) * MINUTE_MS)
  const moderator = chat.officials.find(({ role }) => role === 'moderator')
  if (moderator && byHand < dueAt && chance.isLucky(BY_HAND))
    return { at: byHand, closedBy: moderator.userId }
  return { at: new Date(dueAt.getTime() + (1 + chance.below(5)) * SECOND_MS), closedBy: null }
}
