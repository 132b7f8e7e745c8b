import type { Language } from '../../domain/words.ts'
import { REGISTER_EN } from './words-en.ts'
import { REGISTER_RU } from './words-ru.ts'
import type { RegisterWords } from './words-shape.ts'

export type { JoinProblem, RegisterWords } from './words-shape.ts'

export function registerWordsOf(language: Language): RegisterWords {
  return language === 'ru' ? REGISTER_RU : REGISTER_EN
}
