import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { byRoute, initialTriage, isUnchanged, type TriageForm, toTriageCommand } from './triage-form.ts'

type Known = Parameters<typeof initialTriage>[0]
const address = { settlement: null, street: null, house: null, object: null }
const guess = (code: string) => ({ code, confidence: 0.9, reasons: [] })
const suggestion: NonNullable<IncidentResponse['suggestion']> = {
  topic: guess('lighting'),
  alternatives: [],
  municipality: guess('staraya-russa'),
  agency: guess('housing'),
  address: { ...address, street: 'Поперечная ул.' },
  kind: { code: 'complaint', reasons: [] },
  rumour: null,
  isUrgent: true,
  isOutsideRegion: false,
}
const fresh: Known = {
  topicCode: null,
  municipalityCode: null,
  agencyCode: null,
  address,
  flags: { isUrgent: false },
  suggestion,
}
const rights = { version: 3, abilities: { accept: true } }

it('knows a form that would change nothing from one that takes a suggestion over', () => {
  const known = {
    ...fresh,
    topicCode: 'roads',
    municipalityCode: 'valday',
    address: { ...address, house: '5' },
  }
  const form = { ...initialTriage(known), isUrgent: false }
  expect(isUnchanged(known, form)).toBe(true)
  expect(isUnchanged(known, initialTriage(known))).toBe(false)
  expect(isUnchanged(known, { ...form, address: { ...address, house: '7' } })).toBe(false)
  expect(isUnchanged(known, { ...form, topicCode: 'parks' })).toBe(false)
  expect(isUnchanged(known, { ...form, municipalityCode: 'okulovka' })).toBe(false)
  expect(isUnchanged(known, { ...form, isUrgent: true })).toBe(false)
})

it('starts a new question with what is suggested', () => {
  expect(initialTriage(fresh)).toMatchObject({
    topicCode: 'lighting',
    municipalityCode: 'staraya-russa',
    agencyCode: 'housing',
    isUrgent: true,
    address: { street: 'Поперечная ул.' },
  })
})

it('never puts a suggestion over what a person has chosen', () => {
  const known = { ...fresh, topicCode: 'roads', address: { ...address, street: 'Минеральная ул.' } }
  expect(initialTriage(known)).toMatchObject({ topicCode: 'roads', address: { street: 'Минеральная ул.' } })
})

it('lets the routing table find the agency of another topic', () => {
  expect(initialTriage(fresh, 'waste')).toMatchObject({ topicCode: 'waste', agencyCode: null })
})

it('asks for a topic and a place before anything is sent', () => {
  const empty: TriageForm = {
    topicCode: null,
    municipalityCode: 'm',
    agencyCode: null,
    isUrgent: false,
    address,
  }
  expect(toTriageCommand(rights, empty)).toBeNull()
  expect(toTriageCommand(rights, { ...empty, topicCode: 't' })).toMatchObject({
    type: 'accept',
    topicCode: 't',
    expectedVersion: 3,
  })
})

it('lets the table choose the body again when a person mends topic or place of a new question', () => {
  expect(byRoute(rights, { topicCode: 'waste' })).toEqual({ topicCode: 'waste', agencyCode: null })
  const registered = { abilities: { accept: false } }
  expect(byRoute(registered, { topicCode: 'waste' })).toEqual({ topicCode: 'waste' })
})
