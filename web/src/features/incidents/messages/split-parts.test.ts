import { expect, it } from 'vitest'
import { addPart, completeParts, MAX_PARTS } from './split-parts.ts'

it('begins a part with what was marked, without its edges', () => {
  expect(addPart([], '  Нет света во дворе. ')).toEqual([{ key: 1, text: 'Нет света во дворе.' }])
})

it('begins none where nothing was marked', () => {
  expect(addPart([{ key: 1, text: 'Яма' }], ' \n')).toEqual([{ key: 1, text: 'Яма' }])
})

it('never gives one key to two parts', () => {
  const three = addPart(addPart(addPart([], 'а'), 'б'), 'в')
  const left = three.filter(({ key }) => key !== 2)
  expect(addPart(left, 'г').map(({ key }) => key)).toEqual([1, 3, 4])
})

it('stops where the server does', () => {
  const full = Array.from({ length: MAX_PARTS }, (_, key) => ({ key, text: 'часть' }))
  expect(addPart(full, 'ещё')).toHaveLength(MAX_PARTS)
})

it('sends no empty part', () => {
  expect(
    completeParts([
      { key: 1, text: ' Яма ' },
      { key: 2, text: ' ' },
    ]),
  ).toEqual(['Яма'])
})
