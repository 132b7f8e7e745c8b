/** Writes an answer as an executor would: by name, to what was asked, with a day and with whom to turn to. */

import type { Random } from '../../random.ts'
import type { Phrasebook } from '../../texts/phrasebook.ts'
import type { Reply } from '../../texts/replies.ts'
import { sourceOf } from '../decisions.ts'
import type { Card } from '../shapes.ts'
import { contactOf } from './choose-reply.ts'
import { daysInWords } from './days-in-words.ts'
import { placeInWords } from './place-in-words.ts'

export type AnswerKind = 'final' | 'interim'
export type Writing = {
  card: Card
  reply: Reply
  phrasebook: Phrasebook
  random: Random
  now: Date
  timeZone: string
  /** The moment that the text promises; null: some working day soon. */
  plannedAt?: Date | null
}

function greet(card: Card, { phrasebook, random }: Writing): string {
  // «Анна Берёзина»; a community or a nickname is not called by name.
  const name = /^([А-ЯЁ][а-яё]+)(?:\s|$)/u.exec(sourceOf(card)?.authorName ?? '')?.[1]
  if (!name) return random.pick(phrasebook.answers.namelessGreetings)
  return random.pick(phrasebook.answers.greetings).replace('{name}', name)
}

/** Says what is mended only where it was mended; anything else says what comes and when. */
function chooseTexts(reply: Reply, isDone: boolean): readonly string[] {
  if (reply.type !== 'trouble') return reply.says
  return isDone ? reply.done : reply.plan
}

export function writeAnswer(writing: Writing, { isDone }: { isDone: boolean }): string {
  const { card, reply, phrasebook, random, now, timeZone, plannedAt } = writing
  const days = daysInWords(now, timeZone, plannedAt ?? null, random.between(3, 14))
  const here = placeInWords(card, phrasebook.places)
  const said = random
    .pick(chooseTexts(reply, isDone))
    .replaceAll('{here}', here)
    .replaceAll('{day}', days.day)
    .replaceAll('{visit}', days.visit)
    .replaceAll('{plan}', days.plan)
  const parts = [greet(card, writing), capitalise(said), contactOf(reply, card, phrasebook.replies)]
  // Ends a sentence once, where a name ends in a stop of its own: «на улице Труда ул..».
  return parts.join(' ').replaceAll(/\.{2,}/gu, '.')
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A stock text, such as an approver sends back. */
export function writeWeakAnswer({ phrasebook, random }: Pick<Writing, 'phrasebook' | 'random'>): string {
  return `Здравствуйте! ${random.pick(phrasebook.answers.weak)}`
}
