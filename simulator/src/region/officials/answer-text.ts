/** Writes an answer as an executor would: by name, what was done, when, who answers for it. */
import type { Phrasebook } from '../phrasebook.ts'
import type { Random } from '../random.ts'
import { sourceOf } from './decisions.ts'
import type { Card } from './shapes.ts'

export type AnswerKind = 'final' | 'interim'
export type Writing = {
  card: Card
  groupCode: string
  phrasebook: Phrasebook
  random: Random
  now: Date
  timeZone: string
  /** The day that the text promises; null: some day soon. */
  plannedAt?: Date | null
}

const DAY_MS = 86_400_000
export const NO_GROUP = 'other'

export function sayDay(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('ru-RU', { day: 'numeric', month: 'long', timeZone }).format(date)
}

function sayPlace(card: Card, phrasebook: Phrasebook): string {
  const { street, house, settlement, object } = card.address
  const address = [street, house].filter((part) => part !== null).join(', ')
  // «Деревяницы, Деревяницы мкр.» would say one thing twice.
  const around = settlement !== null && address.includes(settlement) ? null : settlement
  const place = [around, object, address].filter((part) => part !== null && part !== '').join(', ')
  if (place) return place
  const known = phrasebook.places.find(({ code }) => code === card.municipalityCode)
  return known ? known.inTown : 'по адресу из сообщения'
}

function greet(card: Card, { phrasebook, random }: Writing): string {
  // «Анна Берёзина»; a community or a nickname is not called by name.
  const name = /^([А-ЯЁ][а-яё]+)(?:\s|$)/u.exec(sourceOf(card)?.authorName ?? '')?.[1]
  if (!name) return random.pick(phrasebook.answers.namelessGreetings)
  return random.pick(phrasebook.answers.greetings).replace('{name}', name)
}

function fill(text: string, { card, phrasebook, random, now, timeZone, plannedAt }: Writing): string {
  const plan = plannedAt ?? new Date(now.getTime() + (3 + random.below(12)) * DAY_MS)
  return (
    text
      .replaceAll('{day}', sayDay(now, timeZone))
      .replaceAll('{plan}', sayDay(plan, timeZone))
      .replaceAll('{place}', sayPlace(card, phrasebook))
      // A street ends in its own full stop: «Труда ул.».
      .replaceAll('..', '.')
  )
}

export function questionOf(card: Pick<Card, 'thread'>): string {
  return card.thread.flatMap(({ direction, text }) => (direction === 'in' ? [text] : [])).join('\n')
}

export function isAsking(question: string): boolean {
  return /(?:когда|планируется|будет ли|как |где |куда |какой|какие|можно ли)/iu.test(question)
}

export function writeAnswer(writing: Writing, kind: AnswerKind): string {
  const { card, groupCode, phrasebook, random } = writing
  const { groups, because, interim } = phrasebook.answers
  const group = groups[groupCode] ?? groups[NO_GROUP]
  if (!group) throw new Error('no answers for other groups')
  const question = questionOf(card)
  const body = kind === 'interim' ? interim : random.pick(isAsking(question) ? group.explained : group.done)
  const parts = [
    greet(card, writing),
    body,
    /почему|из-за чего/iu.test(question) ? random.pick(because) : '',
    /(?:^|\s)где(?:\s|$)/iu.test(question) ? 'Адреса и часы приёма указаны на сайте администрации.' : '',
    group.who,
  ]
  return fill(
    parts
      .filter((part) => part !== '')
      .join(' ')
      .replaceAll(/\s+/gu, ' '),
    writing,
  )
}

/** A stock text, such as an approver sends back. */
export function writeWeakAnswer({ phrasebook, random }: Pick<Writing, 'phrasebook' | 'random'>): string {
  return `Здравствуйте! ${random.pick(phrasebook.answers.weak)}`
}
