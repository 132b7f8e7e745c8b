import { expect, it } from 'vitest'
import { wayWords } from './private-ways.ts'

const ways = (...answers: (boolean | null)[]) =>
  answers.map((mayWrite, index) => ({ incidentId: `i${index}`, number: index, mayWrite }))

it.each([
  ['nobody could be asked', null, 'unknown', 0],
  ['all are open', ways(true, true), 'open', 0],
  ['one is closed', ways(true, false, null), 'some', 1],
  ['all are closed', ways(false), 'closed', 1],
  ['the network is silent about one', ways(true, null), 'unknown', 0],
])('when %s', (_case, recipients, key, closed) => {
  expect(wayWords(recipients)).toMatchObject({ key, closed })
})
