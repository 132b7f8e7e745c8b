/**
 * Reads a text as features: stems, pairs of stems, letters inside words, and its shape. Nothing here knows a topic.
 * What a rule or the talk around it says is added by the caller as further signs.
 */
import { isSilent, type Token, tokenize } from '../../../domain/words/tokens.ts'
import { type Block, keyOf } from './feature-keys.ts'

/**
 * One feature of a text with how often it stands there (of a sense: how much it weighs) and the token that it was read
 * from, for the reasons; -1: from no single one.
 */
export type Feature = { key: number; block: Block; count: number; token: number }
export type ReadText = { features: Feature[]; tokens: readonly Token[] }

/** Bounds the work for one message: nobody triages by more than this of a text. */
const LONGEST_TEXT = 4000
const LONGEST_BEFORE = 300
const SHORTEST_GRAM = 3
const LONGEST_GRAM = 5
/** A word that is longer is no word. */
const LONGEST_WORD = 24
const NUMBER = /^\d+$/u

/** What is known of a message beside its own words. */
export type Around = {
  /** What rules and the talk say, each a feature by its name. */
  signs?: readonly string[]
  /** The messages just before. */
  before?: readonly string[]
  /** Fields that it touches, weighed among its shapes. */
  touches?: readonly string[]
  /** Other words of the talk, by whose they are. */
  echoes?: readonly { of: string; text: string }[]
}

export function readFeatures(text: string, around: Around = {}): ReadText {
  return addAround(readWords(text), around)
}

/** What the text itself says. */
export function readWords(text: string): ReadText {
  const tokens = tokenize(text.slice(0, LONGEST_TEXT))
  const { add, list } = collect()
  let before = ''
  for (const [at, token] of tokens.entries()) {
    const name = nameOf(token)
    if (!isSilent(token.word)) add('word', keyOf('word', name), at)
    if (token.negated !== null) add('word', keyOf('word', token.negated), at)
    if (before !== '') add('pair', keyOf('pair', `${before} ${name}`), at)
    before = name
    if (!NUMBER.test(token.word)) addLetters(token.word, (key) => add('letters', key, at))
  }
  for (const sign of shapeOf(text, tokens)) add('shape', keyOf('shape', sign), -1)
  return { features: list(), tokens }
}

/** The same text with what is known around it: read once, it may stand in several places. */
export function addAround(
  { features, tokens }: ReadText,
  { signs = [], before = [], echoes = [], touches = [] }: Around,
): ReadText {
  const { add, list } = collect()
  const addSaid = (said: string, nameIn: (token: Token) => string) => {
    for (const token of tokenize(said.slice(0, LONGEST_BEFORE)))
      if (!isSilent(token.word)) add('before', keyOf('before', nameIn(token)), -1)
  }
  for (const field of touches) add('shape', keyOf('shape', field), -1)
  for (const sign of signs) add('sign', keyOf('sign', sign), -1)
  for (const said of before) addSaid(said, nameOf)
  for (const { of, text } of echoes) addSaid(text, (token) => `${of} ${nameOf(token)}`)
  return { features: [...features, ...list()], tokens }
}

function collect() {
  const found = new Map<number, Feature>()
  return {
    add(block: Block, key: number, token: number) {
      const known = found.get(key)
      if (known) known.count += 1
      else found.set(key, { key, block, count: 1, token })
    },
    list: () => [...found.values()],
  }
}

/** A number says only that there is one, and how long it is. */
function nameOf({ word, stem }: Token): string {
  return NUMBER.test(word) ? `#${Math.min(word.length, 5)}` : stem
}

function addLetters(word: string, add: (key: number) => void): void {
  const framed = `<${word.slice(0, LONGEST_WORD)}>`
  for (let length = SHORTEST_GRAM; length <= LONGEST_GRAM; length++) {
    for (let from = 0; from + length <= framed.length; from++)
      add(keyOf('letters', framed, from, from + length))
  }
}

function shapeOf(text: string, tokens: readonly Token[]): string[] {
  const signs = [`words ${Math.min(7, Math.floor(Math.log2(tokens.length + 1)))}`]
  if (text.includes('?')) signs.push('asks')
  if (text.includes('!')) signs.push('cries')
  if (/\){1,}\s*$|[😀-🙏]/u.test(text)) signs.push('smiles')
  if (/(?:https?:|www\.|t\.me)/iu.test(text)) signs.push('link')
  if (/\d{3}[\s-]?\d{2}[\s-]?\d{2}/u.test(text)) signs.push('phone')
  return signs
}
