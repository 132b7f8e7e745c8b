import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { FILE_STORE_CASES } from '../../../../test/files/file-store-cases.ts'
import { S3_KEY, S3_REGION, type S3Emulator, startS3Emulator } from '../../../../test/files/s3-emulator.ts'
import { createFileStore } from '../files.ts'
import { lookInBoth } from './both-places.ts'
import { openBucket } from './bucket.ts'
import type { StoreSettings } from './bucket-settings.ts'

let s3: S3Emulator
const folder = mkdtempSync(path.join(tmpdir(), 'veche-bucket-'))
beforeAll(async () => {
  s3 = await startS3Emulator()
})
beforeEach(() => {
  s3.objects.clear()
  s3.asked.length = 0
  Object.assign(s3.mood, { isSilent: false, status: null, cutAfterBytes: null, clockAheadMs: 0 })
})
afterAll(async () => {
  await s3.close()
  rmSync(folder, { recursive: true })
})

const settingsOf = (changes: Partial<StoreSettings> = {}): StoreSettings => ({
  ...{ endpoint: s3.url, bucket: 'veche', prefix: 'region/53', region: S3_REGION, ...S3_KEY },
  ...{ secretFile: null, ...changes },
})
const open = (changes?: Partial<StoreSettings>) => openBucket(settingsOf(changes))
const BYTES = Buffer.alloc(200_000, 'яма засыпана')

it.each(FILE_STORE_CASES)('the store $name', ({ run }) => run(open().shelf('parts')))

it.each(FILE_STORE_CASES)('both places $name', async ({ run }) => {
  await run(lookInBoth(open().shelf(''), createFileStore(folder)))
  await run(lookInBoth(createFileStore(folder), open({ prefix: '' }).shelf('')))
})

it('sends nothing that is there, and again what is there in part', async () => {
  const shelf = open().shelf('chats')
  const hash = await shelf.save(BYTES)
  const key = `region/53/chats/${hash.slice(0, 2)}/${hash}`
  expect([...s3.objects.keys()]).toEqual([key])

  await shelf.save(BYTES)
  expect(s3.asked.filter((line) => line.startsWith('PUT'))).toEqual([`PUT /veche/${key}`])

  s3.objects.set(key, BYTES.subarray(1))
  await shelf.save(BYTES)
  expect(s3.objects.get(key)).toEqual(BYTES)
})

it('shows nobody what has changed in the store', async () => {
  const shelf = open().shelf('')
  const hash = await shelf.save(BYTES)
  s3.objects.set(`region/53/${hash.slice(0, 2)}/${hash}`, Buffer.alloc(BYTES.length, 'другое'))

  await expect(shelf.find(hash)).rejects.toMatchObject({ code: 'file.damaged' })
  await expect(buffer((await shelf.open(hash, null))!)).rejects.toMatchObject({ code: 'file.damaged' })
})

it('closes its connection when the reader goes', async () => {
  const shelf = open().shelf('')
  const hash = await shelf.save(Buffer.alloc(30_000_000))
  const stream = await shelf.open(hash, null)
  expect(await s3.openSockets()).toBe(1)

  stream?.destroy()
  await expect.poll(() => s3.openSockets()).toBe(0)
})

it('says that the store is away when it breaks off, is silent or busy, and waits no longer than told', async () => {
  const patient = open().shelf('')
  const shelf = openBucket(settingsOf(), { answerMs: 200, idleMs: 100 }).shelf('')
  const hash = await patient.save(BYTES)
  const away = (reason: string) => ({ code: 'file.store_away', status: 503, details: { reason } })

  s3.mood.cutAfterBytes = 100
  await expect(shelf.find(hash)).rejects.toMatchObject(away('silent'))
  await expect(buffer((await shelf.open(hash, null))!)).rejects.toMatchObject(away('silent'))
  s3.mood.status = 503
  await expect(patient.save(Buffer.from('new'))).rejects.toMatchObject(away('busy'))
  s3.mood.status = null
  s3.mood.isSilent = true
  for (const asked of [shelf.find(hash), shelf.open(hash, null), shelf.has(hash), shelf.remove(hash)])
    await expect(asked).rejects.toMatchObject(away('silent'))
  await expect(shelf.save(Buffer.from('new'))).rejects.toMatchObject(away('silent'))
})

it.each([
  ['key', () => open({ keyId: 'another-key' })],
  ['key', () => open({ secret: 'another-key' })],
  ['bucket', () => open({ bucket: 'not-there' })],
  ['region', () => open({ region: 'elsewhere' })],
  ['silent', () => open({ endpoint: 'http://127.0.0.1:1' })],
])('says in a sentence without a secret that the %s is wrong', async (reason, openWrong) => {
  const error = await openWrong()
    .prove()
    .catch((thrown: unknown) => thrown)

  expect(error).toMatchObject({ code: 'file.store_away', details: { reason } })
  expect(String(error)).toMatch(/^FileStoreError: The store of files .+/)
  const told = JSON.stringify([String(error), (error as Error).stack, (error as { details: object }).details])
  for (const secret of [S3_KEY.secret, 'another-key', '127.0.0.1']) expect(told).not.toContain(secret)
})

it('says that the clock is wrong', async () => {
  s3.mood.clockAheadMs = 3_600_000

  await expect(open().prove()).rejects.toMatchObject({ details: { reason: 'clock' } })
})

it('proves a store with a file of its own, which it takes away', async () => {
  await open().prove()

  expect(s3.asked.map((line) => line.split(' ')[0])).toEqual(['GET', 'HEAD', 'PUT', 'GET', 'DELETE'])
  expect(s3.objects.size).toBe(0)
})

it('lists every file of every shelf in order, and nothing of others', async () => {
  const bucket = open()
  const paths = []
  for (const shelf of ['', 'parts', 'attachments']) {
    for (const text of ['one', 'two', 'three']) {
      const hash = await bucket.shelf(shelf).save(Buffer.from(text))
      paths.push(`${shelf === '' ? '' : `${shelf}/`}${hash.slice(0, 2)}/${hash}`)
    }
  }
  s3.objects.set('region/53/README.txt', Buffer.from('of somebody'))
  s3.objects.set('region/54/aa/x', Buffer.from('of neighbours'))

  const listed = []
  for await (const file of bucket.list()) listed.push(file)

  expect(listed.map((file) => file.path)).toEqual(paths.sort())
  expect(listed.every(({ bytes, changedMs }) => bytes >= 3 && bytes <= 5 && changedMs > 0)).toBe(true)
})
