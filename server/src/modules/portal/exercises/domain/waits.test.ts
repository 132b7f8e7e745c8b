import { expect, it } from 'vitest'
import { pageOf, type Standing, waitOf } from './waits.ts'

const NOTHING: Standing = {
  ...{ answeredAt: null, incidentId: null, step: null, chatId: null, chatState: null, isUrgent: false },
}
const asked = { key: 'baby', kind: 'danger' } as const

it.each([
  ['new', 'dispatcher', '/incident/i1'],
  ['distribution', 'dispatcher', '/incident/i1'],
  ['assigned', 'executor', '/tasks/i1'],
  ['in_progress', 'executor', '/tasks/i1'],
  ['rework', 'executor', '/tasks/i1'],
  ['approval', 'approver', '/approvals/i1'],
] as const)('waits at the step %s for the %s', (step, role, page) => {
  const wait = waitOf(asked, { ...NOTHING, incidentId: 'i1', step })
  expect(wait).toEqual({ key: 'baby', role, place: 'incident', id: 'i1', isUrgent: false })
  expect(wait && pageOf(wait)).toBe(page)
})

it('waits in a chat for whoever answers there, until it is answered or passed on', () => {
  const inChat = { ...NOTHING, chatId: 'c1' }
  const wait = waitOf(asked, { ...inChat, chatState: 'open', isUrgent: true })
  expect(wait).toMatchObject({ role: 'executor', place: 'chat', isUrgent: true })
  expect(wait && pageOf(wait)).toBe('/chats/c1')
  for (const chatState of ['answered', 'passed_on', 'dropped'])
    expect(waitOf(asked, { ...inChat, chatState })).toBeNull()
})

it('waits for nobody once it is answered, on its way or dismissed, or when it asks nothing', () => {
  const withIncident = { ...NOTHING, incidentId: 'i1' }
  expect(waitOf(asked, { ...withIncident, step: 'in_progress', answeredAt: new Date(0) })).toBeNull()
  for (const step of ['publishing', 'dismissed', 'done'])
    expect(waitOf(asked, { ...withIncident, step })).toBeNull()
  expect(waitOf({ key: 'thanks', kind: 'talk' }, { ...withIncident, step: 'new' })).toBeNull()
  expect(waitOf(asked, NOTHING)).toBeNull()
})
