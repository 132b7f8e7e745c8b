import { splitSentences } from './title.ts'
import { type WordSet, wordSet } from './words/likeness.ts'

/** A sentence is taken for what a part says when the part holds this share of its words, however it got there. */
const RETOLD = 0.6

/** Gives what is left of a message when parts of it have become questions of their own; empty when nothing is. */
export function restOfText(text: string, parts: readonly string[]): string {
  const left = parts.reduce((rest, part) => rest.replace(part, ''), text)
  const told = parts.map(wordSet)
  const rest = splitSentences(left).filter((sentence) => !told.some((part) => isRetold(sentence, part)))
  const words = rest.join(' ').trim()
  return wordSet(words).size > 0 ? words : ''
}

function isRetold(sentence: string, part: WordSet): boolean {
  const own = [...wordSet(sentence)]
  return own.length > 0 && own.filter((word) => part.has(word)).length >= own.length * RETOLD
}
