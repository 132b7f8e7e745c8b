/**
 * Writes threads about one matter: a resident asks, neighbours join, officials answer in one way or another, or do
 * not.
 */
import type { Person } from '../residents/people.ts'
import type { ChatOfficial, ChatPlan, ChatRole } from './plan.ts'
import { createLines, type End, type Line, neighbours, officialFor, type Writing } from './thread.ts'
import { called, chooseDanger, chooseMatter, hurry, type Matter, speak } from './voices.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const SOON_MS = [3 * MINUTE, 70 * MINUTE] as const
/** Is later than any deadline of the first reply. */
const LATE_MS = [2.3 * HOUR, 6 * HOUR] as const
const DANGER_MS = [2 * MINUTE, 11 * MINUTE] as const
const SHARE_OF_QUESTIONS = 0.45

type Lines = ReturnType<typeof createLines>
type Asked = { key: string; person: Person }
type Talk = { writing: Writing; chat: ChatPlan; lines: Lines; matter: Matter; official: ChatOfficial }

function begin(writing: Writing, chat: ChatPlan): Talk {
  const matter = chooseMatter(writing, chat)
  const others: ChatRole[] = ['rural_head', 'deputy', 'head']
  const official = officialFor(chat, [matter.topic.by, ...others], writing.random)
  return { writing, chat, lines: createLines(writing.nextKey), matter, official }
}

function ask({ writing, chat, lines, matter: { topic, at } }: Talk, person: Person, afterMs = 0): Asked {
  const { random } = writing
  const kind = random.chance(SHARE_OF_QUESTIONS) ? 'question' : 'complaint'
  const template = random.pick(kind === 'question' ? topic.questions : topic.complaints)
  const text = hurry(speak(writing, template, { chat, at, person }), random)
  return { key: lines.resident(person, kind, { chat, afterMs, text, topicCode: topic.topic }), person }
}

/** «И у нас»: a neighbour has the same trouble and asks no question of their own. */
function join({ writing, chat, lines }: Talk, people: readonly Person[]): void {
  const { random, phrasebook } = writing
  for (const person of people)
    lines.resident(person, 'talk', {
      ...{ chat, text: random.pick(phrasebook.chats.joins) },
      afterMs: random.between(20 * SECOND, 6 * MINUTE),
    })
}

function answerText({ writing, chat, matter: { topic, at }, official }: Talk): string {
  return speak(writing, writing.random.pick(topic.answers), { chat, at, person: official })
}

type How = { by: 'link' | 'name' | 'words'; afterMs: number }

function answer(talk: Talk, asked: Asked, { by, afterMs }: How): string {
  const { chat, lines, official } = talk
  const text = answerText(talk)
  return lines.official(official, {
    ...{ chat, afterMs, answers: [asked.key] },
    text: by === 'name' ? called(asked.person, text) : text,
    replyTo: by === 'link' ? asked.key : null,
  })
}

function thank(
  { writing, chat, lines }: Talk,
  { person }: Asked,
  to: { key: string; afterMs: number },
): void {
  const { random, phrasebook } = writing
  if (!random.chance(0.4)) return
  const afterMs = to.afterMs + random.between(30 * SECOND, 15 * MINUTE)
  const replyTo = random.chance(0.4) ? to.key : null
  lines.resident(person, 'thanks', {
    chat,
    afterMs,
    text: random.pick(phrasebook.chats.afterAnswer),
    replyTo,
  })
}

function receive({ writing, chat, lines, official }: Talk, { key, person }: Asked, afterMs: number): void {
  const { random, phrasebook } = writing
  const text = random.pick(phrasebook.chats.receipts).replace('{name}', person.firstName)
  lines.official(official, { chat, afterMs, text, replyTo: random.chance(0.7) ? key : null })
}

/** Asks back, which answers nothing; the author tells more, and then comes the answer. */
function askBack(talk: Talk, { key, person }: Asked): number {
  const { writing, chat, lines, official } = talk
  const { random, phrasebook } = writing
  const askedAt = random.between(2 * MINUTE, 20 * MINUTE)
  const text = random.pick(phrasebook.chats.asksBack).replace('{name}', person.firstName)
  const back = lines.official(official, { chat, afterMs: askedAt, text, replyTo: key })
  const toldAt = askedAt + random.between(MINUTE, 10 * MINUTE)
  const details = random.pick(phrasebook.chats.details)
  lines.resident(person, 'talk', { chat, afterMs: toldAt, text: details, replyTo: back })
  return toldAt
}

export function writeQuestion(writing: Writing, chat: ChatPlan, end: End): Line[] {
  const { random } = writing
  const talk = begin(writing, chat)
  const [author, ...others] = neighbours(chat, random.chance(0.3) ? 3 : 1, random)
  if (!author) return []
  const asked = ask(talk, author)
  join(talk, others)
  const how = planAnswer(talk, asked, end)
  if (how) thank(talk, asked, { key: answer(talk, asked, how), afterMs: how.afterMs })
  return talk.lines.inOrder()
}

/** Null: nobody answers. */
function planAnswer(talk: Talk, asked: Asked, end: End): How | null {
  const { random } = talk.writing
  const soon = random.between(...SOON_MS)
  switch (end) {
    case 'linked':
      return { by: 'link', afterMs: soon }
    case 'named':
      return { by: 'name', afterMs: soon }
    case 'worded':
      return { by: 'words', afterMs: soon }
    case 'late':
      return { by: random.pick(['link', 'name']), afterMs: random.between(...LATE_MS) }
    case 'received_then_answered':
      receive(talk, asked, random.between(MINUTE, 10 * MINUTE))
      return { by: 'link', afterMs: 10 * MINUTE + soon }
    case 'asked_back':
      return { by: random.pick(['link', 'name']), afterMs: askBack(talk, asked) + soon }
    case 'received':
      receive(talk, asked, soon)
      return null
    case 'silent':
      return null
  }
}

/** Answers two of one street together, without a link. */
export function writeBoth(writing: Writing, chat: ChatPlan): Line[] {
  const talk = begin(writing, chat)
  const { random } = writing
  const [first, second] = neighbours(chat, 2, random)
  if (!first || !second) return []
  const keys = [ask(talk, first), ask(talk, second, random.between(MINUTE, 5 * MINUTE))].map(({ key }) => key)
  const afterMs = 6 * MINUTE + random.between(...SOON_MS)
  talk.lines.official(talk.official, { chat, afterMs, text: answerText(talk), answers: keys })
  return talk.lines.inOrder()
}

export function writeDanger(writing: Writing, chat: ChatPlan, { isHeard }: { isHeard: boolean }): Line[] {
  const { random, phrasebook } = writing
  const talk = begin(writing, chat)
  const [person, neighbour] = neighbours(chat, 2, random)
  if (!person) return []
  const { topicCode, template } = chooseDanger(writing)
  const text = speak(writing, template, { chat, at: talk.matter.at, person })
  const key = talk.lines.resident(person, 'danger', { chat, afterMs: 0, text, topicCode })
  if (neighbour && random.chance(0.3)) join(talk, [neighbour])
  if (!isHeard) return talk.lines.inOrder()
  const official = officialFor(chat, ['utility', 'moderator', 'deputy'], random)
  const afterMs = random.between(...DANGER_MS)
  const said = random.pick(phrasebook.chats.dangerAnswers)
  talk.lines.official(official, { chat, afterMs, text: said, replyTo: key, answers: [key] })
  return talk.lines.inOrder()
}
