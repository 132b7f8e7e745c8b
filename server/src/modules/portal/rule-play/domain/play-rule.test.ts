import type { RuleAct } from '@veche/contract/portal/work-rules.ts'
import { EVENT_STEPS, vainActs } from '@veche/contract/rules/portal/rule-steps.ts'
import {
  RULE_ACTS,
  RULE_EVENTS,
  type RuleActKind,
  type RuleEvent,
} from '@veche/contract/values/portal/work-rules.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toRequest } from './acts.ts'
import {
  type Past,
  type PlayedRule,
  playRule,
  type RuleMatch,
  type Span,
  stateAtEnd,
  tryRule,
} from './play-rule.ts'
import { foldStep, type PastStep, type QuestionState } from './question-state.ts'
import { LONGEST_CHAIN } from './rule-events.ts'
import { addFits, addToTally, busiestHour, NO_FITS, tryMatch } from './tally.ts'

const NOON = new Date('2026-11-24T09:00:00Z')
const minutes = (count: number) => new Date(NOON.getTime() + count * 60_000)
const SPAN: Span = {
  since: NOON,
  until: minutes(10_000),
  wallOf: () => ({ time: '12:00', isWorking: true }),
  groupOf: (topicCode) => topicCode?.split('.')[0] ?? null,
  timesOf: () => [minutes(2)],
}
const NEW: QuestionState = {
  ...{ step: 'new', urgency: 'normal', kind: null, topicCode: null, municipalityCode: 'valday' },
  ...{ agencyCode: null, unitCode: null, assigneeId: null, tags: [], repeatNo: null },
  address: { settlement: null, street: 'Мира', house: null, object: null },
}

function pastOf(steps: readonly Omit<PastStep, 'seq'>[], changes: Partial<Past> = {}): Past {
  return {
    incidentId: 'question',
    constants: {
      ...{ network: 'vk', channelId: 'page', foundAt: NOON, isDanger: false, earlier: 0 },
      ...{ suggestedTopicCode: 'roads.potholes', suggestedMunicipalityCode: 'valday' },
    },
    first: NEW,
    steps: steps.map((step, index) => ({ ...step, seq: index + 1 })),
    deadlines: [],
    own: [{ fromSeq: 0, keys: {} }],
    said: [{ at: NOON, until: null, stems: ['ям', 'на', 'дорог'] }],
    ...changes,
  }
}
function ruleOf(changes: Partial<PlayedRule>): PlayedRule {
  return { id: 'rule', events: ['appeared'], conditions: [], acts: [{ does: 'urge' }], ...changes }
}
const found = { at: minutes(1), type: 'found', details: {} }
const kinds = (matches: readonly RuleMatch[]) => matches.map(({ event }) => event)

/** One of the steps of the history that are this event. */
const STEP_OF: Record<RuleEvent, Omit<PastStep, 'seq' | 'at'> | null> = {
  appeared: { type: 'found', details: {} },
  accepted: { type: 'accept', details: {} },
  marked: { type: 'tag', details: {} },
  given: { type: 'assign', details: { agencyCode: 'housing' } },
  taken: { type: 'take', details: {} },
  returned: { type: 'return', details: {} },
  step_changed: { type: 'restore', details: { from: 'another' } },
  author_wrote: { type: 'follow_up', details: {} },
  reopened: { type: 'reopen', details: {} },
  rated: { type: 'close', details: {} },
  repeated: { type: 'note_repeat', details: {} },
  submitted: { type: 'submit', details: {} },
  sent_back: { type: 'send_back', details: {} },
  answered: { type: 'publication_confirmed', details: {} },
  delivery_failed: { type: 'delivery_failed', details: {} },
  source_edited: { type: 'source_changed', details: { change: 'edited', isSource: true } },
  source_deleted: { type: 'source_changed', details: { change: 'deleted', isSource: true } },
  deadline_near: null,
  deadline_late: null,
  at_time: null,
}
/** Work that is put aside is somebody's. */
const TO_PERSON = { type: 'assign_person', details: { unitCode: null, assigneeId: 'boris' } }
const DUE = [{ startedAt: NOON, warnAt: minutes(2), dueAt: minutes(3), stoppedAt: null }]
const ACT_OF: Record<RuleActKind, RuleAct> = {
  give: { does: 'give', agencyCode: 'roads' },
  give_person: { does: 'give_person', unitCode: null, assigneeId: 'vera' },
  give_on_shift: { does: 'give_on_shift', agencyCode: 'housing', postId: null },
  urge: { does: 'urge' },
  topic: { does: 'topic', topicCode: 'roads.snow' },
  tag: { does: 'tag', tags: ['яма'] },
  set_field: { does: 'set_field', field: 'pole', value: '17' },
  subtask: {
    ...{ does: 'subtask', what: 'Съездить', agencyCode: 'housing', unitCode: 'repair' },
    ...{ ownerId: null, days: 1 },
  },
  put_aside: { does: 'put_aside', days: 1, time: '09:00' },
  ask_body: { does: 'ask_body', agencyCode: 'roads', ask: 'Когда починят?', hours: 8 },
  notify: { does: 'notify', roles: ['head'], userIds: [], words: '' },
  draft: { does: 'draft', templateId: '00000000-0000-7000-8000-000000000001' },
}

