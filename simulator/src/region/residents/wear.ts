/** Writes as people really do: greetings, haste, capitals, slips of the finger. */

import type { Random } from '../random.ts'
import type { Phrasebook } from '../texts/phrasebook.ts'

type Style = Phrasebook['style']

/** The text as sent, and as its author meant it when a slip is worth mending later. */
export type Written = { text: string; intended: string }

function dress(text: string, style: Style, random: Random): string {
  let dressed = text
  if (random.chance(0.28)) {
    const opening = random.pick(style.openings)
    // «Скажите пожалуйста, » goes on; «Здравствуйте! » begins anew.
    dressed = opening.endsWith(', ') ? opening + lowerFirst(dressed) : opening + dressed
  }
  if (random.chance(0.24)) dressed = endSentence(dressed) + random.pick(style.endings)
  if (random.chance(0.12)) dressed += random.pick(style.marks)
  return dressed
}

function endSentence(text: string): string {
  return /[.!?…)]$/u.test(text) ? text : `${text}.`
}

export function lowerFirst(text: string): string {
  // A proper name keeps its capital.
  return /^(?:[А-ЯЁ][а-яё]+,|[А-ЯЁ]{2})/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
}

function hurry(text: string, style: Style, random: Random): string {
  let hurried = text
  if (random.chance(0.2)) {
    for (const [full, short] of style.slang) hurried = hurried.replace(full, short)
  }
  if (random.chance(0.2)) hurried = hurried.toLowerCase()
  else if (random.chance(0.05)) hurried = hurried.toUpperCase()
  if (random.chance(0.15)) hurried = hurried.replaceAll(/,/gu, '')
  return hurried
}

/**
 * Makes one slip inside a long word: a letter lost, doubled or swapped with its neighbour. Numbers and names stay
 * true.
 */
export function misspell(text: string, random: Random): string {
  const words = [...text.matchAll(/(?<![А-ЯЁа-яё])[а-яё]{5,}/gu)]
  if (words.length === 0) return text
  const { 0: word, index } = random.pick(words)
  const at = 1 + random.below(word.length - 2)
  const [before, letter, next, after] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)]
  const slipped = random.pick([
    `${before}${next}${after}`,
    `${before}${letter}${letter}${next}${after}`,
    `${before}${next}${letter}${after}`,
  ])
  return text.slice(0, index) + slipped + text.slice(index + word.length)
}

export function wear(text: string, style: Style, random: Random): Written {
  const intended = hurry(dress(text, style, random), style, random)
  return { text: random.chance(0.14) ? misspell(intended, random) : intended, intended }
}
