import { expect, it } from 'vitest'
import { readProse } from './read-prose.ts'

it('reads paragraphs, lists and steps', () => {
  expect(readProse('Сначала так.\nИ ещё.\n\n1. Раз\n   и дальше\n2) Два\n\n- один\n- два\nХвост')).toEqual([
    { kind: 'paragraph', at: 0, text: 'Сначала так. И ещё.' },
    {
      ...{ kind: 'steps', at: 3 },
      items: [
        { at: 3, text: 'Раз и дальше' },
        { at: 5, text: 'Два' },
      ],
    },
    {
      ...{ kind: 'list', at: 7 },
      items: [
        { at: 7, text: 'один' },
        { at: 8, text: 'два Хвост' },
      ],
    },
  ])
})

it('keeps a number that begins a sentence where it is', () => {
  expect(readProse('5-й день нет воды')).toEqual([{ kind: 'paragraph', at: 0, text: '5-й день нет воды' }])
  expect(readProse('')).toEqual([])
})
