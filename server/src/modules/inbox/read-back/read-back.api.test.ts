import { MINUTE_MS } from '@veche/contract/durations.ts'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveChannel } from '../../../../test/factories.ts'
import { type FakeEvent, fakeBody } from '../../../../test/networks/fake-connector.ts'
import { ConnectorError } from '../../../connectors/connector.ts'
import { listGaps, openGap } from '../../channels/index.ts'
import { type ReadBackDeps, readGapsBack, reconcileDue, startReadingBack } from './read-back.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
  onTestFinished(() => desk.close())
})

const never = new AbortController().signal
const deps = (): ReadBackDeps => {
  const { context, product } = desk.test
  return { ...context, connectors: product.connectors, listAccounts: () => product.channels.listAll() }
}
const gaps = () => listGaps(desk.test.db, desk.channel.id)
const ago = (minutes: number) => new Date(desk.test.clock.now.getTime() - minutes * MINUTE_MS)
const openAway = () =>
  openGap(desk.test.db, { channelId: desk.channel.id, reason: 'away', from: ago(30), to: ago(0) })
const page = (...events: FakeEvent[]) => [fakeBody(events)]
const messages = () =>
  desk.test.db
    .selectFrom('message')
    .select(['externalId', 'isLate', 'occurredAt'])
    .where('direction', '=', 'in')
    .orderBy('externalId')
    .execute()

describe('a gap', () => {
  it('brings what was missed with its true time, and nothing that was known', async () => {
    await desk.deliver({ id: 'a', text: 'Яма на Мира', at: '2026-11-24T08:40:00Z' })
    await desk.work()
    await openAway()
    desk.network.past.surfaces = ['comment']
    desk.network.past.pages = [
      page({
        id: 'a',
        text: 'Яма на Мира',
        at: '2026-11-24T08:40:00Z',
        author: 'resident-1',
        version: 'v:Яма на Мира',
      }),
      page({ id: 'b', text: 'Нет света на Мира, 5', at: '2026-11-24T08:45:00Z', author: 'resident-2' }),
    ]

    await readGapsBack(deps(), never)
    await desk.work()

    expect(await messages()).toMatchObject([
      { externalId: 'a', isLate: false },
      { externalId: 'b', isLate: true, occurredAt: new Date('2026-11-24T08:45:00Z') },
    ])
    // One of the two was known already.
    expect(await gaps()).toMatchObject([{ state: 'closed', lostSurfaces: [], found: 1 }])
    expect(desk.network.past.scopes).toEqual([{ kind: 'time', from: ago(30), to: ago(0) }])
    const { id } = await desk.incidentOf('b')
    const { foundAt } = await desk.test.db
      .selectFrom('incident')
      .select('foundAt')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    // The resident has waited since they wrote.
    expect(foundAt).toEqual(new Date('2026-11-24T08:45:00Z'))
  })

  it('brings back words that an earlier edit has covered since, each time that it happens', async () => {
    const seen = (text: string) =>
      page({ id: 'a', text, author: 'resident-1', op: 'seen', at: '2026-11-24T08:40:00Z' })
    const textNow = async () =>
      (await desk.test.db.selectFrom('message').select('text').executeTakeFirstOrThrow()).text
    await desk.deliver({ id: 'a', text: 'Яма', author: 'resident-1' })
    await desk.work()
    desk.network.past.surfaces = ['comment']
    desk.network.past.pages = [seen('Яма на Мира, 5')]
    for (const late of ['Яма на Мира', 'Яма!', null]) {
      await openAway()
      await readGapsBack(deps(), never)
      await desk.work()
      expect(await textNow()).toBe('Яма на Мира, 5')
      if (late === null) break
      desk.passMs(MINUTE_MS)
      await desk.deliver({ id: 'a', op: 'edited', text: late, author: 'resident-1' })
      await desk.work()
      expect(await textNow()).toBe(late)
      desk.passMs(MINUTE_MS)
    }
    const countRaw = async () => (await desk.test.db.selectFrom('rawInbox').select('id').execute()).length
    const before = await countRaw()
    await openAway()
    await readGapsBack(deps(), never)
    expect(await countRaw()).toBe(before)
  })

  it('is recorded as lost, with its bounds, where the network gives nothing back', async () => {
    await openAway()

    await readGapsBack(deps(), never)

    expect(await gaps()).toMatchObject([
      { state: 'lost', lostSurfaces: ['comment'], fromAt: ago(30), toAt: ago(0) },
    ])
  })

  it('keeps the pages it got when the network breaks off, and goes on later', async () => {
    await openAway()
    const { past } = desk.network
    past.surfaces = ['comment']
    past.pages = [page({ id: 'a', text: 'Яма на Мира' })]
    past.failure = new ConnectorError('try_later', 'fake.500')

    await readGapsBack(deps(), never)
    await readGapsBack(deps(), never)
    expect(past.scopes).toHaveLength(1)
    await desk.work()
    expect(await gaps()).toMatchObject([{ state: 'open', found: 1, attempts: 1, errorCode: 'fake.500' }])

    past.failure = null
    past.pages.push(page({ id: 'b', text: 'Яма на Садовой', author: 'resident-2' }))
    desk.passMs(2 * MINUTE_MS)
    await readGapsBack(deps(), never)
    await desk.work()

    expect(await messages()).toMatchObject([{ externalId: 'a' }, { externalId: 'b' }])
    expect(await gaps()).toMatchObject([{ state: 'closed', found: 2, errorCode: null }])
  })

  it('stays open when we end while it is read', async () => {
    await openAway()
    desk.network.past.surfaces = ['comment']
    const ending = new AbortController()
    desk.network.past.pages = [page({ id: 'a', text: 'Яма на Мира', author: 'resident-1' })]
    desk.network.past.meanwhile = () => ending.abort()
    await readGapsBack(deps(), ending.signal)
    await desk.work()
    expect(await gaps()).toMatchObject([{ state: 'open', found: 1, attempts: 0 }])
  })

  it('of a network that does not answer holds up no other channel', async () => {
    const { db, product } = desk.test
    const other = await saveChannel(desk.test.context)
    product.channels.forget()
    await openAway()
    await openGap(db, { channelId: other.id, reason: 'away', from: ago(30), to: ago(0) })
    desk.network.past.surfaces = ['comment']
    desk.network.past.pages = [page({ id: 'a', text: 'Яма на Мира', author: 'resident-1' })]
    const silent = Promise.withResolvers<void>()
    desk.network.past.meanwhile = ({ id }) => (id === desk.channel.id ? silent.promise : undefined)
    const reading = startReadingBack(deps())
    try {
      await expect.poll(async () => (await listGaps(db, other.id))[0]?.state).toBe('closed')
      expect(await gaps()).toMatchObject([{ state: 'open' }])
    } finally {
      silent.resolve()
      await reading.stop()
    }
  })
})

