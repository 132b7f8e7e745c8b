import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseSample, type PublishedAnswer, type Reader } from './choose-sample.ts'

const READERS: readonly Reader[] = [
  { userId: 'anna', agencyCode: null },
  { userId: 'boris', agencyCode: null },
  { userId: 'vera', agencyCode: 'roads' },
]
const answers = (count: number, changes: Partial<PublishedAnswer> = {}): PublishedAnswer[] =>
  Array.from({ length: count }, (_, at) => ({
    answerId: `a-${String(at).padStart(4, '0')}`,
    agencyCode: 'heat',
    handledBy: [],
    ...changes,
  }))

describe('the sample of a week', () => {
  it('is a twentieth of the answers, a tenth of it read twice', () => {
    const sample = chooseSample(answers(2000), READERS, { seed: 1 })
    expect(sample.answers).toHaveLength(100)
    expect(sample.answers.filter(({ secondReaderId }) => secondReaderId !== null)).toHaveLength(10)
  })

  it('is neither read by who handled an answer nor by their body', () => {
    const anyAnswers = fc.array(
      fc.record({
        agencyCode: fc.constantFrom('roads', 'heat'),
        handledBy: fc.subarray(['anna', 'boris', 'vera', 'galina']),
      }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(anyAnswers, fc.nat(), (rows, seed) => {
        const all = rows.map((row, at) => ({ ...row, answerId: `${at}` }))
        const shares = { read: 1, readTwice: 1 }
        const sample = chooseSample(all, READERS, { seed, shares })
        expect(sample.answers.length + sample.withoutReader.length).toBe(all.length)
        for (const { answerId, readerId, secondReaderId } of sample.answers) {
          const { handledBy, agencyCode } = all.find((one) => one.answerId === answerId)!
          expect(readerId).not.toBe(secondReaderId)
          for (const id of [readerId, secondReaderId]) {
            if (id === null) continue
            expect(handledBy).not.toContain(id)
            expect(READERS.find(({ userId }) => userId === id)?.agencyCode).not.toBe(agencyCode)
          }
        }
      }),
    )
  })

  it('gives readers equally many', () => {
    const { answers: read } = chooseSample(answers(1800), READERS, { seed: 2 })
    const loads = READERS.map(
      ({ userId }) =>
        read.filter(({ readerId }) => readerId === userId).length +
        read.filter(({ secondReaderId }) => secondReaderId === userId).length,
    )
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
  })

  it('says which answers nobody may read', () => {
    const own = answers(3, { handledBy: ['anna', 'boris', 'vera'] })
    expect(chooseSample(own, READERS, { seed: 1, shares: { read: 1, readTwice: 0 } })).toMatchObject({
      answers: [],
      withoutReader: expect.arrayContaining(['a-0000', 'a-0001', 'a-0002']),
    })
  })

  it('is the same for a seed in whatever order answers are given, and another for another', () => {
    const all = answers(400)
    expect(chooseSample(all.toReversed(), READERS, { seed: 'x' })).toEqual(
      chooseSample(all, READERS, { seed: 'x' }),
    )
    expect(chooseSample(all, READERS, { seed: 'y' })).not.toEqual(chooseSample(all, READERS, { seed: 'x' }))
  })

  it('takes each answer of a small week as often as any other', () => {
    const taken = new Map<string, number>()
    for (let seed = 0; seed < 4000; seed += 1) {
      for (const { answerId } of chooseSample(answers(10), READERS, { seed }).answers)
        taken.set(answerId, (taken.get(answerId) ?? 0) + 1)
    }
    // A twentieth of 4000 is 200, give or take 14.
    for (const count of taken.values()) expect(Math.abs(count - 200)).toBeLessThan(56)
    expect(taken.size).toBe(10)
  })
})
