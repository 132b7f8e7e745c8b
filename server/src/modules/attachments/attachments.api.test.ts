/** What residents attach, from the event to the bytes that staff are given: a real database, disk and sockets. */

import { createHash } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { HOUR_MS } from '@veche/contract/durations.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../test/desk.ts'
import { buildActor } from '../../../test/factories.ts'
import { type Attachment, ConnectorError } from '../../connectors/connector.ts'
import { createCopyDeps } from '../../main/workers.ts'
import { startListener } from '../../platform/events/listener.ts'
import { type VirusScan, VirusScanError } from '../../platform/files/virus-scan.ts'
import { FILE_SECURITY_POLICY } from '../../platform/http/security.ts'
import { exifOf, jpegSegment } from '../../platform/pictures/testing.ts'
import type { Actor } from '../access/index.ts'
import { copyDue, startCopying } from './copy-attachments.ts'

let desk: Desk
let origin: string
const pages = new Map<string, http.RequestListener>()
const server = http.createServer((request, response) => {
  const page = pages.get(request.url ?? '')
  if (page) page(request, response)
  else response.writeHead(404).end()
})

beforeAll(async () => {
  desk = await openDesk()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  desk.network.trustedOrigins.push(origin)
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await desk.close()
})
beforeEach(async () => {
  // What an earlier test left waiting is not this one's.
  await desk.test.owner.deleteFrom('attachmentCopy').execute()
  desk.network.sources.clear()
})

const SECRET = Buffer.from('GPS 58.5213 31.2710')
const solid = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#7a9' } })
/** Lying on its side, as phones write it. */
async function photograph(): Promise<Buffer> {
  const plain = await solid(800, 600).jpeg().toBuffer()
  const exif = jpegSegment(0xe1, exifOf({ order: 'II', orientation: 6, secret: SECRET }))
  return Buffer.concat([plain.subarray(0, 2), exif, plain.subarray(2)])
}
const PDF = Buffer.from('%PDF-1.7 жалоба')

function serve(path: string, bytes: Buffer): string {
  pages.set(path, (_request, response) => response.end(bytes))
  return `${origin}${path}`
}
const attachment = (ref: string, url: string | null, more: Partial<Attachment> = {}): Attachment => ({
  ...{ kind: 'photo', ref, url, title: null },
  ...more,
})

let lastId = 0
async function arrive(attachments: Attachment[], more: { author?: string } = {}) {
  lastId += 1
  const id = `a${lastId}`
  await desk.deliver({ id, text: 'Яма на Мира, 5', author: `resident-${id}`, attachments, ...more })
  await desk.work()
  const message = await desk.test.db
    .selectFrom('message')
    .select(['id'])
    .where('externalId', '=', id)
    .executeTakeFirstOrThrow()
  return { id, messageId: message.id, incident: await desk.incidentOf(id) }
}
const copiesOf = (messageId: string) =>
  desk.test.db
    .selectFrom('attachmentCopy')
    .selectAll()
    .where('messageId', '=', messageId)
    .orderBy('no')
    .execute()
const read = (messageId: string, no: number, part = '', actor = desk.people.dispatcher) =>
  desk.test.as(actor).get(`/messages/${messageId}/attachments/${no}${part}`)

