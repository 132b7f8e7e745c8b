/** What the public pages say, in both languages. */
import { EN } from './words-en.ts'
import { RU } from './words-ru.ts'
import type { Words } from './words-shape.ts'

export type { Words } from './words-shape.ts'
export type Language = 'ru' | 'en'

const WORDS: Record<Language, Words> = { ru: RU, en: EN }

export function wordsOf(language: Language): Words {
  return WORDS[language]
}

/** Russian unless asked for otherwise: in the address, or by a browser that puts English before Russian. */
export function chooseLanguage(asked: string | undefined, accepted: string | undefined): Language {
  if (asked === 'ru' || asked === 'en') return asked
  const wanted = (accepted ?? '').toLowerCase()
  const [english, russian] = [wanted.search(/\ben\b/), wanted.search(/\bru\b/)]
  return english !== -1 && (russian === -1 || english < russian) ? 'en' : 'ru'
}
