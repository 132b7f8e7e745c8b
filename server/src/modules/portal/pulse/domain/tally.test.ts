import { expect, it } from 'vitest'
import { monthsOf, tallyOf } from './tally.ts'

const row = (month: string, group: string, answers: number) => ({
  ...{ month, group, answers },
  sums: [4, 3, 2, 5, 1].map((score) => score * answers),
  lows: [0, 0, answers, 0, answers],
})

it('says the mean and the share of those who find it hard', () => {
  const { answers, questions } = tallyOf([row('2026-11', 'a', 5), row('2026-11', 'b', 15)], true)
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

it('says of few no more than leaves each of them unknown, and takes no rest of few out of the whole', () => {
  const shares = (rows: Parameters<typeof monthsOf>[0]) => {
    const [month] = monthsOf(rows, 'all')
    return [month?.all, ...(month?.groups ?? [])].map((tally) => tally?.questions.map(({ low }) => low))
  }
  const [few, many] = [row('2026-11', 'a', 9), row('2026-11', 'b', 10)]
  const [hidden, exact] = [
    [null, null, null, null, null],
    [0, 0, 1, 0, 1],
  ]
  expect(shares([few])).toEqual([hidden, hidden])
  expect(shares([many])).toEqual([exact, exact])
  // 19 less the ten of «b» would be the nine of «a».
  expect(shares([few, many])).toEqual([hidden, hidden, exact])
  expect(shares([few, many, row('2026-11', 'c', 4)])).toEqual([exact, hidden, exact])
  const [month] = monthsOf([few], 'all')
  expect(month?.groups[0]?.questions.map(({ mean, strain }) => [mean, strain])).toEqual([
    [4, 'few'],
    [3, 'few'],
    [2, 'many'],
    [4.5, 'few'],
    [1.5, 'many'],
  ])
})

it('says how many find it hard: more than half, more than a quarter, or few', () => {
  const said = { month: '2026-11', group: 'a', answers: 100, sums: [300, 300, 300, 300, 300] }
  const { questions } = tallyOf([{ ...said, lows: [53, 50, 30, 25, 0] }], true)
  expect(questions.map(({ strain }) => strain)).toEqual(['many', 'some', 'some', 'few', 'few'])
})
