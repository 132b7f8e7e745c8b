import type { FakeCommand } from '@veche/contract/fakes.ts'
import { FAKE_STEPS, TIMED_FAKE_STEPS, VERDICTS } from '@veche/contract/values/fakes.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../platform/errors.ts'
import { type FakeFacts, type FakeState, isCommandAllowed, moveFake, WATCH_MS } from './fake.ts'
import { type Opinion, verdictOf } from './opinions.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const FRESH: FakeState = {
  ...{ step: 'triage', droppedAtStep: null, dropReason: null, verdict: null, opinionRound: 1 },
  ...{ publishedAt: null, watchUntil: null, closedAt: null },
}
const FACTS: FakeFacts = {
  ...{ actorId: 'anna', forUserId: null, now: NOW, opinions: [], hasDocument: true, writerId: 'boris' },
}
const reason = 'так'
const COMMANDS: Record<FakeCommand['type'], FakeCommand> = {
  open: {
    ...{ type: 'open', claim: 'Закроют', fullText: '', municipalityCode: null, topicCode: null },
    isDanger: false,
  },
  triage: { type: 'triage', harm: 3, reachNote: '', agencyCode: 'x' },
  end_facts: { type: 'end_facts', truth: '' },
  opine: { type: 'opine', verdict: 'fake', reason },
  return_to_facts: { type: 'return_to_facts', reason },
  write: { type: 'write', reply: 'Нет', post: 'Нет', pictureId: null },
  approve: { type: 'approve' },
  send_back: { type: 'send_back', reason },
  publish: { type: 'publish', carrierIds: ['a'], chatIds: [] },
  publish_by_hand: { type: 'publish_by_hand', carrierId: 'a', permalink: 'https://example.org' },
  leave_out: { type: 'leave_out', carrierId: 'a', reason },
  correct: { type: 'correct', reason },
  close: { type: 'close' },
  drop: { type: 'drop', reason: 'no_reach' },
  reopen: { type: 'reopen' },
}
const TYPES = Object.values(COMMANDS).map(({ type }) => type)
const codeOf = (act: () => unknown) => {
  try {
    act()
    return null
  } catch (error) {
    return error instanceof AppError ? error.code : error
  }
}

it('allows at each step these commands and no others', () => {
  const allowed = FAKE_STEPS.map((step) => [
    step,
    TYPES.filter((type) => isCommandAllowed({ ...FRESH, step }, type)),
  ])
  expect(Object.fromEntries(allowed)).toEqual({
    signal: ['open', 'drop'],
    triage: ['triage', 'drop'],
    facts: ['end_facts', 'drop'],
    verdict: ['opine', 'return_to_facts', 'drop'],
    text: ['write', 'drop'],
    approval: ['approve', 'send_back', 'drop'],
    publication: ['publish', 'publish_by_hand', 'drop'],
    watch: ['publish', 'publish_by_hand', 'correct', 'close'],
    closed: ['correct'],
    dropped: ['reopen'],
  })
  const corrected: FakeState = { ...FRESH, step: 'publication', publishedAt: NOW }
  expect(TYPES.filter((type) => isCommandAllowed(corrected, type))).toEqual([
    ...['publish', 'publish_by_hand', 'leave_out'],
  ])
})

describe('a verdict', () => {
  const judged: FakeState = { ...FRESH, step: 'verdict' }
  const boris: Opinion = { userId: 'boris', verdict: 'distortion' }
  const opine = (verdict: Opinion['verdict'], facts: Partial<FakeFacts>, fake = judged) =>
    moveFake(fake, { type: 'opine', verdict, reason }, { ...FACTS, ...facts })

  it('needs two people who agree', () => {
    expect(opine('distortion', {})).toEqual({})
    expect(opine('fake', { opinions: [boris] })).toEqual({})
    expect(opine('distortion', { opinions: [boris] })).toEqual({ step: 'text', verdict: 'distortion' })
    expect(opine('distortion', { actorId: 'boris', opinions: [boris] })).toEqual({})
    const vera: Opinion = { userId: 'vera', verdict: 'fake' }
    expect(opine('fake', { opinions: [boris, vera] })).toEqual({ step: 'text', verdict: 'fake' })
  })

  it('needs a document, unless it is an opinion', () => {
    expect(codeOf(() => opine('fake', { hasDocument: false }))).toBe('fake.no_document')
    expect(opine('opinion', { hasDocument: false })).toEqual({})
  })

  it('of an opinion drops the card, or takes back what we have published against it', () => {
    const opinions: Opinion[] = [{ userId: 'boris', verdict: 'opinion' }]
    expect(opine('opinion', { opinions })).toEqual({
      ...{ step: 'dropped', droppedAtStep: 'verdict', dropReason: 'opinion', verdict: 'opinion' },
    })
    expect(opine('opinion', { opinions }, { ...judged, publishedAt: NOW })).toEqual({
      ...{ step: 'text', verdict: 'opinion' },
    })
  })
})

it('is not approved by its writer, nor for its writer', () => {
  const waiting: FakeState = { ...FRESH, step: 'approval', verdict: 'fake' }
  for (const type of ['approve', 'send_back'] as const) {
    const decide = (facts: Partial<FakeFacts>) =>
      codeOf(() => moveFake(waiting, COMMANDS[type], { ...FACTS, ...facts }))
    expect(decide({ writerId: 'anna' })).toBe('fake.own_text')
    expect(decide({ forUserId: 'boris' })).toBe('fake.own_text')
    expect(decide({})).toBeNull()
  }
})