it('keeps a picture as it came and shows it small, upright and without its place', async () => {
  const bytes = await photograph()
  const { messageId, incident } = await arrive([attachment('photo1', serve('/photo.jpg', bytes))])
  const waiting = await desk.test.as(desk.people.dispatcher).get(`/incidents/${incident.id}`)
  expect(waiting.json().thread[0].attachments[0].copy).toMatchObject({ no: 0, state: 'waiting' })

  expect(await desk.copy()).toBe(1)

  const card = await desk.test.as(desk.people.dispatcher).get(`/incidents/${incident.id}`)
  expect(card.json().thread[0].attachments[0].copy).toEqual({
    ...{ no: 0, state: 'stored', reason: null, contentType: 'image/jpeg', family: 'picture' },
    ...{ size: bytes.length, width: 600, height: 800 },
    ...{ hasThumbnail: true, isScanned: false, canRetry: false },
  })
  const given = await read(messageId, 0)
  expect(given.rawPayload).toEqual(bytes)
  expect(given.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': "inline; filename*=UTF-8''1.jpg",
    'content-security-policy': FILE_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  const thumbnail = await read(messageId, 0, '/thumbnail')
  expect(thumbnail.headers['content-type']).toBe('image/webp')
  expect(await sharp(thumbnail.rawPayload).metadata()).toMatchObject({ width: 360, height: 480 })
  expect(thumbnail.rawPayload.includes(SECRET)).toBe(false)
})

it('gives a document to be taken away under its own name, and a film by parts', async () => {
  const film = Buffer.concat([Buffer.from('\0\0\0\x18ftypisom', 'latin1'), Buffer.alloc(100, 7)])
  const title = '../жалоба\u202Efdp.exe.pdf\r\nX: y'
  const { messageId } = await arrive([
    attachment('doc1', serve('/a', PDF), { kind: 'doc', title }),
    attachment('film', serve('/b', film), { kind: 'video', title: 'двор.html' }),
  ])
  await desk.copy()

  const paper = await read(messageId, 0)
  expect(paper.rawPayload).toEqual(PDF)
  expect(decodeURIComponent(String(paper.headers['content-disposition']))).toBe(
    "attachment; filename*=UTF-8''жалоба fdp.exe.pdf X y.pdf",
  )
  const head = await desk.test.app.inject({
    method: 'HEAD',
    url: `/api/messages/${messageId}/attachments/1`,
    headers: { authorization: `Bearer ${await desk.test.tokenOf(desk.people.dispatcher)}` },
  })
  expect(head.headers).toMatchObject({ 'accept-ranges': 'bytes', 'content-length': String(film.length) })
  const part = await desk.test.app.inject({
    url: `/api/messages/${messageId}/attachments/1`,
    headers: {
      authorization: `Bearer ${await desk.test.tokenOf(desk.people.dispatcher)}`,
      range: 'bytes=4-11',
    },
  })
  expect([part.statusCode, part.payload]).toEqual([206, 'ftypisom'])
  expect(part.headers).toMatchObject({
    'content-range': `bytes 4-11/${film.length}`,
    'content-type': 'video/mp4',
    'content-length': '8',
  })
  expect(decodeURIComponent(String(part.headers['content-disposition']))).toBe(
    "inline; filename*=UTF-8''двор.mp4",
  )
})

it('believes bytes, not names: what may run is not taken', async () => {
  const html = Buffer.from('<html><script>alert(1)</script>')
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  const program = Buffer.from('MZ\x90\0')
  const { messageId } = await arrive(
    [html, svg, program].map((bytes, index) =>
      attachment(`p${index}`, serve(`/bad${index}.jpg`, bytes), { title: 'фото.jpg' }),
    ),
  )
  await desk.copy()

  expect((await copiesOf(messageId)).map(({ state, reason }) => [state, reason])).toEqual(
    Array(3).fill(['refused', 'wrong_type']),
  )
  const answer = await read(messageId, 0)
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'attachment.not_stored'])
})

it('takes neither too many bytes nor too many pixels', async () => {
  pages.set('/endless', (_request, response) =>
    response.writeHead(200, { 'content-length': 60 * 1024 * 1024 }).flushHeaders(),
  )
  const bomb = await solid(9000, 6000).png({ compressionLevel: 9 }).toBuffer()
  const { messageId } = await arrive([
    attachment('big', `${origin}/endless`),
    attachment('bomb', serve('/bomb.png', bomb)),
  ])
  await desk.copy()

  expect((await copiesOf(messageId)).map(({ state, reason }) => [state, reason])).toEqual([
    ['refused', 'too_big'],
    ['refused', 'too_many_pixels'],
  ])
})

it('keeps a picture that cannot be shown small', async () => {
  const broken = (await photograph()).subarray(0, 700)
  const { messageId } = await arrive([attachment('b', serve('/broken.jpg', broken))])
  await desk.copy()

  expect(await copiesOf(messageId)).toMatchObject([{ state: 'stored', thumbnailHash: null }])
  expect((await read(messageId, 0)).rawPayload).toEqual(broken)
  expect((await read(messageId, 0, '/thumbnail')).statusCode).toBe(404)
})

it('goes to no address inside, whatever the network says', async () => {
  const { messageId } = await arrive([
    attachment('i1', 'https://169.254.169.254/latest/meta-data/'),
    attachment('i2', 'http://127.0.0.1:5432/'),
  ])
  await desk.copy()

  expect((await copiesOf(messageId)).map(({ reason }) => reason)).toEqual([
    'blocked_address',
    'blocked_address',
  ])
})

