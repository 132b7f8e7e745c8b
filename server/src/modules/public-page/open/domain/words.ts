import type { Language } from '../../domain/words.ts'
import { OPEN_EN } from './words-en.ts'
import { OPEN_RU, type OpenWords } from './words-ru.ts'

export type { OpenWords }

export function openWordsOf(language: Language): OpenWords {
  return language === 'ru' ? OPEN_RU : OPEN_EN
}
