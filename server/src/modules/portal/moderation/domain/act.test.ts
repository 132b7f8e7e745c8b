import { DAY_MS } from '@veche/contract/durations.ts'
import { NETWORK_ACT_REASONS, REASONS_BESIDE_A_QUESTION } from '@veche/contract/values/portal/moderation.ts'
import { describe, expect, it } from 'vitest'
import {
  type ActFacts,
  abilitiesOf,
  assertAskable,
  firstState,
  isExpired,
  limitsOf,
  type Offer,
  offeredActs,
  type SubjectFacts,
  untilOf,
} from './act.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const ALL: Offer[] = [
  { kind: 'delete', isUndoable: true, terms: null },
  { kind: 'mute', isUndoable: true, terms: 'any' },
  { kind: 'ban', isUndoable: false, terms: 'forever' },
]
const subject = (changes: Partial<SubjectFacts> = {}): SubjectFacts => ({
  ...{ surface: 'chat', direction: 'in', sourceState: 'alive', isTakenDown: false, hasAuthor: true },
  ...{ reach: 'all', isOfCentre: false, ...changes },
})
const kinds = (changes: Partial<SubjectFacts>, offers = ALL) =>
  offeredActs(subject(changes), offers).map(({ kind, way }) => `${kind} ${way}`)

describe('limitsOf', () => {
  const why = (changes: Partial<SubjectFacts>, offers = ALL, possible = ALL, hasAccount = true) =>
    limitsOf(subject(changes), { offers, possible, hasAccount }).map((one) => `${one.kind} ${one.why}`)
  const [deletion] = ALL

  it('tells a key that the channel lacks from what the network gives to no program', () => {
    expect(why({ isOfCentre: true })).toEqual([])
    expect(why({}, [], deletion ? [deletion] : [])).toEqual(['delete key', 'mute network', 'ban network'])
    expect(why({}, [], [], false)).toEqual(['delete channel', 'mute channel', 'ban channel'])
  })

  it('tells what the person lacks before what the channel does', () => {
    expect(why({ reach: 'hide' }, [])).toEqual(['delete key', 'mute right', 'ban right'])
    expect(why({ reach: 'see' })).toEqual(['delete right', 'mute right', 'ban right'])
    // This network bans for ever alone, which is of the centre.
    expect(why({})).toEqual(['ban right'])
  })

  it('tells what is wrong with the message itself first', () => {
    expect(why({ isTakenDown: true, hasAuthor: false })).toEqual([
      ...['delete gone', 'mute no_author', 'ban no_author'],
    ])
    expect(why({ direction: 'out' })).toEqual(['delete ours', 'mute ours', 'ban ours'])
    expect(why({ surface: 'private' })).toEqual(['delete private', 'mute private', 'ban private'])
  })
})

describe('offeredActs', () => {
  it.each([
    [{ direction: 'out' as const }],
    [{ reach: 'see' as const }],
    [{ surface: 'private' }],
    [{ surface: 'email' }],
    [{ surface: 'form' }],
  ])('offers nothing of %j', (changes) => {
    expect(kinds(changes)).toEqual([])
  })

  it('lets whoever hides hide alone, and only what still stands', () => {
    expect(kinds({ reach: 'hide' })).toEqual(['delete network'])
    expect(kinds({ reach: 'hide', isTakenDown: true })).toEqual([])
    expect(kinds({ reach: 'hide', sourceState: 'deleted' })).toEqual([])
  })

  it('leaves to a person what the network offers to no program, and nobody where there is no author', () => {
    expect(kinds({}, [])).toEqual(['delete hand', 'mute hand', 'ban hand'])
    expect(kinds({ hasAuthor: false }, [])).toEqual(['delete hand'])
  })

  it('offers no ban where it is for ever alone, but to the moderators of the centre', () => {
    expect(kinds({})).toEqual(['delete network', 'mute network'])
    const [, , ban] = offeredActs(subject({ isOfCentre: true }), ALL)
    expect(ban).toEqual({
      kind: 'ban',
      way: 'network',
      terms: ['forever'],
      isUndoable: false,
      needsSecond: true,
    })
  })
})

