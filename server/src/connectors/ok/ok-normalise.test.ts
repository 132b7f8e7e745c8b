import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { parseJson } from '../parse-json.ts'
import { normaliseOk } from './ok-normalise.ts'
import { rawItemOf, receiveOk } from './ok-receive.ts'

const ACCOUNT = { externalId: '53001' }
const { WebhookMessageCreated: deliveries } = z
  .looseObject({ WebhookMessageCreated: z.array(z.record(z.string(), z.unknown())) })
  .parse(parseJson(readFileSync(new URL('./fixtures/examples.json', import.meta.url), 'utf8')))
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const read = (value: unknown) => normaliseOk(bytes(value), ACCOUNT)
const [delivery] = deliveries

it('reads each example as one event', () => {
  for (const example of deliveries) expect(read(example)).toHaveLength(1)
})

it('reads a message with its author, its picture and its place', () => {
  expect(read(delivery)[0]).toMatchObject({
    op: 'created',
    surface: 'private',
    container: 'ok:chat:C3ecb9d02a600',
    externalId: 'mid:C3ecb9d02a600.15cea78ba3f',
    threadExternalId: 'dialog',
    author: {
      externalId: 'user:123456789012',
      kind: 'person',
      card: { name: 'Анна Петрова', url: 'https://ok.ru/profile/123456789012' },
    },
    text: 'Во дворе не горит фонарь',
    attachments: [{ kind: 'photo', url: 'https://i.example.ru/getImage?photoId=1' }],
    geo: { latitude: 59.93, longitude: 30.33 },
    occurredAt: new Date(1498558447679),
  })
})

it('takes a touched button for the author’s words and stores a system word as nobody’s', () => {
  expect(
    read({ ...delivery, webhookType: 'MESSAGE_CALLBACK', payload: 'Да', callbackId: 'c1' }),
  ).toMatchObject([{ op: 'created', externalId: 'callback:c1', text: 'Да' }])
  expect(read({ ...delivery, webhookType: 'CHAT_SYSTEM' })).toEqual([])
  expect(read({ webhookType: 'SOMETHING_NEW' })).toEqual([])
})

it('takes the group’s own words for an echo and other groups for communities', () => {
  expect(read({ ...delivery, sender: { user_id: 'group:53001' } })[0]).toMatchObject({
    op: 'echo',
    author: { kind: 'self' },
  })
  expect(read({ ...delivery, sender: { user_id: 'group:7' } })[0]?.author.kind).toBe('community')
})

it('sets aside what cannot be read', () => {
  for (const broken of ['{', '[]', '{"webhookType":"MESSAGE_CREATED"}'])
    expect(() => normaliseOk(new TextEncoder().encode(broken), ACCOUNT)).toThrowError('ok.unreadable_event')
  expect(() => normaliseOk(new Uint8Array([0xff]), ACCOUNT)).toThrowError('ok.unreadable_event')
})

it('knows a delivery by its message and takes no bytes that are no delivery', async () => {
  expect(rawItemOf(delivery, bytes(delivery)).dedupeKey).toBe('mid:C3ecb9d02a600.15cea78ba3f')
  expect(await receiveOk({ headers: {}, body: bytes('hello') })).toMatchObject({ kind: 'reject' })
  expect(await receiveOk({ headers: {}, body: new Uint8Array(1024 * 1024 + 1) })).toMatchObject({
    kind: 'reject',
  })
  expect(await receiveOk({ headers: {}, body: bytes({ webhookType: 'SOMETHING_NEW' }) })).toMatchObject({
    kind: 'accept',
  })
})