it('is watched for 72 hours from its publication, and again from that of its correction', () => {
  const ready: FakeState = { ...FRESH, step: 'publication', verdict: 'fake' }
  const watchUntil = new Date(NOW.getTime() + WATCH_MS)
  expect(moveFake(ready, COMMANDS.publish, FACTS)).toEqual({ step: 'watch', publishedAt: NOW, watchUntil })
  const first = new Date('2026-11-20T09:00:00Z')
  const again = moveFake({ ...ready, publishedAt: first }, COMMANDS.publish_by_hand, FACTS)
  expect(again).toEqual({ step: 'watch', publishedAt: first, watchUntil })
  const nowhere: FakeCommand = { type: 'publish', carrierIds: [], chatIds: [] }
  expect(codeOf(() => moveFake(ready, nowhere, FACTS))).toBe('fake.no_places')
})

it('opens again where it was dropped, an opinion before those who judge', () => {
  const dropped: FakeState = { ...FRESH, step: 'dropped', droppedAtStep: 'approval', dropReason: 'no_reach' }
  expect(moveFake({ ...dropped, verdict: 'fake' }, COMMANDS.reopen, FACTS)).toEqual({
    ...{ step: 'approval', droppedAtStep: null, dropReason: null },
  })
  expect(
    moveFake({ ...dropped, droppedAtStep: 'verdict', verdict: 'opinion' }, COMMANDS.reopen, FACTS),
  ).toEqual({
    ...{ step: 'verdict', droppedAtStep: null, dropReason: null, verdict: null, opinionRound: 2 },
  })
})

/** The card with all its rows, as a plain record of what was done. */
type Life = {
  fake: FakeState
  documents: number
  opinions: (Opinion & { round: number })[]
  texts: { by: string; approvedBy: string | null }[]
}
const PEOPLE = ['anna', 'boris', 'vera'] as const
const arbitraryAct = fc.record({
  pick: fc.nat(1000),
  /** Of what the step allows, else of everything. */
  isWilling: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.boolean() }),
  actorId: fc.constantFrom(...PEOPLE),
  verdict: fc.constantFrom(...VERDICTS.slice(0, 2), VERDICTS[4]),
  brings: fc.boolean(),
})
type Act = typeof arbitraryAct extends fc.Arbitrary<infer Value> ? Value : never

function choose(fake: FakeState, { pick, isWilling }: Act): FakeCommand['type'] {
  const allowed = TYPES.filter((type) => isCommandAllowed(fake, type) && (type !== 'drop' || pick % 7 === 0))
  const from = isWilling && allowed.length > 0 ? allowed : TYPES
  return from[pick % from.length]!
}

function take(life: Life, act: Act): Life {
  const { actorId, verdict, brings } = act
  const type = choose(life.fake, act)
  const documents = life.documents + (brings ? 1 : 0)
  const command = type === 'opine' ? { ...COMMANDS.opine, type, verdict, reason } : COMMANDS[type]
  const ofRound = life.opinions.filter(({ round }) => round === life.fake.opinionRound)
  const facts = { ...FACTS, actorId, opinions: ofRound, hasDocument: documents > 0 }
  try {
    const moved = moveFake(life.fake, command, { ...facts, writerId: life.texts.at(-1)?.by ?? null })
    const next = { ...life, documents, fake: { ...life.fake, ...moved } }
    if (type === 'opine') {
      const kept = life.opinions.filter(
        (one) => one.userId !== actorId || one.round !== life.fake.opinionRound,
      )
      return { ...next, opinions: [...kept, { userId: actorId, verdict, round: life.fake.opinionRound }] }
    }
    if (type === 'write') return { ...next, texts: [...life.texts, { by: actorId, approvedBy: null }] }
    if (type === 'approve')
      return { ...next, texts: life.texts.with(-1, { ...life.texts.at(-1)!, approvedBy: actorId }) }
    return next
  } catch (error) {
    if (error instanceof AppError) return { ...life, documents }
    throw error
  }
}

it('reaches no forbidden state, whatever is done by whom', () => {
  let published = 0
  fc.assert(
    fc.property(fc.array(arbitraryAct, { minLength: 30, maxLength: 90 }), (acts) => {
      let life: Life = { fake: FRESH, documents: 0, opinions: [], texts: [] }
      for (const act of acts) {
        const before = life.fake
        life = take(life, act)
        const { fake, texts } = life
        // What the tables check too.
        expect((fake.step === 'dropped') === (fake.dropReason !== null)).toBe(true)
        expect((fake.step === 'dropped') === (fake.droppedAtStep !== null)).toBe(true)
        expect(fake.opinionRound).toBeGreaterThanOrEqual(before.opinionRound)
        if (fake.publishedAt !== null) expect(fake.step).not.toBe('dropped')
        // Old opinions do not count where we were wrong.
        if (fake.step === 'facts' && (before.step === 'watch' || before.step === 'closed'))
          expect([fake.opinionRound, fake.verdict]).toEqual([before.opinionRound + 1, null])
        if (fake.step !== 'watch' || before.step === 'watch') continue
        published += 1
        const agreeing = life.opinions.filter(({ round }) => round === fake.opinionRound)
        expect(verdictOf(agreeing)).toBe(fake.verdict)
        expect(life.documents).toBeGreaterThan(0)
        expect(texts.at(-1)?.approvedBy).toEqual(expect.any(String))
        expect(texts.at(-1)?.approvedBy).not.toBe(texts.at(-1)?.by)
        if (before.publishedAt === null) expect(fake.verdict).not.toBe('opinion')
      }
    }),
    { numRuns: 1000, seed: 318 },
  )
  // The dice reach it: else nothing was proved.
  expect(published).toBeGreaterThan(100)
})

it('has a clock wherever it is not over', () => {
  expect(FAKE_STEPS.filter((step) => !TIMED_FAKE_STEPS.some((timed) => timed === step))).toEqual([
    ...(['watch', 'closed', 'dropped'] as const),
  ])
})
