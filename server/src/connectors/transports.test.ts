import { expect, it } from 'vitest'
import { type LongPoll, transportsOf, type Webhook } from './connector.ts'

const webhook: Webhook = {
  receive: async () => ({ kind: 'accept', items: [] }),
  acknowledgement: { status: 200, contentType: 'text/plain', body: 'ok' },
  pendingMs: 0,
}
const longPoll: LongPoll = { poll: async (_account, cursor) => ({ items: [], cursor, gap: null }) }

it('offers the ways that a network has, its own coming first', () => {
  expect(transportsOf({ webhook, longPoll })).toEqual(['webhook', 'long_poll'])
  expect(transportsOf({ webhook: null, longPoll })).toEqual(['long_poll'])
  expect(transportsOf({ webhook, longPoll: null })).toEqual(['webhook'])
})