describe('assertAskable', () => {
  const ask = (changes: object, carried = { hasOpenQuestion: false, isWorkedOn: false }) => {
    const acts = offeredActs(subject({ isOfCentre: true }), [])
    const asked = { kind: 'delete', way: 'hand', reason: 'spam', term: null, knowsOfQuestion: false } as const
    try {
      assertAskable({ ...asked, ...changes }, acts, carried)
      return null
    } catch (error) {
      return error instanceof Error ? error.message : 'unknown'
    }
  }

  it('takes insult and spam for no reason against what people work on', () => {
    const carried = { hasOpenQuestion: false, isWorkedOn: true }
    const refused = NETWORK_ACT_REASONS.filter((reason) => ask({ reason }, carried) !== null)
    expect(refused).toEqual(['insult', 'spam'])
    expect([...refused, ...REASONS_BESIDE_A_QUESTION].toSorted()).toEqual([...NETWORK_ACT_REASONS].toSorted())
  })

  it('asks for a word about an open question', () => {
    const carried = { hasOpenQuestion: true, isWorkedOn: false }
    expect(ask({}, carried)).toBe('moderation.question_stays_open')
    expect(ask({ knowsOfQuestion: true }, carried)).toBeNull()
  })

  it('asks for a term of what has one, and for none of what has none', () => {
    expect(ask({ kind: 'mute' })).toBe('moderation.term')
    expect(ask({ term: 'day' })).toBe('moderation.term')
    expect(ask({ kind: 'mute', term: 'month' })).toBe('moderation.term')
    expect(ask({ kind: 'ban', term: 'month' })).toBeNull()
    expect(ask({ way: 'network' })).toBe('moderation.by_hand_only')
  })
})

const act = (changes: Partial<ActFacts> = {}): ActFacts => ({
  ...{ kind: 'ban', way: 'network', state: 'done', term: 'week', untilAt: null, undoWay: 'network' },
  ...{ undoneById: null, askedBy: 'first', ...changes },
})
const can = (changes: Partial<ActFacts>, viewer: object = {}) =>
  Object.entries(abilitiesOf(act(changes), { id: 'second', reach: 'all', mayAct: true, now: NOW, ...viewer }))
    .filter(([, may]) => may)
    .map(([name]) => name)

describe('abilitiesOf', () => {
  it.each([
    [{ state: 'waiting' }, {}, ['decide']],
    [{ state: 'waiting' }, { id: 'first' }, ['cancel']],
    [{ state: 'waiting' }, { reach: 'hide' }, []],
    [{ state: 'waiting' }, { mayAct: false }, []],
    [{ state: 'done' }, {}, ['undo']],
    [{ state: 'done' }, { reach: 'hide' }, []],
    [{ state: 'done', kind: 'delete' }, { reach: 'hide' }, ['undo']],
    [{ state: 'done', undoWay: 'none' }, {}, []],
    [{ state: 'done', undoneById: 'other' }, {}, []],
    [{ state: 'done', untilAt: NOW }, {}, []],
    [{ state: 'done', kind: 'unban' }, {}, []],
    [{ state: 'failed' }, {}, ['repeat']],
    [{ state: 'failed', untilAt: NOW }, {}, []],
    [{ state: 'by_hand', way: 'hand' }, {}, ['finish']],
    [{ state: 'sending' }, {}, []],
    [{ state: 'unknown' }, { id: 'first' }, []],
  ] as const)('of %j for %j are %j', (changes, viewer, names) => {
    expect(can(changes, viewer)).toEqual(names)
  })
})

it('begins a ban at a second person, and a record of what was done by hand at its end', () => {
  expect(firstState({ kind: 'ban', way: 'hand' })).toBe('waiting')
  expect(firstState({ kind: 'delete', way: 'hand' })).toBe('done')
  expect(firstState({ kind: 'mute', way: 'network' })).toBe('queued')
})

it('counts a term from the moment it begins, and for ever has none', () => {
  expect(untilOf('day', NOW)).toEqual(new Date(NOW.getTime() + DAY_MS))
  expect([untilOf('forever', NOW), untilOf(null, NOW)]).toEqual([null, null])
  expect(isExpired({ untilAt: NOW }, NOW)).toBe(true)
})
