import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Connector } from '../../connector.ts'
import { buildAccount, startVkTestServer, type VkTestServer, vkError } from '../api/vk-test-server.ts'
import { createVkConnector } from '../vk-connector.ts'

let server: VkTestServer
let connector: Connector
beforeEach(async () => {
  server = await startVkTestServer()
  connector = createVkConnector({ apiUrl: server.url })
})
afterEach(() => server.close())

const envelope = {
  type: 'group_join',
  event_id: 'e30',
  group_id: 456,
  secret: 's3cr3t',
  object: { user_id: 5 },
}

function receive(body: unknown, account = buildAccount()) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return connector.webhook!.receive({ headers: {}, body: new TextEncoder().encode(text) }, account)
}

it('accepts a delivery under the id VK gave it, without the secret', async () => {
  const reception = await receive(envelope)

  expect(reception).toMatchObject({ kind: 'accept', items: [{ dedupeKey: 'e30' }] })
  const stored = reception.kind === 'accept' ? new TextDecoder().decode(reception.items[0]?.body) : ''
  expect(JSON.parse(stored)).toEqual({ ...envelope, secret: '' })
})

it('keeps what a citizen wrote, even if it looks like the field of the secret', async () => {
  const text = '"secret":"s3cr3t" и {"secret": "другое"}'
  const reception = await receive({ ...envelope, object: { text } })

  const stored = reception.kind === 'accept' ? new TextDecoder().decode(reception.items[0]?.body) : ''
  expect(JSON.parse(stored)).toMatchObject({ object: { text }, secret: '' })
})

it('knows a delivery without an id by its content', async () => {
  const { event_id, ...withoutId } = envelope
  const [first, again, other] = await Promise.all([
    receive(withoutId),
    receive(withoutId),
    receive({ ...withoutId, object: { user_id: 6 } }),
  ])

  expect(event_id).toBe('e30')
  expect(first).toEqual(again)
  expect(first).toMatchObject({ items: [{ dedupeKey: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) }] })
  expect(first).not.toEqual(other)
})

it('answers a handshake with a code taken fresh from VK', async () => {
  server.answer('groups.getCallbackConfirmationCode', { response: { code: '8cf1fe11' } })

  const reception = await receive({ type: 'confirmation', group_id: 456, secret: 's3cr3t' })

  expect(reception).toEqual({ kind: 'reply', body: '8cf1fe11' })
  expect(server.calls).toMatchObject([{ params: { group_id: '456' } }])
})

it('says that the token is dead when the handshake cannot be answered', async () => {
  server.answer('groups.getCallbackConfirmationCode', vkError(5))
  const handshake = receive({ type: 'confirmation', group_id: 456, secret: 's3cr3t' })
  await expect(handshake).rejects.toMatchObject({ reason: 'token_revoked' })
})

it('never passes on a code that could be a command to VK', async () => {
  server.answer('groups.getCallbackConfirmationCode', { response: { code: 'version 5.131' } })
  const handshake = receive({ type: 'confirmation', group_id: 456, secret: 's3cr3t' })
  await expect(handshake).rejects.toMatchObject({ code: 'vk.bad_answer' })
})

it.each([
  ['another secret', { ...envelope, secret: 'guess' }, 'connector.bad_secret'],
  ['no secret', { ...envelope, secret: undefined }, 'connector.bad_secret'],
  ['an empty secret', { ...envelope, secret: '' }, 'connector.bad_secret'],
  ['another community', { ...envelope, group_id: 457 }, 'connector.wrong_account'],
  ['no community', { ...envelope, group_id: undefined }, 'connector.wrong_account'],
  ['no JSON', '{"type":', 'connector.bad_body'],
  ['no envelope', '"ok"', 'connector.bad_body'],
  ['nothing', '', 'connector.bad_body'],
  ['more than a megabyte', { ...envelope, text: 'я'.repeat(600_000) }, 'connector.bad_body'],
])('rejects %s', async (_name, body, code) => {
  expect(await receive(body)).toEqual({ kind: 'reject', code })
})

it('rejects everything while the channel has no secret', async () => {
  const account = buildAccount({ webhookSecret: null })
  expect(await receive({ ...envelope, secret: '' }, account)).toEqual({
    kind: 'reject',
    code: 'connector.bad_secret',
  })
})

it('acknowledges with exactly two bytes of plain text', () => {
  expect(connector.webhook!.acknowledgement).toEqual({ status: 200, contentType: 'text/plain', body: 'ok' })
})
