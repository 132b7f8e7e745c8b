import { HOUR_MS } from '@veche/contract/durations.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { publishAnswer } from '../../../../test/answers/publish-answer.ts'
import { buildActor } from '../../../../test/factories.ts'
import { openPublicRegion, type PublicRegion } from '../../../../test/public-page.ts'
import { FILE_SECURITY_POLICY } from '../../../platform/http/security.ts'
import { newId } from '../../../platform/ids.ts'
import { buildJpeg, exifOf, jpegSegment } from '../../../platform/pictures/testing.ts'
import { queuePost } from '../../answers/index.ts'

const PLACE = Buffer.from('57.99,31.36')
const PHOTO = buildJpeg({
  extra: [jpegSegment(0xe1, exifOf({ order: 'II', orientation: 1, secret: PLACE }))],
})
const PDF = Buffer.from('%PDF-1.7 акт выполненных работ')
const FILES = [
  { bytes: PHOTO, type: 'image/jpeg', label: 'before', name: 'do.jpg' },
  { bytes: buildJpeg({}), type: 'image/jpeg', label: 'after', name: 'posle.jpg' },
  { bytes: buildJpeg({}), type: 'image/jpeg', label: 'photo', name: 'vid.jpg' },
  { bytes: PDF, type: 'application/pdf', label: 'document', name: 'Акт «готово».pdf' },
]

let region: PublicRegion
beforeAll(async () => {
  region = await openPublicRegion()
})
afterAll(() => region.close())

const LINK = /\/ask\/files\/[^"]+/g
async function openReceipt({ number, code }: { number: number; code: string }) {
  const page = await region.post('/ask/check', { number: String(number), code })
  return { ...page, links: [...new Set(page.text.match(LINK))] }
}
async function answered() {
  const receipt = await region.ask()
  await region.work()
  const incidentId = await publishAnswer(region, receipt.number, FILES)
  return { ...receipt, incidentId, ...(await openReceipt(receipt)) }
}

it('shows photos and papers of the answer where the answer is, to whoever has the code', async () => {
  const { text, links } = await answered()

  expect(links).toHaveLength(4)
  expect(text).toMatch(/<a href="([^"]+)"[^>]*><img src="\1"[^>]*alt="Фото 1: До\./)
  expect(text).toMatch(/alt="Фото 2: После\./)
  // Nobody has said what it shows, so nothing is said to the resident.
  expect(text).toMatch(/alt="Фото 3\. [^>]*><\/a><\/li>/)
  expect(text).toContain('>Акт «готово».pdf</a>')
  const [before, , , paper] = await Promise.all(links.map((link) => region.get(link)))
  expect(before).toMatchObject({
    status: 200,
    headers: {
      'content-type': 'image/jpeg',
      'cache-control': expect.stringMatching(/^private/),
      'x-robots-tag': 'noindex, nofollow',
      'x-content-type-options': 'nosniff',
      'content-security-policy': FILE_SECURITY_POLICY,
      'content-disposition': expect.stringMatching(/^inline/),
    },
  })
  expect(before?.text).not.toContain(PLACE.toString())
  expect(paper?.text).toBe(PDF.toString())
  expect(paper?.headers['content-disposition']).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('Акт «готово».pdf')}`,
  )
})

it('tells the writer of an answer that photos are taken there', async () => {
  const { incidentId } = await answered()
  const moderator = buildActor({ role: 'moderator' })
  const { attach } = (await region.test.as(moderator).get(`/incidents/${incidentId}/answer`)).json()
  expect(attach).toBe('photos')
})

it('shows nobody else’s files, and none of an answer that has not left', async () => {
  const other = await region.ask()
  await region.work()
  await answered()
  expect((await openReceipt(other)).links).toEqual([])

  const { incidentId, ...receipt } = await answered()
  await region.test.db
    .updateTable('outbox')
    .set({ state: 'cancelled' })
    .where('incidentId', '=', incidentId)
    .execute()
  expect((await openReceipt(receipt)).links).toEqual([])
  expect((await region.get(receipt.links[0]!)).status).toBe(404)
})

it('opens nothing by a link that is not ours, of another file, or with a longer life', async () => {
  const { links } = await answered()
  const [publicationId, no, until, signature] = links[0]!.replace('/ask/files/', '').split('/')
  const another = (await answered()).links[0]!.split('/')[3]
  const wrong = [
    ['', '', '', ''],
    [publicationId, no, until, ''],
    [publicationId, '2', until, signature],
    [publicationId, no, String(Number(until) + HOUR_MS), signature],
    [another, no, until, signature],
    ['1', '2', '3', '4'],
    [publicationId, no, until, `${signature}%00`],
  ]
  for (const parts of wrong) {
    const { status, text } = await region.get(`/ask/files/${parts.join('/')}`)
    expect([parts, status]).toEqual([parts, 404])
    expect(text).toContain('Файл больше не открыть по этой ссылке')
  }
  expect((await region.get('/ask/files/x?lang=en')).text).toContain('This link has expired')
})

it('keeps a link for an hour at least and two at most; the code gives a new one', async () => {
  const { links, number, code } = await answered()
  region.passMs(HOUR_MS)
  expect((await region.get(links[0]!)).status).toBe(200)
  region.passMs(HOUR_MS)
  expect((await region.get(links[0]!)).status).toBe(404)
  const [fresh] = (await openReceipt({ number, code })).links
  expect((await region.get(fresh!)).status).toBe(200)
})

it('gives no file of an answer that was withdrawn after its link was given', async () => {
  const { links, number, code } = await answered()
  const answers = (await region.messagesOf(number)).filter(({ direction }) => direction === 'out')
  const withdraw = region.test.owner.updateTable('message').set({ sourceState: 'deleted' })
  await sql`alter table message disable trigger message_of_our_page`.execute(region.test.owner)
  await withdraw
    .where(
      'id',
      'in',
      answers.map(({ id }) => id),
    )
    .execute()
  await sql`alter table message enable trigger message_of_our_page`.execute(region.test.owner)
  expect((await region.get(links[0]!)).status).toBe(404)
  expect((await openReceipt({ number, code })).links).toEqual([])
})

it('shows the picture of a refutation too, and never sends what a browser would run', async () => {
  const { db, product } = region.test
  const receipt = await region.ask()
  await region.work()
  const [message] = await region.messagesOf(receipt.number)
  const { container, externalId, threadExternalId } = message!
  const names = [
    ['image/jpeg', 'ruling.jpg'],
    ['image/svg+xml', 'a.svg'],
    ['text/html', 'a.html'],
  ] as const
  const files = await Promise.all(
    names.map(async ([contentType, name]) => ({
      ...{ contentType, name, hash: await product.fakeFiles.save(Buffer.from(name)) },
    })),
  )
  const post = {
    ...{ id: newId(), channelId: region.channel.id, purpose: 'fake_reply' as const, writtenBy: null, files },
    ...{ tells: { payload: {}, audience: {} }, text: 'Это неправда, вот снимок' },
    place: { surface: 'form' as const, container, threadExternalId, replyToExternalId: externalId },
  }
  const deps = { connectors: product.connectors, now: region.test.clock.now }
  await db.transaction().execute((tx) => queuePost(tx, post, deps))
  await region.send()

  const { links } = await openReceipt(receipt)
  const statuses = await Promise.all(links.map(async (link) => (await region.get(link)).status))
  expect(statuses).toEqual([200, 404, 404])
})
