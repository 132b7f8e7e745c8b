import { DELETED_TITLE, SHIPPED_BY } from '@veche/contract/values/incidents.ts'
import { expect, it } from 'vitest'
import { allTexts } from '../../locales/all-texts.ts'
import { storedWords } from './stored-words.ts'

it('draws what the product has stored in the language of the reader, and words of people as they are', () => {
  const t = (key: string) => `<${key}>`
  expect(storedWords(DELETED_TITLE, t)).toBe('<incidents.deletedTitle>')
  expect(storedWords(SHIPPED_BY, t)).toBe('<common.product>')
  expect(storedWords('Вече нашей улицы', t)).toBe('Вече нашей улицы')
  expect(JSON.stringify(allTexts('ru'))).toContain(DELETED_TITLE)
})
