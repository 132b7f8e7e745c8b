import { DAY_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Browser, openBrowser } from '../../../test/browser.ts'
import { saveChannel, saveUserWithPassword } from '../../../test/factories.ts'
import { createFakeNetwork, type FakeNetwork } from '../../../test/networks/fake-network.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { newId } from '../../platform/ids.ts'
import { channelJobs, endGap, listGaps, openGap, saveEventTime } from '../channels/index.ts'
import { notifyAdministrators } from './index.ts'

const NOW = new Date('2026-11-24T12:00:00Z')

let test: TestApp
let network: FakeNetwork
let administrator: Browser
let dispatcher: Browser
let channelId: string
beforeAll(async () => {
  network = createFakeNetwork()
  test = await startTestApp({ connectors: new Map([['vk', network.connector]]) })
  const region = { kind: 'region' } as const
  const signIn = async (role: 'administrator' | 'dispatcher') => {
    const email = `${role}@example.org`
    await saveUserWithPassword(test.db, { email, grants: [{ role, scope: region }] })
    const browser = openBrowser(test.app)
    await browser.signIn(email)
    return browser
  }
  administrator = await signIn('administrator')
  dispatcher = await signIn('dispatcher')
})
afterAll(() => test.close())
beforeEach(async () => {
  await test.owner.deleteFrom('channelGap').execute()
  await test.owner.deleteFrom('channel').execute()
  await test.db.deleteFrom('notification').execute()
  test.clock.now = NOW
  network.validTokens.add('good-token')
  channelId = (await saveChannel(test.context)).id
})

async function runJob(name: 'channels.check' | 'channels.rhythm') {
  const jobs = channelJobs(test.context, {
    connectors: test.product.connectors,
    publicUrl: 'https://veche.example.org',
    book: test.product.channels,
    notify: (tx, news) => notifyAdministrators(tx, news, test.clock.now),
  })
  await jobs.find((job) => job.name === name)?.handle([])
}

/** Checks, five minutes between them. */
async function checkFor(minutes: number) {
  for (let passed = 0; passed <= minutes; passed += 5) {
    await runJob('channels.check')
    test.clock.now = new Date(test.clock.now.getTime() + 5 * MINUTE_MS)
  }
}
async function heardBy(browser: Browser): Promise<string[]> {
  const { notifications } = (await browser.get('/api/notifications')).json()
  return notifications.map(({ details }: { details: { news: string } }) => details.news).toReversed()
}

it('tells administrators, and nobody else, of a channel that died and of its return', async () => {
  await checkFor(5)
  network.validTokens.delete('good-token')
  await checkFor(60)
  network.validTokens.add('good-token')
  await checkFor(10)

  expect(await heardBy(administrator)).toEqual(['broken', 'broken', 'works'])
  expect(await heardBy(dispatcher)).toEqual([])
  const { notifications } = (await administrator.get('/api/notifications')).json()
  expect(notifications[1]).toMatchObject({ kind: 'channel', isUrgent: true, incidentId: null })
  expect(notifications[1].details).toMatchObject({
    channelId,
    channelName: expect.stringContaining('Сообщество'),
  })
})

it('tells once of what cannot be brought back', async () => {
  await checkFor(0)
  await openGap(test.db, { channelId, reason: 'away', from: null, to: NOW })
  const [gap] = await listGaps(test.db, channelId)
  await endGap(test.db, gap!, { state: 'lost', lostSurfaces: ['chat'], now: NOW })

  await checkFor(15)

  expect(await heardBy(administrator)).toEqual(['lost'])
})

it('learns how much a channel brings in and finds its silence strange', async () => {
  await writeMessages({ perHour: 12, days: 14 })
  await test.db
    .updateTable('channel')
    .set({ createdAt: new Date(NOW.getTime() - 14 * DAY_MS) })
    .execute()
  await test.db.transaction().execute(async (tx) => saveEventTime(tx, channelId, NOW))
  await runJob('channels.rhythm')

  await checkFor(60)
  expect(await heardBy(administrator)).toEqual([])
  await checkFor(60)

  expect(await heardBy(administrator)).toEqual(['silent'])
  const [channel] = (await administrator.get('/api/channels')).json().channels
  expect(channel).toMatchObject({ isSilent: true, usualMeanwhile: 26, health: 'yellow' })
})

async function writeMessages({ perHour, days }: { perHour: number; days: number }) {
  const count = perHour * 24 * days
  const rows = Array.from({ length: count }, (_, index) => {
    const at = new Date(NOW.getTime() - ((index + 0.5) * 60 * MINUTE_MS) / perHour)
    return {
      ...{ id: newId(at.getTime()), channelId, network: 'vk' as const, surface: 'comment' as const },
      ...{ container: 'vk:wall:-1_1', externalId: `${index}`, threadExternalId: `${index}` },
      ...{ direction: 'in' as const, authorKind: 'person' as const, text: 'Яма', version: 'v1' },
      ...{ capturedAt: at, isCreationSeen: true, occurredAt: at, receivedAt: at },
    }
  })
  await test.db.insertInto('message').values(rows).execute()
}
