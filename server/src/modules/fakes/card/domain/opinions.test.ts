import { VERDICTS } from '@veche/contract/values/fakes.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hideOpinions, verdictOf } from './opinions.ts'

const given = (userId: string, verdict: (typeof VERDICTS)[number]) => ({ userId, verdict, reason: userId })

it('covers the words of the first until the reader has spoken or the verdict is there', () => {
  const opinions = [given('anna', 'fake'), given('boris', 'true')]
  const seen = (readerId: string, isDecided = false) =>
    hideOpinions(opinions, { readerId, isDecided }).map(({ verdict, reason }) => [verdict, reason])
  expect(seen('vera')).toEqual([
    [null, null],
    [null, null],
  ])
  expect(seen('anna')).toEqual([
    ['fake', 'anna'],
    ['true', 'boris'],
  ])
  expect(seen('vera', true)).toEqual(seen('anna'))
})

it('never makes a verdict of one person, and always of two who agree', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(...VERDICTS)), { maxLength: 8 }),
      (said) => {
        const latest = [...new Map(said)].map(([userId, verdict]) => given(userId, verdict))
        const most = Math.max(
          0,
          ...VERDICTS.map((verdict) => latest.filter((one) => one.verdict === verdict).length),
        )
        expect(verdictOf(latest) !== null).toBe(most >= 2)
      },
    ),
  )
})
