import { expect, it } from 'vitest'
import { findTouch } from './touched.ts'

const AT = new Date('2026-11-24T09:00:00Z')
const LATER = new Date('2026-11-24T10:00:00Z')
const imported = { type: 'imported', at: AT, byName: 'Ева' }

it.each([
  ['nothing but the import', []],
  ['accepted by the import itself', [{ type: 'accept', at: AT, byName: 'Ева' }]],
  ['archived by time', [{ type: 'archive', at: LATER, byName: null }]],
  ['numbered as a repeat', [{ type: 'note_repeat', at: LATER, byName: null }]],
])('is untouched: %s', (_, deeds) => {
  expect(findTouch([imported, ...deeds])).toBeNull()
})

it.each([
  ['accept', 'worked_on'],
  ['tag', 'worked_on'],
  ['own_fields', 'worked_on'],
  ['merge', 'merge'],
  ['note', 'note'],
  ['draft', 'draft'],
])('is touched: %s', (type, code) => {
  const archived = { type: 'archive', at: LATER, byName: null }
  expect(findTouch([imported, archived, { type, at: LATER, byName: 'Анна' }])).toEqual({
    ...{ code, byName: 'Анна', at: LATER },
  })
})
