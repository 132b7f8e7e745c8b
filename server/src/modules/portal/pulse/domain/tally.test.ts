import { expect, it } from 'vitest'
import { monthsOf, tallyOf } from './tally.ts'

const row = (month: string, group: string, answers: number) => ({
  ...{ month, group, answers },
  sums: [4, 3, 2, 5, 1].map((score) => score * answers),
  lows: [0, 0, answers, 0, answers],
})

it('says the mean and the share of those who find it hard', () => {
  const { answers, questions } = tallyOf([row('2026-11', 'a', 5), row('2026-11', 'b', 15)])
  expect(answers).toBe(20)
  expect(questions.map(({ mean }) => mean)).toEqual([4, 3, 2, 5, 1])
  expect(questions.map(({ low }) => low)).toEqual([0, 0, 1, 0, 1])
})

it('shows nothing of fewer than five, and a group to its own people and the centre', () => {
  const rows = [
    row('2026-10', 'a', 4),
    row('2026-11', 'a', 5),
    row('2026-11', 'b', 7),
    row('2026-11', 'c', 4),
  ]
  expect(monthsOf(rows, 'all').map(({ month, groups }) => [month, groups.map(({ group }) => group)])).toEqual(
    [['2026-11', ['a', 'b']]],
  )
  expect(monthsOf(rows, ['b'])[0]).toMatchObject({
    all: { answers: 16 },
    groups: [{ group: 'b', answers: 7 }],
  })
})