describe.each(RULE_EVENTS)('a rule that begins with %s', (event) => {
  it.each(RULE_ACTS)('can or cannot %s, as the table of the contract has it', (kind) => {
    const schedule = { days: 'every', time: '12:00' } as const
    const rule = ruleOf({ events: [event], acts: [ACT_OF[kind]], schedule })
    const acts = EVENT_STEPS[event].flatMap((to) => {
      const assigneeId = kind === 'put_aside' ? 'boris' : null
      const [step, first] = [
        event === 'given' && assigneeId ? TO_PERSON : STEP_OF[event],
        { ...NEW, step: to, agencyCode: 'housing', assigneeId },
      ]
      const came = step ? [{ ...step, at: minutes(1), details: { ...step.details, to } }] : []
      const past = pastOf(came, { first, deadlines: step ? [] : DUE })
      const { matches, idle, fit } = tryRule(rule, past, SPAN)
      expect(fit.isBegun, to).toBe(true)
      return [...matches, ...idle]
    })
    const isVain = vainActs({ events: [event], asked: [], acts: [kind] }).length > 0
    expect(acts.some((match) => match.acts[0]?.outcome === 'planned')).toBe(!isVain)
  })
})

describe('a rule', () => {
  it('tells apart where it would act and where it changes nothing, and adds them up apart', () => {
    const acts: RuleAct[] = [{ does: 'urge' }, { does: 'tag', tags: ['яма'] }]
    const rule = ruleOf({ acts })
    const tryOn = (first: Partial<QuestionState>) => {
      const past = pastOf([found], { first: { ...NEW, ...first } })
      const { matches, idle } = tryRule(rule, past, SPAN)
      return [...matches, ...idle].map((match) => tryMatch('question', match, stateAtEnd(past)))
    }
    const so = tryOn({ urgency: 'urgent', tags: ['яма'] })
    expect(so).toMatchObject([{ acts: [{ outcome: 'nothing' }, { outcome: 'nothing' }] }])
    const tally = addToTally({ matchedCount: 0, incidentCount: 0, acts: [], hours: {} }, [
      ...so,
      ...tryOn({ urgency: 'urgent' }),
      ...tryOn({}),
    ])
    expect(tally).toMatchObject({
      ...{
        matchedCount: 2,
        acts: [
          { planned: 1, nothing: 2 },
          { planned: 2, nothing: 1 },
        ],
      },
    })
    expect(busiestHour(tally)).toBe(2)
  })

  it('says a field once, and sees it as said until people say another thing there', () => {
    const acts: RuleAct[] = [{ does: 'set_field', field: 'pole', value: 'П-17' }]
    const rule = ruleOf({ events: ['appeared', 'author_wrote', 'returned'], acts })
    const wrote = { at: minutes(2), type: 'follow_up', details: {} }
    const changed = { at: minutes(3), type: 'field_changed', details: {} }
    const returned = { at: minutes(4), type: 'return', details: {} }
    const own = [
      { fromSeq: 0, keys: {} },
      { fromSeq: 3, keys: { pole: 'п-18' } },
    ]
    const found3 = playRule(rule, pastOf([found, wrote, changed, returned], { own }), SPAN)
    expect(kinds(found3)).toEqual(['appeared', 'returned'])
    const hasField = () => false
    const { idle } = tryRule(rule, pastOf([found]), { ...SPAN, hasField })
    expect(idle).toMatchObject([{ acts: [{ outcome: 'refused', code: 'rule.field_not_of_topic' }] }])
  })

  it('gives to nobody where nobody is on shift, and that is told', () => {
    const acts: RuleAct[] = [{ does: 'give_on_shift', agencyCode: 'housing', postId: null }]
    const rule = ruleOf({ events: ['appeared', 'author_wrote'], acts })
    const first = { ...NEW, step: 'assigned' as const, agencyCode: 'housing' }
    const wrote = { at: minutes(2), type: 'follow_up', details: {} }
    const outcomes = (isStaffedAt: Span['isStaffedAt']) =>
      playRule(rule, pastOf([found, wrote], { first }), { ...SPAN, ...(isStaffedAt && { isStaffedAt }) }).map(
        ({ event, acts: [act] }) => [event, act?.outcome, act?.code],
      )
    const nobody = ['nothing', 'rule.nobody_on_shift']
    expect(outcomes(() => false)).toEqual([
      ['appeared', ...nobody],
      ['author_wrote', ...nobody],
    ])
    // Once it is somebody's, nothing more is given.
    expect(outcomes((_act, at) => at >= minutes(1))).toEqual([['appeared', 'planned', null]])
  })

  it('acts where its event comes and all of its conditions hold', () => {
    const rule = ruleOf({
      conditions: [
        { condition: { is: 'topic', codes: ['roads.potholes'] }, phrases: [] },
        { condition: { is: 'words', words: ['ямы'] }, phrases: [{ text: 'ямы', stems: ['ям'] }] },
      ],
    })

    expect(playRule(rule, pastOf([found]), SPAN)).toMatchObject([
      {
        event: 'appeared',
        held: [
          { is: 'topic', found: null },
          { is: 'words', found: 'ямы' },
        ],
      },
    ])
    const elsewhere = pastOf([found])
    const other = { ...elsewhere, constants: { ...elsewhere.constants, suggestedTopicCode: 'heating.cold' } }
    expect(playRule(rule, other, SPAN)).toEqual([])
  })

  it('counts what each condition fits alone, and what all fit at one moment', () => {
    const conditions: PlayedRule['conditions'] = [
      { condition: { is: 'topic', codes: ['roads.potholes'] }, phrases: [] },
      { condition: { is: 'municipality', codes: ['borovichi'] }, phrases: [] },
    ]
    const rule = ruleOf({ events: ['appeared', 'marked'], conditions })
    const suggested = (topicCode: string) => ({
      constants: { ...pastOf([]).constants, suggestedTopicCode: topicCode },
    })
    const classify = (changes: object) => ({ at: minutes(5), type: 'classify', details: { changes } })
    const fits = addFits(
      NO_FITS,
      [
        pastOf([found]),
        // Either held, and never both of them at once.
        pastOf([found, classify({ topicCode: 'heating.cold', municipalityCode: 'borovichi' })]),
        pastOf([found, classify({ municipalityCode: 'borovichi' })]),
        pastOf([found], suggested('heating.cold')),
        pastOf([{ ...found, type: 'take' }]),
      ].map((past) => tryRule(rule, past, SPAN).fit),
    )
    expect(fits).toEqual({ begun: 4, whole: 1, each: [3, 2] })
  })

  it('gives to a person only what the body of that person has', () => {
    const [ivan, roads] = [
      { unitCode: null, assigneeId: 'ivan' },
      { step: 'assigned', agencyCode: 'roads' },
    ] as const
    const tryOn = (agencyCode: string) => {
      const rule = ruleOf({ acts: [{ does: 'give_person', agencyCode, ...ivan }] })
      const { matches, idle } = tryRule(rule, pastOf([found], { first: { ...NEW, ...roads } }), SPAN)
      return [...matches, ...idle].flatMap(({ acts }) => acts)
    }
    expect(tryOn('roads')).toMatchObject([{ outcome: 'planned' }])
    expect(tryOn('housing')).toMatchObject([{ outcome: 'refused', code: 'rule.other_body' }])
  })

  it('looks at nothing that happened before it was switched on', () => {
    expect(playRule(ruleOf({}), pastOf([found]), { ...SPAN, since: minutes(2) })).toEqual([])
  })

  it('does not act where everything is so already', () => {
    const urgent = pastOf([found], { first: { ...NEW, urgency: 'urgent' } })

    expect(playRule(ruleOf({}), urgent, SPAN)).toEqual([])
  })

  it('sees what an answer says only from the moment it was said', () => {
    const rule = ruleOf({
      events: ['appeared', 'author_wrote'],
      conditions: [
        { condition: { is: 'words', words: ['яма'] }, phrases: [{ text: 'пожар', stems: ['пожар'] }] },
      ],
    })
    const again = { at: minutes(5), type: 'follow_up', details: { from: 'new', to: 'new' } }
    const past = pastOf([found, again], { said: [{ at: minutes(5), until: null, stems: ['пожар'] }] })

    expect(kinds(playRule(rule, past, SPAN))).toEqual(['author_wrote'])
  })

  it('begins with a deadline that ran out before it was met, and with no other', () => {
    const rule = ruleOf({ events: ['deadline_late'] })
    const deadline = { startedAt: NOON, warnAt: minutes(5), dueAt: minutes(10), stoppedAt: null }

    expect(kinds(playRule(rule, pastOf([found], { deadlines: [deadline] }), SPAN))).toEqual(['deadline_late'])
    const met = { ...deadline, stoppedAt: minutes(9) }
    expect(playRule(rule, pastOf([found], { deadlines: [met] }), SPAN)).toEqual([])
  })

  it('does not begin with what it did itself, nor at the end of a chain', () => {
    const by = (chain: string[]) => ({
      at: minutes(2),
      type: 'tag',
      details: { tags: ['а'], rule: { chain }, from: 'new', to: 'new' },
    })
    const rule = ruleOf({ events: ['marked'] })

    expect(playRule(rule, pastOf([found, by(['rule'])]), SPAN)).toEqual([])
    expect(playRule(rule, pastOf([found, by(['one', 'two'])]), SPAN)).toEqual([])
    expect(playRule(rule, pastOf([found, by(['one'])]), SPAN)).toMatchObject([{ chain: ['one'] }])
  })
})

