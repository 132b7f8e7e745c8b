import { expect, it } from 'vitest'
import { chooseFreshest, furthestStage, isWorthShowing, stageOf } from './tour-stages.ts'

const older = { id: 'a', foundAt: '2026-11-23T06:50:00Z' }
const newer = { id: 'b', foundAt: '2026-11-23T07:00:00Z' }
const pick = (items: readonly { id: string; foundAt: string }[], ...seen: string[]) =>
  chooseFreshest(items, { seen: new Set(seen), now: Date.parse('2026-11-23T07:01:00Z') })

it('follows the question that came last', () => {
  expect(pick([newer, older])).toBe(newer)
})

it('takes another question when asked for another', () => {
  expect(pick([newer, older], 'b')).toBe(older)
  expect(pick([newer], 'b')).toBeNull()
})

it('passes over what was asked long ago: it may be left for people to do', () => {
  expect(pick([{ id: 'c', foundAt: '2026-11-23T06:20:00Z' }])).toBeNull()
})

it('does not call an answer published before the network confirmed it', () => {
  expect(stageOf('publishing')).toBe('approved')
  expect(stageOf('awaiting_author')).toBe('published')
})

it('never goes back from the answer: what the author says after it is another talk', () => {
  expect(furthestStage('in_progress', false)).toBe('taken')
  expect(furthestStage('in_progress', true)).toBe('published')
  expect(furthestStage('rework', false)).toBe('taken')
})

it('passes over thanks and over what the rules could not place', () => {
  const guess = { code: 'lighting', confidence: 0.9, reasons: [] }
  const suggestion = {
    topic: guess,
    alternatives: [],
    municipality: guess,
    agency: null,
    address: null,
    kind: { code: 'question' as const, reasons: [] },
    rumour: null,
    isUrgent: false,
    isOutsideRegion: false,
  }
  expect(isWorthShowing({ step: 'new', suggestion })).toBe(true)
  expect(isWorthShowing({ step: 'new', suggestion: { ...suggestion, topic: null } })).toBe(false)
  expect(
    isWorthShowing({ step: 'new', suggestion: { ...suggestion, kind: { code: 'thanks', reasons: [] } } }),
  ).toBe(false)
  expect(isWorthShowing({ step: 'assigned', suggestion: null })).toBe(true)
})
