import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../../test/networks/words-of.ts'
import { ConnectorError, type OutgoingMessage } from '../connector.ts'
import { createFormConnector } from './form-connector.ts'

const PHOTO = 'a'.repeat(64)
const connector = createFormConnector({
  officialName: 'Новгородская область',
  publicUrl: 'https://veche.example.org',
  findFile: async (hash) => (hash === PHOTO ? new Uint8Array([1, 2]) : null),
})
const account = {
  ...({
    id: 'channel-1',
    network: 'form',
    externalId: 'region',
    tokens: {},
    webhookSecret: 'of the page',
  } as const),
}
const delivery = {
  id: '01968b00-0000-7000-8000-000000000001',
  threadId: '01968b00-0000-7000-8000-000000000001',
  number: 100001,
  at: '2026-11-24T09:00:00.000Z',
  text: 'Во дворе темно',
  name: 'Анна Петрова',
  place: { latitude: 58.5, longitude: 31.2, title: 'Садовая, 5' },
  photos: [{ hash: PHOTO, contentType: 'image/jpeg' }],
  mediaUrls: ['https://photos.example.org/1.jpg'],
}
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const post = (value: unknown, secret = 'of the page') =>
  connector.webhook!.receive({ headers: { 'x-veche-form-secret': secret }, body: bytes(value) }, account)

describe('what comes in', () => {
  it('is known by the number of the message', async () => {
    expect(await post(delivery)).toMatchObject({ kind: 'accept', items: [{ dedupeKey: delivery.id }] })
  })

  it('is refused without the secret of the channel, and when it is no delivery', async () => {
    expect(await post(delivery, 'other')).toEqual({ kind: 'reject', code: 'connector.bad_secret' })
    for (const wrong of [null, {}, [], { ...delivery, id: 'x' }, { ...delivery, photos: [{ hash: '../x' }] }])
      expect(await post(wrong)).toEqual({ kind: 'reject', code: 'connector.bad_body' })
  })

  it('is one message in a conversation of its own', () => {
    expect(connector.normalise(bytes(delivery), account)).toMatchObject([
      {
        ...{
          op: 'created',
          surface: 'form',
          container: `form:${delivery.threadId}`,
          externalId: delivery.id,
        },
        ...{ parentExternalId: null, threadExternalId: delivery.threadId, text: delivery.text },
        author: { kind: 'person', card: { name: 'Анна Петрова' } },
        attachments: [{ ref: `photo:${PHOTO}`, url: null }, { url: 'https://photos.example.org/1.jpg' }],
        geo: { latitude: 58.5, longitude: 31.2, title: 'Садовая, 5' },
        permalink: null,
      },
    ])
  })

  it('joins the thread when the resident writes again', async () => {
    const again = { ...delivery, id: '01968b00-0000-7000-8000-000000000002', name: null }
    const [event] = await connector.normalise(bytes(again), account)
    expect(event).toMatchObject({ parentExternalId: delivery.threadId, threadExternalId: delivery.threadId })
    expect(event?.author).toEqual({ externalId: delivery.threadId, kind: 'person' })
  })

  it('that cannot be read is set aside', () => {
    for (const wrong of [bytes({}), new Uint8Array([0xff])])
      expect(() => connector.normalise(wrong, account)).toThrowError(ConnectorError)
  })
})

const message: OutgoingMessage = {
  ...{ surface: 'form', container: `form:${delivery.threadId}`, replyToExternalId: delivery.id },
  ...{ threadExternalId: delivery.threadId, text: 'Починим до пятницы', attachmentRefs: [], buttons: [] },
}

it('sends the same message however often it is asked to', async () => {
  const sent = await Promise.all([
    connector.publishing.send(account, message, 'key'),
    connector.publishing.send(account, message, 'key'),
  ])
  expect(sent).toEqual([
    { externalId: 'key', permalink: null },
    { externalId: 'key', permalink: null },
  ])
  await expect(connector.publishing.send(account, { ...message, text: ' ' }, 'key')).rejects.toMatchObject({
    reason: 'refused',
  })
})

it('finds its own photos in the store, and says where a programme’s lie', async () => {
  const [event] = await connector.normalise(bytes(delivery), account)
  const [own, foreign] = wordsOf(event).attachments
  const locate = (attachment: typeof own) => connector.locateAttachment(account, attachment!, null)
  expect(await locate(own)).toEqual({ kind: 'bytes', bytes: new Uint8Array([1, 2]), name: null })
  expect(await locate(foreign)).toEqual({ kind: 'url', url: 'https://photos.example.org/1.jpg' })
  expect(await locate({ ...own!, ref: `photo:${'b'.repeat(64)}` })).toBeNull()
})

it('looks whether residents can open the page, and safely', async () => {
  expect((await connector.probe(account, null)).checks.map(({ state }) => state)).toEqual(['ok', 'ok'])
  const local = createFormConnector({
    ...{ publicUrl: 'http://localhost:8080', officialName: 'Новгородская область' },
    findFile: async () => null,
  })
  expect((await local.probe(account, null)).checks[0]).toMatchObject({
    code: 'form.address',
    state: 'warning',
  })
})

it('leaves to a person whoever was written down by an employee', async () => {
  const byHand = { ...account, externalId: 'by-hand-borovichi' }
  expect(connector.capabilities(account).reply).toEqual(['form'])
  expect(connector.capabilities(byHand).reply).toEqual([])
  await expect(connector.publishing.send(byHand, message, 'key')).rejects.toMatchObject({
    ...{ reason: 'refused', code: 'form.told_by_person' },
  })
  expect(connector.setup.readExternalId!('by-hand-borovichi')).toBeNull()
})

it('answers in the name of the region, never of an address', async () => {
  expect((await connector.probe(account, null)).name).toBe('Новгородская область')
  const byHand = { ...account, externalId: 'by-hand-borovichi' }
  expect((await connector.probe(byHand, null)).name).toBeNull()
})

it('reads the name of a page as people type it', () => {
  const read = connector.setup.readExternalId!
  expect([' Region ', 'borovichi-2', 'регион', 'a', '../x'].map(read)).toEqual([
    'region',
    'borovichi-2',
    null,
    null,
    null,
  ])
})

it('composes from a file what it reads', () => {
  const written = { id: '12', text: 'Яма', writtenAt: new Date('2026-11-01T00:00:00Z') }
  const item = connector.compose(
    { ...written, postId: null, commentId: null, replyToId: null, authorId: null },
    account,
  )
  expect(connector.normalise(item.body, account)).toMatchObject([{ text: 'Яма', op: 'created' }])
})