const anAct = fc.constantFrom<RuleAct>(
  { does: 'urge' },
  { does: 'tag', tags: ['а'] },
  { does: 'tag', tags: ['б'] },
  { does: 'topic', topicCode: 'roads.potholes' },
  { does: 'give', agencyCode: 'roads' },
  { does: 'notify', roles: ['dispatcher'], userIds: [], words: '' },
)
const aRule = (id: string) =>
  fc
    .record({
      events: fc.uniqueArray(fc.constantFrom(...RULE_EVENTS), { minLength: 1, maxLength: 6 }),
      acts: fc.array(anAct, { minLength: 1, maxLength: 3 }),
      condition: fc.constantFrom<PlayedRule['conditions']>(
        [],
        [{ condition: { is: 'urgency', value: 'normal' }, phrases: [] }],
        [{ condition: { is: 'tag', tags: ['а'] }, phrases: [] }],
        [{ condition: { is: 'step', codes: ['new', 'distribution'] }, phrases: [] }],
      ),
    })
    .map(({ events, acts, condition }): PlayedRule => ({ id, events, acts, conditions: condition }))

/** What people do, whatever the rules did meanwhile. */
const aStep = fc.constantFrom<Omit<PastStep, 'seq' | 'at'>>(
  {
    type: 'accept',
    details: { topicCode: 'roads.potholes', agencyCode: null, from: 'new', to: 'distribution' },
  },
  { type: 'classify', details: { changes: { urgency: 'normal' }, from: 'distribution', to: 'distribution' } },
  { type: 'tag', details: { tags: ['б'], from: 'distribution', to: 'distribution' } },
  { type: 'tag', details: { tags: [], from: 'distribution', to: 'distribution' } },
  { type: 'assign', details: { agencyCode: 'housing', from: 'distribution', to: 'assigned' } },
  { type: 'return', details: { from: 'assigned', to: 'distribution' } },
  { type: 'follow_up', details: { isThanks: false, from: 'distribution', to: 'distribution' } },
  { type: 'take', details: { userId: 'gleb', from: 'assigned', to: 'in_progress' } },
)
const aHistory = fc
  .array(aStep, { maxLength: 12 })
  .map((steps) => [found, ...steps.map((step, index) => ({ ...step, at: minutes(index + 2) }))])

