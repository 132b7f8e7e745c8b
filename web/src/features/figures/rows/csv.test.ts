import { expect, it } from 'vitest'
import { csvOf } from './csv.ts'

it('keeps quotes, lines and separators of the words', () => {
  expect(
    csvOf(
      [
        ['Яма; у дома "5"', 'да'],
        ['две\nстроки', ''],
      ],
      'ru',
    ),
  ).toBe('\uFEFF"Яма; у дома ""5""";да\r\n"две\nстроки";\r\n')
  expect(csvOf([['a', 'b']], 'en')).toBe('\uFEFFa,b\r\n')
})

it('lets no words of a resident be computed', () => {
  expect(csvOf([['=1+1', '-5', '@me', '+7 900']], 'en')).toBe("\uFEFF'=1+1,'-5,'@me,'+7 900\r\n")
})
