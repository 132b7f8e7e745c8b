/** Splits a resident's text into words that can be compared. */
import { rememberWords } from '@veche/contract/rules/remember-words.ts'
import { stemWord } from './stem.ts'

export type Token = {
  /** The word as it is written. */
  raw: string
  /** In lower case, with ё as е, and letters that were repeated for feeling taken once. */
  word: string
  stem: string
  /** The stem with the «не» that stands before it, if any. */
  negated: string | null
  /** Grows by one a word and by more at the end of a sentence, so that phrases do not reach over it. */
  position: number
  start: number
  end: number
}

const WORD = /[\p{L}\p{N}]+/gu
const SENTENCE_END = /[.!?…\n]/
const SENTENCE_GAP = 5

/** Prepositions and particles say nothing about a topic and would only stretch the distance between words. */
const SILENT = new Set(
  'в во на у от до по из за с со и а же бы ли то о об к ко для при уже еще вообще совсем просто вот это как очень где так скоро скорее скором почти'.split(
    ' ',
  ),
)

export function normalizeWord(raw: string): string {
  return raw
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/(\p{L})\1{2,}/gu, '$1')
}

export function isSilent(word: string): boolean {
  return SILENT.has(word)
}

const readWord = rememberWords((raw) => {
  const word = normalizeWord(raw)
  return { word, stem: stemWord(word) }
})

/** Lists every word of the text, silent ones too, because places need their prepositions. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let position = 0
  let end = 0
  let isNegated = false
  for (const match of text.matchAll(WORD)) {
    const [raw] = match
    if (SENTENCE_END.test(text.slice(end, match.index))) {
      position += SENTENCE_GAP
      isNegated = false
    }
    const { word, stem } = readWord(raw)
    end = match.index + raw.length
    tokens.push({
      raw,
      word,
      stem,
      negated: isNegated ? `не ${stem}` : null,
      position,
      start: match.index,
      end,
    })
    if (!isSilent(word)) position += 1
    isNegated = word === 'не'
  }
  return tokens
}

/** Lists the stems of a keyword phrase; «не» joins the word after it. */
export function stemPhrase(phrase: string): string[] {
  const words = tokenize(phrase).filter(({ word }) => !isSilent(word) && word !== 'не')
  return [...new Set(words.map(({ stem, negated }) => negated ?? stem))]
}

/** Stems of the words that say something, in their order; «не» joins the word after it. */
export function orderedStems(text: string): string[] {
  return tokenize(text)
    .filter(({ word }) => !isSilent(word) && word !== 'не')
    .map(({ stem, negated }) => negated ?? stem)
}
