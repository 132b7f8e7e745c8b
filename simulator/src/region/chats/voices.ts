/** Speaks the words of a chat with the streets of its place in them. */

import type { Random } from '../random.ts'
import type { Season } from '../residents/compose.ts'
import { chooseHouse, fillTemplate, type House } from '../residents/fill.ts'
import type { Person } from '../residents/people.ts'
import { lowerFirst, misspell } from '../residents/wear.ts'
import type { ChatTopic } from '../texts/phrasebook.ts'
import type { ChatPlan } from './plan.ts'
import type { Writing } from './thread.ts'

/** One trouble: what it is about and where. */
export type Matter = { topic: ChatTopic; at: House }

export function chooseMatter({ phrasebook, season, random }: Writing, chat: ChatPlan): Matter {
  const topics = phrasebook.chats.topics.filter((topic) => isInSeason(topic, season))
  return { topic: random.pick(topics), at: chooseHouse(chat.home.place, random) }
}

function isInSeason(topic: { season?: Season | undefined }, season: Season): boolean {
  return topic.season === undefined || topic.season === season
}

type Speech = { chat: ChatPlan; at: House; person: Person }

export function speak(
  { phrasebook, random }: Writing,
  template: string,
  { chat, at, person }: Speech,
): string {
  const { place, municipality } = chat.home
  const setting = { place, town: municipality.centre, sex: person.sex, style: phrasebook.style, at }
  return fillTemplate(template, setting, random)
}

/** Shortens words, as people do when they write in a chat. */
export function hurry(text: string, random: Random): string {
  const written = random.chance(0.25) ? text.toLowerCase() : text
  return random.chance(0.1) ? misspell(written, random) : written
}

export function chooseDanger({ phrasebook, season, random }: Writing): {
  topicCode: string
  template: string
} {
  const topics = phrasebook.dangers.filter((topic) => isInSeason(topic, season))
  const { topic: topicCode, texts } = random.weighted(topics, ({ weight }) => weight)
  return { topicCode, template: random.pick(texts) }
}

export const called = ({ firstName }: Person, text: string): string => `${firstName}, ${lowerFirst(text)}`
