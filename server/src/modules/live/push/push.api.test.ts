/** Devices: told that there is news and nothing of it, by the standard, once, never inside, and forgotten when they are gone. */

import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Browser, openBrowser } from '../../../../test/browser.ts'
import { DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveUserWithPassword } from '../../../../test/factories.ts'
import { pushContextOf } from '../../../main/wiring/push-context-of.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { addNotifications } from '../../notifications/index.ts'
import { sendPushDue } from './send-push.ts'

type Received = { headers: Record<string, string>; body: Buffer }

/** The server of the maker of a browser: it knows nothing of what it passes on. */
const service = { server: null as Server | null, origin: '', taken: [] as Received[], status: 201 }
const browser = createECDH('prime256v1')
const auth = randomBytes(16)
let desk: Desk
let userId: string
/** A person on their telephone, and somebody else: no program speaks for them here. */
let own: Browser
let other: Browser

beforeAll(async () => {
  desk = await openDesk()
  browser.generateKeys()
  userId = (await saveUserWithPassword(desk.test.db, { email: 'anna@example.org' })).id
  await saveUserWithPassword(desk.test.db, { email: 'boris@example.org' })
  own = openBrowser(desk.test.app)
  other = openBrowser(desk.test.app)
  await own.signIn('anna@example.org')
  await other.signIn('boris@example.org')
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    )
    service.taken.push({ headers, body: Buffer.concat(chunks) })
    response.writeHead(service.status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  service.server = server
  service.origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  ;(desk.test.product.config.trustedWebhooks as string[]).push(service.origin)
})
afterAll(async () => {
  service.server?.closeAllConnections()
  service.server?.close()
  await desk.close()
})
beforeEach(async () => {
  desk.test.clock.now = DESK_NOON
  service.taken.length = 0
  service.status = 201
  await desk.test.owner.deleteFrom('pushDevice').execute()
  await desk.test.owner.deleteFrom('pushKey').execute()
})

const as = (actor: Actor) => desk.test.as(actor)
const turn = async (isOn: boolean) => as(desk.people.administrator).put('/push', { isOn })
const DEVICE = () => ({
  ...{ endpoint: `${service.origin}/send/1`, p256dh: browser.getPublicKey('base64url'), label: 'Телефон' },
  auth: auth.toString('base64url'),
})
const add = (changes: object = {}) => own.post('/api/push/devices', { ...DEVICE(), ...changes })
const listed = async (who: Browser = own) => (await who.get('/api/push/devices')).json()
const send = () => sendPushDue(pushContextOf(desk.test.product))
const notify = async (isUrgent = false, kind: 'assigned' | 'mention' = 'mention') => {
  desk.passMs(1000)
  const now = desk.test.clock.now
  await desk.test.db.transaction().execute(async (tx) => {
    const details = { words: 'Тайна' }
    const one = { userId, kind, incidentId: null, details, isUrgent } as const
    await addNotifications(tx, [{ ...one, dedupeKey: newId() }], now)
  })
  desk.passMs(1000)
}

/** Written here anew, from RFC 8291. */
function decrypt(body: Buffer): string {
  const [salt, theirs] = [body.subarray(0, 16), body.subarray(21, 21 + body[20]!)]
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), theirs])
  const key = Buffer.from(hkdfSync('sha256', browser.computeSecret(theirs), auth, info, 32))
  const of = (name: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', key, salt, Buffer.from(`Content-Encoding: ${name}\0`), bytes))
  const decipher = createDecipheriv('aes-128-gcm', of('aes128gcm', 16), of('nonce', 12))
  const sealed = body.subarray(21 + theirs.length)
  decipher.setAuthTag(sealed.subarray(-16))
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  expect(plain.at(-1)).toBe(2)
  return plain.subarray(0, -1).toString()
}