/** The engine as time goes: after each step the rules act on what they see then, and their acts become history. */
function live(rules: readonly PlayedRule[], steps: readonly Omit<PastStep, 'seq'>[]) {
  const history: Omit<PastStep, 'seq'>[] = []
  const fired: { rule: string; match: RuleMatch }[] = []
  for (const step of steps) {
    history.push(step)
    for (let isGoingOn = true; isGoingOn; ) {
      isGoingOn = false
      for (const rule of rules)
        for (const match of playRule(rule, pastOf(history), SPAN)) {
          if (fired.some((one) => one.rule === rule.id && one.match.event === match.event)) continue
          fired.push({ rule: rule.id, match })
          history.push(...actsOf(rule, match, { history, at: step.at }))
          isGoingOn = true
        }
    }
  }
  return fired
}

function actsOf(
  rule: PlayedRule,
  match: RuleMatch,
  { history, at }: { history: readonly Omit<PastStep, 'seq'>[]; at: Date },
): Omit<PastStep, 'seq'>[] {
  const past = pastOf(history)
  let state = past.steps.reduce(foldStep, past.first)
  return match.acts.flatMap(({ act, outcome }) => {
    const request = toRequest(act, { ...state, ...past.constants }, 1)
    if (outcome !== 'planned' || !request) return []
    const { type, ...content } = request
    const isGiven = type === 'accept' || type === 'assign'
    const changes = type === 'classify' ? { changes: content } : content
    const details = {
      ...changes,
      ...{ from: state.step, to: isGiven ? 'assigned' : state.step },
      rule: { id: rule.id, chain: [...match.chain, rule.id] },
    }
    const step = { at, type, details }
    state = foldStep(state, { ...step, seq: 0 })
    return [step]
  })
}

