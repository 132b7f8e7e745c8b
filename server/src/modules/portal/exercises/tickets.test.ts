import { expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { readTicket, ticketKeyOf, writeTicket } from './tickets.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const SECRET = 'a secret of the tests, long enough to be one'

it('opens the run it was written for, for minutes, in its own role', () => {
  const key = ticketKeyOf(SECRET, 'run-1')
  const ticket = writeTicket(key, { role: 'executor', nonce: newId(), now: NOW })
  expect(readTicket(key, ticket, NOW)).toMatchObject({ role: 'executor' })
  expect(readTicket(ticketKeyOf(SECRET, 'run-2'), ticket, NOW)).toBeNull()
  expect(readTicket(key, ticket, new Date(NOW.getTime() + 5 * 60_000))).toBeNull()
  expect(readTicket(key, ticket.replace('executor', 'approver'), NOW)).toBeNull()
  expect(readTicket(key, 'executor.x', NOW)).toBeNull()
})