/** The token as RFC 8292 has it: for this server alone, of a day at most, signed by the key beside it. */
function claimsOf({ headers }: Received) {
  const [, token = '', key = ''] = /^vapid t=(\S+), k=(\S+)$/.exec(headers.authorization ?? '') ?? []
  const [header = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' })
  const isSigned = verify(
    'sha256',
    Buffer.from(`${header}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  return { isSigned, key, ...JSON.parse(Buffer.from(claims, 'base64url').toString()) }
}

it('is off until an administrator turns it on, and the journal says so', async () => {
  expect(await listed()).toEqual({
    publicKey: null,
    devices: [],
  })
  const refused = await add()
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'push.off'])
  expect((await as(desk.people.executor).put('/push', { isOn: true })).statusCode).toBe(403)
  expect(await send()).toBeNull()
  expect((await turn(true)).json()).toMatchObject({ isOn: true, devices: 0 })
  const { publicKey } = await listed()
  await turn(false)
  await turn(true)
  expect((await listed()).publicKey).toBe(publicKey)
  const { entries } = (await as(desk.people.administrator).get('/journal?action=push.')).json()
  expect(entries.map(({ action }: { action: string }) => action).slice(0, 3)).toEqual([
    ...['push.switched_on', 'push.switched_off', 'push.switched_on'],
  ])
})

it('says that there is news, once for whatever came, and not a word of it', async () => {
  await turn(true)
  const added = (await add()).json()
  expect(added.devices).toMatchObject([{ label: 'Телефон' }])
  expect(await send()).toBe(0)
  await notify()
  await notify()
  expect(await send()).toBe(1)
  const [told] = service.taken
  expect(service.taken).toHaveLength(1)
  expect(decrypt(told!.body)).toBe('{"news":true}')
  expect(told!.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '43200' })
  expect(claimsOf(told!)).toMatchObject({ isSigned: true, key: added.publicKey, aud: service.origin })
  const { exp } = claimsOf(told!)
  expect(exp * 1000 - DESK_NOON.getTime()).toBeLessThanOrEqual(24 * HOUR_MS)
  desk.passMs(MINUTE_MS)
  expect(await send()).toBe(0)
})

it('waits for the morning unless it is urgent, and tells nothing that was read', async () => {
  await turn(true)
  await add()
  desk.passMs(11 * HOUR_MS)
  await notify()
  expect(await send()).toBe(0)
  await notify(true)
  expect(await send()).toBe(1)
  await notify()
  desk.passMs(MINUTE_MS)
  expect(await send()).toBe(0)
  desk.passMs(10 * HOUR_MS)
  await own.post('/api/notifications/read', { until: desk.test.clock.now.toISOString() })
  expect(await send()).toBe(0)
})

it('repeats what was not taken with growing pauses, gives it up within a day, and forgets a device that is gone', async () => {
  await turn(true)
  await add()
  await notify()
  service.status = 503
  for (let hours = 0; hours < 7; hours += 1) {
    await send()
    desk.passMs(HOUR_MS)
  }
  const tries = service.taken.length
  expect(tries).toBeGreaterThan(2)
  expect(tries).toBeLessThan(7)
  service.status = 410
  await notify(true)
  desk.passMs(6 * HOUR_MS)
  await send()
  expect((await listed()).devices).toEqual([])
})

it('is of its person alone, and points at nothing inside', async () => {
  await turn(true)
  const { devices } = (await add()).json()
  const stranger = await other.post(`/api/push/devices/${devices[0].id}/remove`, {})
  expect(stranger.json().devices).toEqual([])
  expect((await listed()).devices).toHaveLength(1)
  for (const endpoint of ['https://10.0.0.1/x', 'http://169.254.169.254/', 'https://[::1]/x']) {
    const refused = await add({ endpoint })
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'push.address_blocked'])
  }
  const wrong = await add({ p256dh: 'A'.repeat(87) })
  expect([wrong.statusCode, wrong.json().code]).toEqual([400, 'push.key_wrong'])
  const removed = await own.post(`/api/push/devices/${devices[0].id}/remove`, {})
  expect(removed.json().devices).toEqual([])
})

it('keeps the ten devices of a person that were switched on last', async () => {
  await turn(true)
  for (let n = 1; n <= 12; n += 1) {
    desk.passMs(1000)
    expect((await add({ endpoint: `${service.origin}/send/${n}` })).statusCode).toBe(200)
  }
  const { devices } = await listed()
  expect(devices).toHaveLength(10)
  expect(devices[0].endpoint).toBe(`${service.origin}/send/3`)
})