it('tries again later and later, then gives up, and begins anew when a person asks', async () => {
  pages.set('/down', (_request, response) => response.writeHead(503).end())
  const { messageId, incident } = await arrive([attachment('d', `${origin}/down`)])
  const pauses: number[] = []
  for (;;) {
    await desk.copy()
    const [copy] = await copiesOf(messageId)
    if (copy?.state !== 'waiting' || !copy.nextAttemptAt) break
    pauses.push((copy.nextAttemptAt.getTime() - desk.test.clock.now.getTime()) / 1000)
    expect(await desk.copy()).toBe(0)
    desk.passMs(13 * HOUR_MS)
  }
  expect(pauses).toEqual([5, 30, 120, 600, 3600, 10_800, 21_600, 43_200])
  expect(await copiesOf(messageId)).toMatchObject([{ state: 'unavailable', reason: 'network_away' }])

  const { dispatcher } = desk.people
  const card = await desk.test.as(dispatcher).get(`/incidents/${incident.id}`)
  expect(card.json().thread[0].attachments[0].copy).toMatchObject({ canRetry: true })
  serve('/down', await photograph())
  const retry = () => desk.test.as(dispatcher).post(`/messages/${messageId}/attachments/0/retry`)
  expect((await retry()).statusCode).toBe(200)
  expect((await retry()).json().code).toBe('attachment.not_to_retry')
  await desk.copy()
  expect(await copiesOf(messageId)).toMatchObject([{ state: 'stored', attempts: 1 }])
})

it('lets one that fails in a way nobody foresaw stop none of the others', async () => {
  desk.network.sources.set('poison', { kind: 'bytes', bytes: PDF, name: null })
  Object.defineProperty(desk.network.sources.get('poison'), 'bytes', {
    get() {
      throw new RangeError('poisoned')
    },
  })
  const { messageId } = await arrive([
    attachment('poison', null),
    attachment('fine', serve('/fine.jpg', await photograph())),
  ])
  await desk.copy()

  expect(await copiesOf(messageId)).toMatchObject([
    { state: 'waiting', reason: 'failed', attempts: 1 },
    { state: 'stored' },
  ])
})

it.each([
  [new ConnectorError('refused', 'telegram.file_too_big'), { state: 'refused', reason: 'too_big' }],
  [new ConnectorError('refused', 'telegram.file_gone'), { state: 'unavailable', reason: 'gone' }],
  [new ConnectorError('token_revoked', 'telegram.401'), { state: 'waiting', reason: 'no_key' }],
  [new ConnectorError('try_later', 'telegram.http_502'), { state: 'waiting', reason: 'network_away' }],
  [null, { state: 'unavailable', reason: 'no_file' }],
])('takes %s of a network for what it is', async (source, end) => {
  desk.network.sources.set('said', source)
  const { messageId } = await arrive([attachment('said', null)])
  await desk.copy()

  expect(await copiesOf(messageId)).toMatchObject([end])
})

it('gives a try of a process that died back when its hold ends, and counts it', async () => {
  const { messageId } = await arrive([attachment('h', serve('/h.jpg', await photograph()))])
  const heldUntil = new Date(desk.test.clock.now.getTime() + 10 * 60_000)
  await desk.test.db
    .updateTable('attachmentCopy')
    .set({ attempts: 1, nextAttemptAt: heldUntil })
    .where('messageId', '=', messageId)
    .execute()
  expect(await desk.copy()).toBe(0)
  desk.passMs(10 * 60_000)
  expect(await desk.copy()).toBe(1)

  expect(await copiesOf(messageId)).toMatchObject([{ state: 'stored', attempts: 2 }])
})

it('copies what an edit brings, and a number once given means the same bytes', async () => {
  const first = await photograph()
  const second = await solid(20, 10).png().toBuffer()
  const { id, messageId, incident } = await arrive([attachment('one', serve('/one.jpg', first))])
  await desk.copy()
  desk.passMs(1000)
  await desk.deliver({
    op: 'edited',
    id,
    text: 'Яма на Мира, 7',
    author: `resident-${id}`,
    attachments: [attachment('two', serve('/two.png', second)), attachment('one', `${origin}/one-anew.jpg`)],
  })
  await desk.work()
  await desk.copy()

  const card = await desk.test.as(desk.people.dispatcher).get(`/incidents/${incident.id}`)
  const { attachments } = card.json().thread[0]
  expect(attachments.map((item: { copy: object }) => item.copy)).toMatchObject([
    { no: 1, state: 'stored', contentType: 'image/png' },
    { no: 0, state: 'stored', contentType: 'image/jpeg' },
  ])
  expect((await read(messageId, 0)).rawPayload).toEqual(first)
  expect((await read(messageId, 1)).rawPayload).toEqual(second)
})