describe('whatever the rules and the history', () => {
  it('a try over the past says what the rule does while the same past goes on', () => {
    fc.assert(
      fc.property(aRule('rule'), aHistory, (rule, steps) => {
        const tried = playRule(rule, pastOf(steps), SPAN)
        const done = live([rule], steps).map(({ match }) => match)

        const said = (matches: readonly RuleMatch[]) =>
          matches.map(({ event, at, acts }) => ({
            event,
            at,
            acts: acts.map(({ act, outcome }) => [act, outcome]),
          }))
        expect(said(tried)).toEqual(said(done))
      }),
      { numRuns: 500 },
    )
  })

  it('two rules never go on forever: each acts once for a kind of event, and no chain is longer than it may be', () => {
    fc.assert(
      fc.property(aRule('one'), aRule('two'), aHistory, (one, two, steps) => {
        const fired = live([one, two], steps)

        const keys = fired.map(({ rule, match }) => `${rule} ${match.event}`)
        expect(new Set(keys).size).toBe(keys.length)
        expect(keys.length).toBeLessThanOrEqual(one.events.length + two.events.length)
        for (const { match } of fired) expect(match.chain.length).toBeLessThanOrEqual(LONGEST_CHAIN)
      }),
      { numRuns: 300 },
    )
  })

  it('no rule closes, publishes, dismisses, merges or moves a deadline, and none makes anything less urgent', () => {
    const allowed = new Set(['accept', 'assign', 'assign_person', 'classify', 'tag'])
    fc.assert(
      fc.property(aRule('rule'), aHistory, (rule, steps) => {
        for (const { acts, before } of playRule(rule, pastOf(steps), SPAN))
          for (const { act } of acts) {
            const request = toRequest(act, { ...before, ...pastOf([]).constants }, 1)
            if (!request) continue
            expect(allowed.has(request.type)).toBe(true)
            if (request.type === 'classify') expect(request.urgency).not.toBe('normal')
          }
      }),
    )
  })
})