describe('numbers that grow by one', () => {
  const inChat = (id: string): FakeEvent => ({
    id,
    container: 'chat:7',
    surface: 'chat',
    text: `Вопрос ${id}`,
    author: `resident-${id}`,
  })

  it('show a hole, which is looked into when stragglers have had time to come', async () => {
    await desk.deliver(inChat('10'))
    await desk.work()
    await desk.deliver(inChat('13'))
    await desk.work()
    expect(await gaps()).toMatchObject([
      { reason: 'numbers_missing', container: 'chat:7', fromSeq: 11, toSeq: 12, state: 'open' },
    ])

    await readGapsBack(deps(), never)
    expect(desk.network.past.scopes).toEqual([])

    desk.network.past.surfaces = ['chat']
    desk.network.past.pages = [page(inChat('11')), page(inChat('12'))]
    desk.passMs(MINUTE_MS)
    await readGapsBack(deps(), never)
    await desk.work()

    expect(desk.network.past.scopes).toEqual([{ kind: 'sequence', container: 'chat:7', from: 11, to: 12 }])
    expect(await messages()).toHaveLength(4)
    expect(await gaps()).toMatchObject([{ state: 'closed', found: 2 }])
  })

  it('do not speak of what was before we came, nor of what came in disorder', async () => {
    await desk.deliver(inChat('40'), inChat('42'), inChat('41'))
    await desk.work()

    expect(await gaps()).toEqual([])
  })
})

it('rereads on schedule what loses silently, and nothing twice', async () => {
  const started = new Date(desk.test.clock.now)
  desk.network.reconcile = { everyMs: 15 * MINUTE_MS, windowMs: 24 * 60 * MINUTE_MS }
  desk.network.past.surfaces = ['comment']
  desk.network.past.pages = [page({ id: 'a', text: 'Яма на Мира' })]
  for (let minute = 0; minute <= 46; minute += 1) {
    await reconcileDue(deps(), never)
    desk.passMs(MINUTE_MS)
  }
  await desk.work()

  expect(desk.network.past.scopes).toHaveLength(3)
  // Nothing from before the channel was there.
  expect(desk.network.past.scopes[0]).toMatchObject({ from: started })
  expect(await messages()).toMatchObject([{ externalId: 'a', isLate: true }])
})