it('makes a second try of an address that an edit told anew', async () => {
  const { id, messageId } = await arrive([attachment('one', `${origin}/expired.jpg`)])
  await desk.copy()
  expect(await copiesOf(messageId)).toMatchObject([{ state: 'unavailable', reason: 'gone' }])
  const url = serve('/signed-anew.jpg', await photograph())
  await desk.deliver({
    op: 'edited',
    id,
    text: 'Иначе',
    author: `resident-${id}`,
    attachments: [attachment('one', url)],
  })
  await desk.work()
  await desk.copy()

  expect(await copiesOf(messageId)).toMatchObject([{ no: 0, state: 'stored' }])
})

it('asks with the delivery that told of it: a letter holds its files itself', async () => {
  const { id } = await arrive([attachment('part 2', null)])
  await desk.copy()

  const asked = desk.network.located.find(({ ref }) => ref === 'part 2')
  expect(Buffer.from(asked?.raw ?? []).toString()).toContain(`"${id}"`)
})

it('takes an attachment whose name in the network is longer than an index holds', async () => {
  const bytes = await photograph()
  // Of letters that do not pack well.
  const long = Array.from({ length: 200 }, (_one, index) =>
    createHash('sha256').update(String(index)).digest('hex'),
  ).join('')
  const { messageId } = await arrive([attachment(long, serve('/long.jpg', bytes))])
  await desk.copy()

  expect(await copiesOf(messageId)).toMatchObject([{ state: 'stored' }])
})

it('copies two that the network names alike, and nothing of our own', async () => {
  const url = serve('/same.jpg', await photograph())
  const { messageId } = await arrive([attachment('IMAGE', url), attachment('IMAGE', url)])
  await desk.deliver({
    id: 'ours',
    author: 'page',
    authorKind: 'self',
    text: 'Ответ',
    attachments: [attachment('our-photo', url)],
  })
  await desk.work()
  await desk.copy()

  expect(await copiesOf(messageId)).toMatchObject([
    { no: 0, key: 'IMAGE', state: 'stored' },
    { no: 1, key: 'IMAGE#2', state: 'stored' },
  ])
  const all = await desk.test.db.selectFrom('attachmentCopy').select('key').execute()
  expect(all).toHaveLength(2)
})

it('is seen by those who see the question and by nobody else', async () => {
  const { messageId } = await arrive([attachment('s', serve('/s.jpg', await photograph()))])
  await desk.copy()
  const foreign = buildActor({ role: 'executor', scope: { kind: 'agency', code: 'administration-volot' } })

  for (const part of ['', '/thumbnail']) {
    expect((await read(messageId, 0, part, desk.people.moderator)).statusCode).toBe(200)
    for (const stranger of [foreign, desk.people.executor]) {
      const answer = await read(messageId, 0, part, stranger)
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'attachment.not_found'])
    }
  }
  const retry = await desk.test.as(foreign).post(`/messages/${messageId}/attachments/0/retry`)
  expect(retry.json().code).toBe('attachment.not_found')
  const analyst = buildActor({ role: 'analyst' })
  expect((await read(messageId, 0, '', analyst)).statusCode).toBe(200)
  const forbidden = await desk.test.as(analyst).post(`/messages/${messageId}/attachments/0/retry`)
  expect(forbidden.statusCode).toBe(403)
})

