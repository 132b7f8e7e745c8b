/** Cases by people who have not seen the rules: 140 that they were mended with, and others that they never were. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDisagreements, type Told } from './disagreements.ts'

type Case = {
  id: number
  today: string
  question: { street: string | null; house: string | null; text: string }
  draft: string
  published: { on: string; text: string }[]
  contradicts: string[]
}
const KINDS = ['date', 'sum', 'body', 'place']
const SURE = ['body', 'place']
const read = (file: string) =>
  readFileSync(path.join(import.meta.dirname, '../testing', file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case)

function find({ today, question, draft, published }: Case): string[] {
  const told = published.map(
    ({ on, text }, number): Told => ({ number, at: { day: on, time: '12:00' }, text }),
  )
  const { street, house, text: words } = question
  const found = findDisagreements(draft, {
    ...{ now: { day: today, time: '12:00' }, place: { street, house, words }, told },
  })
  return [...new Set(found.map(({ kind }) => kind))]
}

function score(cases: readonly Case[]) {
  const judged = cases.map((one) => ({ wanted: one.contradicts, found: find(one) }))
  const clean = judged.filter(({ wanted }) => wanted.length === 0)
  const torn = judged.filter(({ wanted }) => wanted.length > 0)
  const right = KINDS.flatMap((kind) =>
    judged.filter(({ wanted, found }) => wanted.includes(kind) && found.includes(kind)),
  ).length
  const said = judged.flatMap(({ found }) => found).length
  return {
    precision: right / said,
    recall: torn.filter(({ found }) => found.length > 0).length / torn.length,
    falseShare: clean.filter(({ found }) => found.length > 0).length / clean.length,
  }
}

describe('findDisagreements', () => {
  it('finds most of what two readers would call a contradiction, and warns of little else', () => {
    const { precision, recall, falseShare } = score(read('disagreements.jsonl'))
    expect(precision).toBeGreaterThanOrEqual(0.9)
    expect(recall).toBeGreaterThanOrEqual(0.6)
    expect(falseShare).toBeLessThanOrEqual(0.06)
  })

  it('finds half of those that it was never mended with, a place or a body without a mistake', () => {
    const { precision, recall, falseShare } = score(read('disagreements-held.jsonl'))
    expect(precision).toBeGreaterThanOrEqual(0.7)
    expect(recall).toBeGreaterThanOrEqual(0.5)
    expect(falseShare).toBeLessThanOrEqual(0.2)
    const sure = read('disagreements-held.jsonl').flatMap((one) =>
      find(one).flatMap((kind) => (SURE.includes(kind) ? [one.contradicts.includes(kind)] : [])),
    )
    expect(sure).toEqual(sure.map(() => true))
  })

  it.each([
    ['Снег вывезут до 10 декабря.', '2026-11-20', 'Снег вывезут до 4 декабря.', ['date']],
    ['Снег вывезли 1 декабря.', '2026-11-12', 'Снег вывезли 11 ноября.', []],
    ['Снег вывезут 1 декабря к вечеру.', '2026-11-12', 'Снег вывезли 11 ноября.', []],
    ['Снег вывезут до 10 декабря.', '2026-11-10', 'Снег вывезут до 11 ноября.', []],
    ['Снег вывезли 28 ноября.', '2026-11-30', 'Снег вывезли 25 ноября.', ['date']],
  ])('compares days of one kind and event: «%s» with the answer of %s, «%s»', (draft, on, text, found) => {
    const question = { street: 'Мира', house: '5', text: 'Снег во дворе' }
    const one = { id: 0, today: '2026-12-01', question, draft, contradicts: [] }
    expect(find({ ...one, published: [{ on, text }] })).toEqual(found)
  })

  it('agrees with a text that says the same, whatever it says', () => {
    for (const { today, draft, question } of read('disagreements.jsonl')) {
      const same = { ...question, street: null, house: null }
      const own = { id: 0, today, question: { ...same, text: '' }, draft, contradicts: [] }
      expect([draft, find({ ...own, published: [{ on: today, text: draft }] })]).toEqual([draft, []])
    }
  })

  it('says nothing of any words where nothing was told and no place is known', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const place = { street: null, house: null, words: '' }
        const now = { day: '2026-11-24', time: '12:00' }
        expect(findDisagreements(text, { now, place, told: [] })).toEqual([])
      }),
    )
  })
})
