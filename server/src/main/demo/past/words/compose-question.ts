/** A question as people write it: the trouble, sometimes what it does to them, what they ask, greetings and haste. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Chance } from '../domain/chance.ts'
import type { Spot } from '../domain/places.ts'
import { type Filled, fillWords, type Sex } from './fill-words.ts'
import type { Words } from './read-words.ts'

const Texts = z.array(z.string()).min(1)
const DETAILS = z
  .object({ groups: z.record(z.string(), Texts), asks: Texts })
  .parse(JSON.parse(readFileSync(new URL('../data/details.json', import.meta.url), 'utf8')))

type Saying = {
  template: string
  groupCode: string
  spot: Spot
  sex: Sex
  /** They have written of it before. */
  isAgain: boolean
  words: Words
  chance: Chance
}

export function composeQuestion({ template, groupCode, spot, sex, isAgain, words, chance }: Saying): Filled {
  const { style, talk } = words
  const { text, named, bus } = fillWords(template, { spot, sex, style, chance })
  const more = chance.isLucky(0.45) ? chance.choose(DETAILS.groups[groupCode] ?? DETAILS.asks) : null
  const ask = !text.includes('?') && chance.isLucky(0.5) ? chance.choose(DETAILS.asks) : null
  const detail = more && fillWords(more, { spot, sex, style, chance }).text
  const parts = [isAgain ? chance.choose(talk.again) : null, text, detail, ask]
  const said = parts.flatMap((part) => (part ? [withEnd(part)] : [])).join(' ')
  return { text: dress(said, { style, chance }), named, bus }
}

function withEnd(sentence: string): string {
  return /[.!?…)]$/u.test(sentence) ? sentence : `${sentence}.`
}

/** Greetings, what is added in haste, a text without capitals. */
function dress(text: string, { style, chance }: Pick<Saying, 'chance'> & Pick<Words, 'style'>): string {
  let dressed = text
  if (chance.isLucky(0.28)) {
    const opening = chance.choose(style.openings)
    dressed = opening.endsWith(', ') ? opening + lowerFirst(dressed) : opening + dressed
  }
  if (chance.isLucky(0.12)) dressed += chance.choose(style.endings)
  if (chance.isLucky(0.1)) dressed += chance.choose(style.marks)
  return chance.isLucky(0.1) ? lowerFirst(dressed.replaceAll(',', '')) : dressed
}

function lowerFirst(text: string): string {
  return /^(?:[А-ЯЁ][а-яё]+,|[А-ЯЁ]{2})/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
}
