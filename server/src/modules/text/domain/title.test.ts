import { expect, it } from 'vitest'
import { makeTitle } from './title.ts'

it.each([
  ['Во дворе не горит фонарь\n\nМесто: Валдайский округ, Садовая, 5', 'Во дворе не горит фонарь'],
  ['Здравствуйте! Во дворе яма.\n\nТема: Дороги', 'Во дворе яма'],
  ['Во дворе\nне горит фонарь', 'Во дворе не горит фонарь'],
])('of %j ends with the paragraph', (text, title) => {
  expect(makeTitle(text, null)).toBe(title)
})
