import { describe, expect, it } from 'vitest'
import {
  assertDecidable,
  canDecide,
  type DecidableAct,
  type MessageToModerate,
  planAct,
} from './moderation.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const TALK: MessageToModerate = {
  ...{ isOwn: false, role: null, authorId: 'resident', class: 'talk' },
  ...{ suggestedClass: 'talk', correctedBy: null },
}

type Request = Partial<Parameters<typeof planAct>[0]['request']>
const plan = (request: Request, message: Partial<MessageToModerate> = {}) =>
  planAct({
    request: { kind: 'hide', reason: 'insult', hours: null, ...request },
    message: { ...TALK, ...message },
    actorId: 'moderator',
    now: NOW,
  })
const codeOf = (attempt: () => unknown) => {
  try {
    attempt()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown'
  }
}

describe('planAct', () => {
  it.each(['question', 'complaint', 'rumour'] as const)('leaves a %s where it is', (messageClass) => {
    for (const reason of ['spam', 'insult', 'repeat'] as const)
      for (const kind of ['hide', 'mute', 'ban'] as const) {
        const hours = kind === 'hide' ? null : 24
        expect(codeOf(() => plan({ kind, reason, hours }, { class: messageClass }))).toBe(
          'chat.criticism_stays',
        )
      }
  })

  it.each(['personal_data', 'threat', 'swearing', 'fraud', 'extremism'] as const)(
    'hides even a complaint for %s',
    (reason) => {
      expect(plan({ reason }, { class: 'complaint' })).toEqual({ state: 'done', untilAt: null })
    },
  )

  it('warns for any reason', () => {
    expect(plan({ kind: 'warn', reason: 'insult' }, { class: 'complaint' }).state).toBe('done')
  })

  it('does not hide what the same person has just called no complaint', () => {
    const corrected = { class: 'spam', suggestedClass: 'complaint', correctedBy: 'moderator' } as const
    expect(codeOf(() => plan({ reason: 'spam' }, corrected))).toBe('chat.criticism_stays')
    expect(plan({ reason: 'spam' }, { ...corrected, correctedBy: 'another' }).state).toBe('done')
  })

  it.each(['mute', 'ban'] as const)('lets a %s for hours begin, and one for ever wait', (kind) => {
    expect(plan({ kind, hours: 24 })).toEqual({ state: 'done', untilAt: new Date('2026-11-25T09:00:00Z') })
    expect(plan({ kind, hours: null })).toEqual({ state: 'proposed', untilAt: null })
  })

  it.each([
    [{ kind: 'warn', hours: 1 }, {}, 'chat.act_has_no_end'],
    [{ kind: 'hide', hours: 1 }, {}, 'chat.act_has_no_end'],
    [{ kind: 'hide' }, { isOwn: true }, 'chat.own_message'],
    [{ kind: 'ban' }, { role: 'deputy' }, 'chat.cannot_silence'],
    [{ kind: 'mute', hours: 1 }, { authorId: null }, 'chat.cannot_silence'],
  ] as const)('refuses %j of %j', (request, message, code) => {
    expect(codeOf(() => plan(request, message))).toBe(code)
  })
})

describe('a decision', () => {
  const build = (changes: Partial<DecidableAct>): DecidableAct => ({
    ...{ kind: 'ban', state: 'proposed', untilAt: null, proposedBy: 'first' },
    ...changes,
  })
  const refusal = (
    changes: Partial<DecidableAct>,
    decision: 'done' | 'declined' | 'lifted',
    actorId = 'second',
  ) => codeOf(() => assertDecidable({ act: build(changes), actorId, now: NOW }, decision))

  it('on a ban for ever is a second person’s', () => {
    for (const decision of ['done', 'declined'] as const) {
      expect(refusal({}, decision, 'first')).toBe('chat.second_person')
      expect(refusal({}, decision)).toBeNull()
    }
    expect(canDecide({ act: build({}), actorId: 'first', now: NOW })).toBe(false)
    expect(canDecide({ act: build({}), actorId: 'second', now: NOW })).toBe(true)
  })

  it('lifts what is in force and nothing else', () => {
    expect(refusal({ state: 'done' }, 'lifted', 'first')).toBeNull()
    expect(refusal({ state: 'done', untilAt: new Date(NOW.getTime() + 1) }, 'lifted')).toBeNull()
    for (const [changes, decision] of [
      [{ state: 'proposed' }, 'lifted'],
      [{ state: 'done', untilAt: NOW }, 'lifted'],
      [{ state: 'done', kind: 'warn' }, 'lifted'],
      [{ state: 'lifted' }, 'lifted'],
      [{ state: 'declined' }, 'lifted'],
      [{ state: 'done' }, 'done'],
      [{ state: 'declined' }, 'done'],
    ] as const)
      expect(refusal(changes, decision)).toBe('chat.act_decided')
  })
})
