/**
 * Writes threads in which nobody asks: talk, thanks, spam, quarrels, announcements; and rumours that go from chat to
 * chat.
 */
import { chooseHouse } from '../residents/fill.ts'
import { passOn } from '../rumours/pass-on.ts'
import type { ChatPlan } from './plan.ts'
import { createLines, type Line, neighbours, officialFor, type Writing } from './thread.ts'
import { hurry, speak } from './voices.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const CHATS_OF_A_RUMOUR = [3, 7] as const

export function writeTalk({ random, phrasebook, nextKey }: Writing, chat: ChatPlan): Line[] {
  const lines = createLines(nextKey)
  const said = random.pick(phrasebook.chats.talk)
  const people = neighbours(chat, said.length, random)
  let afterMs = 0
  for (const [index, text] of said.entries()) {
    const person = people[index]
    if (person) lines.resident(person, 'talk', { chat, afterMs, text: hurry(text, random) })
    afterMs += random.between(20 * SECOND, 3 * MINUTE)
  }
  return lines.inOrder()
}

export function writeThanks(writing: Writing, chat: ChatPlan): Line[] {
  const { random, phrasebook, nextKey } = writing
  const lines = createLines(nextKey)
  const person = random.pick(chat.residents)
  const template = random.pick(phrasebook.chats.thanks)
  const text = speak(writing, template, { chat, at: chooseHouse(chat.home.place, random), person })
  lines.resident(person, 'thanks', { chat, afterMs: 0, text })
  return lines.inOrder()
}

/** Writes spam or an insult, which a moderator may notice. */
export function writeUnwanted(
  { random, phrasebook, nextKey }: Writing,
  chat: ChatPlan,
  kind: 'spam' | 'breach',
): Line[] {
  const lines = createLines(nextKey)
  const { spam, breaches, moderation } = phrasebook.chats
  const text = random.pick(kind === 'spam' ? spam : breaches)
  const key = lines.resident(random.pick(chat.residents), kind, { chat, afterMs: 0, text })
  if (random.chance(0.5)) {
    const afterMs = random.between(MINUTE, 40 * MINUTE)
    const moderator = officialFor(chat, ['moderator'], random)
    lines.official(moderator, { chat, afterMs, text: random.pick(moderation), replyTo: key })
  }
  return lines.inOrder()
}

export function writeAnnouncement({ random, phrasebook, nextKey }: Writing, chat: ChatPlan): Line[] {
  const lines = createLines(nextKey)
  const official = officialFor(chat, [random.pick(['head', 'deputy', 'department', 'utility'])], random)
  const key = lines.official(official, {
    chat,
    afterMs: 0,
    text: random.pick(phrasebook.chats.announcements),
  })
  if (random.chance(0.3)) {
    const afterMs = random.between(MINUTE, 20 * MINUTE)
    const text = random.pick(phrasebook.chats.afterAnswer)
    lines.resident(random.pick(chat.residents), 'thanks', { chat, afterMs, text, replyTo: key })
  }
  return lines.inOrder()
}

/** Passes a rumour on in each chat in words of its own; in some the head or a deputy says what is true. */
export function writeRumour(writing: Writing, first: ChatPlan): Line[] {
  const { random, phrasebook, nextKey } = writing
  const lines = createLines(nextKey)
  const rumour = random.below(phrasebook.rumours.rumours.length)
  const told = phrasebook.rumours.rumours[rumour]
  if (!told) return []
  let afterMs = 0
  for (const chat of chatsOfRumour(writing, first)) {
    const [person, neighbour] = neighbours(chat, 2, random)
    if (!person) continue
    const text = hurry(passOn(writing, told, { home: first.home, isAway: chat !== first }), random)
    const key = lines.resident(person, 'rumour', { chat, afterMs, text, rumour })
    if (neighbour && random.chance(0.5)) {
      const laterMs = afterMs + random.between(20 * SECOND, 4 * MINUTE)
      lines.resident(neighbour, 'talk', {
        chat,
        afterMs: laterMs,
        text: random.pick(phrasebook.rumours.talk),
      })
    }
    if (random.chance(0.4)) {
      const official = officialFor(chat, ['head', 'deputy'], random)
      const laterMs = afterMs + random.between(10 * MINUTE, 90 * MINUTE)
      const denial = random.pick(told.denials)
      lines.official(official, { chat, afterMs: laterMs, text: denial, replyTo: key, answers: [key] })
    }
    afterMs += random.between(2 * MINUTE, 20 * MINUTE)
  }
  return lines.inOrder()
}

function chatsOfRumour({ random, chats }: Writing, first: ChatPlan): ChatPlan[] {
  const others = chats.filter(({ key }) => key !== first.key)
  const count = Math.min(others.length, Math.floor(random.between(...CHATS_OF_A_RUMOUR)) - 1)
  return [first, ...Array.from({ length: count }, () => others.splice(random.below(others.length), 1)).flat()]
}
