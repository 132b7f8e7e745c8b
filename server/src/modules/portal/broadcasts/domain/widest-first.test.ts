import { expect, it } from 'vitest'
import { widestFirst } from './widest-first.ts'

it('names first whoever writes for all, then by how many places, and keeps the order of equals', () => {
  const people = [
    { name: 'Анна', municipalityCodes: ['valday'] },
    { name: 'Борис', municipalityCodes: ['valday', 'borovichi'] },
    { name: 'Наталья', municipalityCodes: null },
    { name: 'Вера', municipalityCodes: ['borovichi'] },
    { name: 'Олег', municipalityCodes: null },
  ]
  expect(widestFirst(people).map(({ name }) => name)).toEqual(['Наталья', 'Олег', 'Борис', 'Анна', 'Вера'])
})
