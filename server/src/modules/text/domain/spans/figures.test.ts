import { expect, it } from 'vitest'
import { readSpokenNumber, writeFigures } from './figures.ts'

it.each([
  ['дом пять, квартира двадцать три', 'дом 5, квартира 23'],
  ['в сорок первой квартире', 'в 41 квартире'],
  ['Тинская сто восемь', 'Тинская 108'],
])('%j is written %j', (text, written) => {
  expect(writeFigures(text)?.text).toBe(written)
})

it('leads each place of what it wrote back to the words', () => {
  const text = 'Лесная пять, квартира восемь, потоп'
  const written = writeFigures(text)
  const at = written?.text.indexOf(', потоп') ?? 0

  expect(text.slice(0, written?.toOld(at))).toBe('Лесная пять, квартира восемь')
})

it('has nothing to write where no number is said', () => {
  expect(writeFigures('На Лесной темно')).toBeNull()
})

it('reads a number only where it stands', () => {
  expect(readSpokenNumber('дом сто восемь в апреле', 4)).toEqual({ value: 108, end: 14 })
  expect(readSpokenNumber('дом сто восемь', 0)).toBeNull()
})