it('tells those who see the question that a copy has come', async () => {
  const { incident } = await arrive([attachment('t', serve('/t.jpg', await photograph()))])
  await desk.copy()

  const told = await desk.test.db
    .selectFrom('event')
    .select(['payload', 'audience'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(told).toMatchObject({
    payload: { type: 'attachment', incidentId: incident.id },
    audience: { kind: 'incident', scopes: [{ municipalityCode: expect.anything() }] },
  })
})

it('finds what is due by an index, however much is stored', async () => {
  const plan = await desk.test.pool.query(`
    begin; set local enable_seqscan = off;
    explain select message_id, no from attachment_copy where state = 'waiting' and next_attempt_at <= now()
    order by next_attempt_at limit 4 for update skip locked; rollback`)

  expect(JSON.stringify(plan)).toContain('attachment_copy_due')
})

/** The copier of a region that has a scanner. */
const copyWith = (scan: VirusScan) => copyDue({ ...createCopyDeps(desk.test.product), scan })

it('saves nothing of a file with a virus, and says of others that they were looked at', async () => {
  const infected = Buffer.from('%PDF-1.7 вирус')
  const { messageId } = await arrive([
    attachment('v', serve('/v', infected), { kind: 'doc' }),
    attachment('c', serve('/c', PDF), { kind: 'doc' }),
  ])
  await copyWith(async (bytes) => (Buffer.from(bytes).equals(infected) ? 'infected' : 'clean'))

  expect(await copiesOf(messageId)).toMatchObject([
    { state: 'refused', reason: 'infected', hash: null },
    { state: 'stored', isScanned: true },
  ])
  const hash = createHash('sha256').update(infected).digest('hex')
  expect(await desk.test.product.attachments.find(hash)).toBeNull()
})

it('lets nothing pass while the scanner does not answer', async () => {
  const { messageId } = await arrive([attachment('w', serve('/w', PDF), { kind: 'doc' })])
  await copyWith(async () => {
    throw new VirusScanError('away')
  })
  expect(await copiesOf(messageId)).toMatchObject([{ state: 'waiting', reason: 'scanner_away', hash: null }])
  desk.passMs(HOUR_MS)
  await copyWith(async () => 'clean')

  expect(await copiesOf(messageId)).toMatchObject([{ state: 'stored', isScanned: true }])
})

it('is seen on every card that shows its message: where it was merged into, and of each part', async () => {
  const one = await arrive([attachment('m', serve('/m.jpg', await photograph()))])
  const other = await arrive([])
  await desk.copy()
  const { dispatcher, executor } = desk.people
  const volot = buildActor({ role: 'coordinator', scope: { kind: 'municipality', code: 'volot' } })
  const moveTo = (incidentId: string, changes: { municipalityCode: string }) =>
    desk.test.db.updateTable('incident').set(changes).where('id', '=', incidentId).execute()
  const status = async (actor: Actor) => (await read(one.messageId, 0, '', actor)).statusCode
  expect([await status(volot), await status(executor)]).toEqual([404, 404])

  const merged = await desk.test.as(dispatcher).post(`/incidents/${other.incident.id}/members`, {
    expectedVersion: other.incident.version,
    incidents: [{ id: one.incident.id, expectedVersion: one.incident.version }],
  })
  expect(merged.statusCode).toBe(200)
  await moveTo(other.incident.id, { municipalityCode: 'volot' })
  expect([await status(volot), await status(executor)]).toEqual([200, 404])

  const two = await arrive([attachment('p', serve('/p.jpg', await photograph()))])
  await desk.copy()
  const split = await desk.test.as(dispatcher).post(`/incidents/${two.incident.id}/split`, {
    expectedVersion: two.incident.version,
    parts: [{ text: 'Яма на Мира, 5' }],
  })
  expect((await read(two.messageId, 0, '', volot)).statusCode).toBe(404)
  await moveTo(split.json().incidents[0].id, { municipalityCode: 'volot' })
  expect((await read(two.messageId, 0, '', volot)).statusCode).toBe(200)
})

it('goes on beside a host that never answers, and ends at once when it is told to', async () => {
  pages.set('/silent', () => undefined)
  const bytes = await photograph()
  const fine = Array.from({ length: 5 }, (_one, index) =>
    attachment(`f${index}`, serve(`/f${index}.jpg`, bytes)),
  )
  const { messageId } = await arrive([attachment('silent', `${origin}/silent`), ...fine])
  const listener = await startListener({ pool: desk.test.pool, log: desk.test.context.log })
  const copier = startCopying({ ...createCopyDeps(desk.test.product), listener })
  const states = async () => (await copiesOf(messageId)).map(({ state }) => state)

  await expect.poll(states, { timeout: 20_000 }).toEqual(['waiting', ...Array(5).fill('stored')])
  await copier.stop()
  listener.stop()

  expect((await copiesOf(messageId))[0]).toMatchObject({ attempts: 0, nextAttemptAt: desk.test.clock.now })
})
