import { describe, expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { phrasebook } from '../testing.ts'
import { writeWeakAnswer } from './answers/answer-text.ts'
import {
  decideAgency,
  decideApproval,
  decideClosing,
  decideTriage,
  findTwin,
  isNeglected,
  isOneOf,
} from './decisions.ts'
import type { Card, Suggestion, ThreadMessage } from './shapes.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const knowsTopic = (code: string): boolean => code !== 'gone.topic'

function buildSuggestion(changes: Partial<Suggestion> = {}): Suggestion {
  return {
    topic: { code: 'roads.potholes', confidence: 0.8 },
    alternatives: [],
    municipality: { code: 'valday', confidence: 0.9 },
    agency: { code: 'administration-valday', confidence: 0.9 },
    address: null,
    kind: { code: 'complaint' },
    isUrgent: false,
    ...changes,
  }
}

function buildMessage(changes: Partial<ThreadMessage> = {}): ThreadMessage {
  return {
    direction: 'in',
    authorName: 'Анна Берёзина',
    isSource: false,
    text: 'Яма на Труда, 5',
    occurredAt: '2026-11-24T08:00:00Z',
    ...changes,
  }
}

function buildCard(changes: Partial<Card> = {}): Card {
  return {
    id: 'b0a1',
    number: 1,
    step: 'new',
    network: 'vk',
    requestNumber: null,
    version: 1,
    topicCode: 'roads.potholes',
    municipalityCode: 'valday',
    agencyCode: null,
    address: { settlement: null, street: 'Труда ул.', house: '5', object: null },
    foundAt: '2026-11-24T08:00:00Z',
    suggestion: buildSuggestion(),
    thread: [buildMessage({ isSource: true })],
    abilities: {},
    title: 'Яма на Труда, 5',
    promiseDueAt: null,
    assigneeName: null,
    repeatNo: null,
    eventId: null,
    deadline: null,
    flags: { needsArbiter: false, isFrozen: false, hasUnknownDelivery: false },
    proposedAgencyCode: null,
    splitFrom: null,
    repeat: null,
    ...changes,
  }
}

describe('triage', () => {
  it('accepts a suggestion that agrees with what was meant', () => {
    const meaning = { kind: 'complaint', topicCode: 'roads.potholes' } as const
    expect(decideTriage(buildCard(), { meaning, knowsTopic })).toEqual({
      type: 'accept',
      topicCode: 'roads.potholes',
      municipalityCode: 'valday',
      agencyCode: 'administration-valday',
      urgency: 'normal',
      address: null,
    })
  })

  it('corrects a wrong topic and leaves the agency to the routing table', () => {
    const meaning = { kind: 'danger', topicCode: 'landscaping.manholes' } as const
    expect(decideTriage(buildCard(), { meaning, knowsTopic })).toMatchObject({
      topicCode: 'landscaping.manholes',
      agencyCode: null,
      urgency: 'urgent',
    })
  })

  it('dismisses what asks for nothing, with the right reason', () => {
    const dismiss = (kind: 'spam' | 'abuse' | 'thanks' | 'chatter') =>
      decideTriage(buildCard(), { meaning: { kind, topicCode: null }, knowsTopic })
    expect(dismiss('spam')).toEqual({ type: 'dismiss', reason: 'spam' })
    expect(dismiss('abuse')).toEqual({ type: 'dismiss', reason: 'abuse' })
    expect(dismiss('thanks')).toEqual({ type: 'dismiss', reason: 'no_question' })
    expect(dismiss('chatter')).toEqual({ type: 'dismiss', reason: 'no_question' })
  })

  it('trusts the suggestion for words of a stranger', () => {
    expect(decideTriage(buildCard(), { meaning: null, knowsTopic })).toMatchObject({
      topicCode: 'roads.potholes',
    })
    const spam = buildCard({ suggestion: buildSuggestion({ kind: { code: 'spam' } }) })
    expect(decideTriage(spam, { meaning: null, knowsTopic })).toEqual({ type: 'dismiss', reason: 'spam' })
  })

  it('leaves to a person what nobody can name', () => {
    const dark = buildCard({ suggestion: buildSuggestion({ topic: null }) })
    expect(decideTriage(dark, { meaning: null, knowsTopic })).toEqual({ type: 'leave' })
    const gone = { kind: 'complaint', topicCode: 'gone.topic' } as const
    expect(decideTriage(dark, { meaning: gone, knowsTopic })).toEqual({ type: 'leave' })
    const placeless = buildCard({
      municipalityCode: null,
      suggestion: buildSuggestion({ municipality: null }),
    })
    expect(decideTriage(placeless, { meaning: null, knowsTopic })).toEqual({ type: 'leave' })
  })
})

describe('distribution', () => {
  const directory = {
    topics: [],
    agencies: [
      { code: 'administration-valday', municipalityCode: 'valday', kind: 'administration' },
      { code: 'ministry-roads', municipalityCode: null, kind: 'ministry' },
    ],
  }

  it('never gives a card back to whoever refused it', () => {
    const card = buildCard({
      suggestion: buildSuggestion({ agency: { code: 'ministry-roads', confidence: 1 } }),
    })
    expect(decideAgency(card, directory, [])).toBe('administration-valday')
    expect(decideAgency(card, directory, ['administration-valday'])).toBe('ministry-roads')
    expect(decideAgency(buildCard(), directory, ['administration-valday', 'ministry-roads'])).toBeNull()
    const asked = buildCard({ proposedAgencyCode: 'ministry-roads' })
    expect(decideAgency(asked, directory, ['administration-valday'])).toBe('ministry-roads')
  })
})

describe('duplicates', () => {
  const find = () => null
  const meaning = { kind: 'complaint', topicCode: 'roads.potholes' } as const
  const candidate = (changes: object = {}) => ({
    incident: buildCard({ step: 'in_progress' }),
    text: 'Яма у дома 5 на Труда',
    reasons: ['address'],
    likeness: 0.2,
    ...changes,
  })

  it('are of one topic at one address, or nearly in the same words', () => {
    expect(findTwin({ candidates: [candidate()] }, { meaning, find })?.id).toBe('b0a1')
    expect(findTwin({ candidates: [candidate({ reasons: ['thread'] })] }, { meaning, find })).toBeNull()
    const alike = candidate({ reasons: ['words'], likeness: 0.8 })
    expect(findTwin({ candidates: [alike] }, { meaning, find })).not.toBeNull()
    const other = { ...meaning, topicCode: 'waste.collection' }
    expect(findTwin({ candidates: [candidate()] }, { meaning: other, find })).toBeNull()
  })

  it('join nothing that is being approved or is frozen', () => {
    const approved = candidate({ incident: buildCard({ step: 'approval' }) })
    const flags = { needsArbiter: false, isFrozen: true, hasUnknownDelivery: false }
    const frozen = candidate({ incident: buildCard({ step: 'in_progress', flags }) })
    expect(findTwin({ candidates: [approved, frozen] }, { meaning, find })).toBeNull()
  })
})

describe('approval', () => {
  it('sends stock phrases and undated promises back', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const text = writeWeakAnswer({ phrasebook, random: createRandom(String(seed)) })
      expect(decideApproval({ text, question: 'Яма' })).not.toBeNull()
    }
    expect(decideApproval({ text: 'Всё сделаем.', question: 'Яма' })).toBe('no_date')
    expect(decideApproval({ text: 'Всё сделаем.', question: 'Когда?' })).toBe('no_answer_to_question')
  })
})

