import { expect, it } from 'vitest'
import { buildFake, buildOpinion, may } from '../test-fake.ts'
import { actsOf, partOf, waitsFor } from './fake-acts.ts'

it('offers nothing that the server did not allow', () => {
  expect(actsOf(may())).toEqual({ primary: null, others: [] })
  expect(actsOf(may('triage', 'edit', 'drop'))).toEqual({ primary: 'triage', others: ['edit', 'drop'] })
})

it('leads whose turn it is to the part of the page, and tells the others whom it waits for', () => {
  const mine = buildFake({ step: 'approval', abilities: may('decide') })
  expect([partOf(mine), waitsFor(mine)]).toEqual(['text', false])
  const others = buildFake({ step: 'approval' })
  expect([partOf(others), waitsFor(others)]).toEqual([null, true])
})

it('waits for the second person once the reader has spoken', () => {
  const abilities = may('opine')
  expect(partOf(buildFake({ abilities }))).toBe('verdict')
  const opinions = [buildOpinion({ userId: 'me', isMine: true })]
  expect(waitsFor(buildFake({ abilities, opinions }))).toBe(true)
})
