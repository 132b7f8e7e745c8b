/** Reads of a text what a search compares: stems, roots, what a word means, and letters that stand together. */

import { rootOf } from '../words/root.ts'
import { isSilent, tokenize } from '../words/tokens.ts'

export type Term = { word: string; stem: string; root: string; position: number; start: number; end: number }

/** Words that everybody writes to an office: they tell no two texts apart. */
const SAID_TO_ALL = new Set(
  'я мы вы он она они оно нас нам вас вам мне меня мой наш ваш свой этот тот что чтобы когда если или ли есть был была были быть можно нужно надо все всё весь всех его ее их там тут здесь тоже также только даже ну да нет не ни добрый день вечер утро здравствуйте уважаемый уважаемая пожалуйста спасибо прошу просьба подскажите скажите который какой'.split(
    ' ',
  ),
)

export function readTerms(text: string): Term[] {
  return tokenize(text)
    .filter(({ word }) => !isSilent(word) && !SAID_TO_ALL.has(word))
    .map(({ word, stem, position, start, end }) => ({ word, stem, root: rootOf(stem), position, start, end }))
}

/** Three letters that stand together, the ends of the word with them. */
export function lettersOf(word: string, size = 3): string[] {
  const whole = `^${word}$`
  return Array.from({ length: Math.max(1, whole.length - size + 1) }, (_, at) => whole.slice(at, at + size))
}