describe('closing', () => {
  const answered = buildMessage({ direction: 'out', text: 'Сделано', occurredAt: '2026-11-24T08:50:00Z' })
  const after = (text: string): Pick<Card, 'thread'> => ({
    thread: [buildMessage({ isSource: true }), answered, buildMessage({ text })],
  })
  const find = () => null

  it('goes by the author’s last words', () => {
    expect(decideClosing(after('Спасибо, починили!'), { find, now: NOW })).toBe('satisfied')
    expect(decideClosing(after('Ясно'), { find, now: NOW })).toBe('neutral')
    expect(decideClosing(after('Ничего не сделали'), { find, now: NOW })).toBeNull()
  })

  it('waits for the author, but not for ever', () => {
    const silent = { thread: [buildMessage({ isSource: true }), answered] }
    expect(decideClosing(silent, { find, now: NOW })).toBeNull()
    expect(decideClosing(silent, { find, now: new Date('2026-11-24T10:00:00Z') })).toBe('no_answer')
    expect(decideClosing({ thread: [buildMessage({ isSource: true })] }, { find, now: NOW })).toBeNull()
  })
})

describe('shares', () => {
  const cards = Array.from({ length: 4000 }, (_, index) => ({
    id: `card-${index}`,
    foundAt: '2026-11-24T08:00:00Z',
  }))

  it('are kept over many cards and steady for one', () => {
    const share = cards.filter((card) => isOneOf(0.14, card, 'weak')).length / cards.length
    expect(share).toBeGreaterThan(0.11)
    expect(share).toBeLessThan(0.17)
  })

  it('leaves a few cards lying, and comes to them in the end', () => {
    const lying = (now: string) => cards.filter((card) => isNeglected(card, new Date(now))).length
    expect(lying('2026-11-24T09:00:00Z')).toBeGreaterThan(100)
    expect(lying('2026-11-24T09:00:00Z')).toBeLessThan(400)
    expect(lying('2026-11-24T12:00:00Z')).toBe(0)
  })
})
