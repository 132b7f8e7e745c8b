/** Lets residents read the answers that were published to them and say what they think of them. */

import type { Random } from '../random.ts'
import type { Phrasebook } from '../texts/phrasebook.ts'
import type { Reaction } from './compose.ts'
import { fillTemplate } from './fill.ts'
import type { Home } from './people.ts'
import type { Asked, Stage } from './stage.ts'

export type Quality = 'done' | 'explained' | 'formal' | 'promise'
export type Answered = { asked: Asked; answerId: number | null; quality: Quality; hasButtons: boolean }

/** An answer of the product in the emulator's ledger that went to a resident of the region. */
export function readAnswer(
  entry: unknown,
  stage: Pick<Stage, 'readAnswer'>,
): Answered | null | 'to_somebody_else' {
  const published = stage.readAnswer(entry)
  if (published === null || published === 'to_somebody_else') return published
  const { text, ...answer } = published
  return { ...answer, quality: qualityOf(text) }
}

const STOCK = /очер[её]дности|на контроле|мнение очень важно|рамках компетенции|доставленные неудобства/iu

function qualityOf(text: string): Quality {
  if (STOCK.test(text)) return 'formal'
  if (/Решена ли проблема/u.test(text)) return 'done'
  return /Получили ли вы ответ/u.test(text) ? 'explained' : 'promise'
}

/** The share of those who say something; the rest say nothing. */
const SHARES: Record<Quality, Partial<Record<Reaction, number>>> = {
  done: { satisfied: 0.46, neutral: 0.1, dissatisfied: 0.1 },
  explained: { satisfied: 0.34, neutral: 0.1, dissatisfied: 0.14 },
  formal: { dissatisfied: 0.72, neutral: 0.06 },
  promise: { neutral: 0.12, dissatisfied: 0.04 },
}

/** Draws what they say: most say little, and whoever was let down once is easier to please the second time. */
export function decideReaction(
  { quality, asked }: Pick<Answered, 'quality'> & { asked: Pick<Asked, 'meaning'> },
  isSecond: boolean,
  random: Random,
): Reaction | null {
  const draw = random.next()
  const { willBe } = asked.meaning
  if (willBe !== undefined && quality !== 'promise' && !isSecond) return willBe === 'silent' ? null : willBe
  if (isSecond && quality !== 'promise') return draw < 0.7 ? 'satisfied' : null
  let below = 0
  for (const reaction of ['satisfied', 'neutral', 'dissatisfied'] as const) {
    below += SHARES[quality][reaction] ?? 0
    if (draw < below) return reaction
  }
  return null
}

const BUTTONS: Record<Reaction, string> = { satisfied: 'Да', neutral: 'Частично', dissatisfied: 'Нет' }
const PRESSING = 0.6
const SHOWING = 0.15

type Scene = {
  stage: Pick<Stage, 'press' | 'react'>
  phrasebook: Phrasebook
  homes: readonly Home[]
  random: Random
}

export function react(answered: Answered, { reaction, ...scene }: Scene & { reaction: Reaction }): boolean {
  const { asked, answerId, hasButtons } = answered
  const { stage, random } = scene
  const meaning = { kind: reaction, topicCode: null } as const
  if (hasButtons && answerId !== null && random.chance(PRESSING))
    return stage.press(asked, { label: BUTTONS[reaction], meaning, messageId: answerId })
  const text = say(answered, reaction, scene)
  if (text === null) return false
  // A photo shows whether it is mended.
  const photos = reaction !== 'neutral' && random.chance(SHOWING) ? 1 : 0
  return stage.react(asked, { text, meaning, photos, replyToId: answerId ?? asked.id })
}

function say({ asked, quality }: Answered, reaction: Reaction, scene: Scene): string | null {
  const { phrasebook, homes, random } = scene
  const { person } = asked
  const home = homes.find(({ municipality }) => municipality.code === person.municipalityCode)
  if (!home) return null
  const { municipality, place } = home
  const setting = { place, town: municipality.centre, sex: person.sex, style: phrasebook.style }
  const text = fillTemplate(random.pick(wordsFor(quality, reaction, scene)), setting, random)
  return random.chance(0.3) ? text.toLowerCase() : text
}

/** Answers a question with yes or no, and news with what comes to mind. */
function wordsFor(quality: Quality, reaction: Reaction, { phrasebook, random }: Scene): readonly string[] {
  const { talk } = phrasebook
  if (quality === 'promise') return talk[reaction]
  if (reaction === 'neutral') return random.chance(0.7) ? talk.partly : talk.neutral
  if (reaction === 'dissatisfied' && quality === 'formal') return talk.formal
  const toTheQuestion = reaction === 'satisfied' ? talk.solved : talk.unsolved
  return random.chance(0.6) ? toTheQuestion : talk[reaction]
}
