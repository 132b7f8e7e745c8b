import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildActor, saveChannel } from '../../../test/factories.ts'
import { createFakeNetwork, type FakeNetwork, PENDING_MS } from '../../../test/networks/fake-network.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { ConnectorError } from '../../connectors/connector.ts'
import { coverChannel } from './cover-channel.ts'
import {
  channelJobs,
  endGap,
  listDueGaps,
  listGaps,
  openGap,
  readCursor,
  saveCursor,
  saveEventTime,
} from './index.ts'

let test: TestApp
let network: FakeNetwork
const logged: string[] = []
const administrator = buildActor({ role: 'administrator' })
const dispatcher = buildActor({ role: 'dispatcher' })

beforeAll(async () => {
  network = createFakeNetwork()
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk))
      done()
    },
  })
  test = await startTestApp({
    connectors: new Map([['vk', network.connector]]),
    publicUrl: 'https://veche.example.org',
    isDemo: true,
    log: pino({ level: 'trace' }, sink),
  })
})
afterAll(() => test.close())

let group = 1000
const CREDENTIALS = { community: 'good-token', service: 'service-token-9', user: 'user-token-9' }
const SECRETS = [...Object.values(CREDENTIALS), 'Secret9']
function request(changes: object = {}) {
  group += 1
  return {
    network: 'vk',
    externalId: String(group),
    municipalityCode: 'borovichi',
    credentials: CREDENTIALS,
    secret: 'Secret9',
    ...changes,
  }
}
const withKey = (community: string) => ({ credentials: { ...CREDENTIALS, community } })
/** Five minutes later. */
const runCheckJob = () => {
  test.clock.now = new Date(test.clock.now.getTime() + 5 * 60_000)
  const deps = {
    connectors: test.product.connectors,
    publicUrl: 'https://veche.example.org',
    book: test.product.channels,
    notify: async () => undefined,
  }
  const job = channelJobs(test.context, deps).find(({ name }) => name === 'channels.check')
  return job!.handle([])
}

describe('connecting a channel', () => {
  it('asks the network, saves, subscribes and shows how it is', async () => {
    const response = await test.as(administrator).post('/channels', request())

    expect(response.statusCode).toBe(200)
    const channel = response.json()
    expect(channel).toMatchObject({ health: 'green', name: `Сообщество ${group}`, isActive: true })
    expect(channel.webhookPath).toMatch(/^\/in\/vk\/[\w-]{32}$/)
    expect(network.subscriptions.at(-1)).toEqual({
      channelId: channel.id,
      webhookUrl: `https://veche.example.org${channel.webhookPath}`,
    })
    const account = await test.product.channels.findByPath('vk', channel.webhookPath.split('/').at(-1))
    expect(account).toMatchObject({
      id: channel.id,
      tokens: { community: 'good-token', service: 'service-token-9', user: 'user-token-9' },
      webhookSecret: 'Secret9',
    })
  })

  it('is found by its address at once when another process has added it', async () => {
    await test.product.channels.findByPath('vk', 'nobody')
    await new Promise((resolve) => setTimeout(resolve, 250))

    const { id, path } = await saveChannel(test.context)

    expect(await test.product.channels.findByPath('vk', path)).toMatchObject({ id })
  })

  it('refuses a token that opens nothing, and saves nothing', async () => {
    const body = request(withKey('dead'))
    const response = await test.as(administrator).post('/channels', body)

    expect(response.json()).toEqual({ code: 'channels.check_failed', details: { checks: ['vk.token'] } })
    expect(
      await test.db.selectFrom('channel').select('id').where('externalId', '=', body.externalId).execute(),
    ).toEqual([])
  })

  it('takes a page once, also from two administrators at once', async () => {
    const body = request()
    const answers = await Promise.all([1, 2, 3].map(() => test.as(administrator).post('/channels', body)))

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
  })

  it.each([
    [{ externalId: 'novgorod' }, { code: 'channels.wrong_id', details: { field: 'externalId' } }],
    [
      { credentials: { service: 'x' } },
      { code: 'channels.credential_missing', details: { field: 'community' } },
    ],
    [
      { credentials: { ...CREDENTIALS, comunity: 'x' } },
      { code: 'channels.unknown_credential', details: { field: 'comunity' } },
    ],
    [
      { credentials: { ...CREDENTIALS, community: 'ключ' } },
      { code: 'channels.credential_letters', details: { field: 'community' } },
    ],
  ])('names the field that is wrong: %j', async (changes, problem) => {
    const response = await test.as(administrator).post('/channels', request(changes))

    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject(problem)
  })

  it('says what every network asks for', async () => {
    const { networks } = (await test.as(administrator).get('/channels/networks')).json()

    expect(networks).toMatchObject([{ network: 'vk', isIdAsked: true, transports: ['webhook', 'long_poll'] }])
    expect(networks[0].credentials[0]).toEqual({ name: 'community', isRequired: true, isSecret: true })
  })

  it('names the municipality nobody knows', async () => {
    const response = await test.as(administrator).post('/channels', request({ municipalityCode: 'atlantis' }))

    expect(response.json()).toMatchObject({ code: 'directory.unknown_code', details: { code: 'atlantis' } })
  })

  it('may be tried without saving, and says nothing of a subscription that cannot be there yet', async () => {
    const { network: name, externalId, credentials } = request()
    const body = { network: name, externalId, credentials }
    const good = (await test.as(administrator).post('/channels/probe', body)).json()
    const dead = (
      await test.as(administrator).post('/channels/probe', { ...body, ...withKey('dead') })
    ).json()

    expect(good.checks.map((check: { code: string }) => check.code)).toEqual(['vk.token', 'vk.service_token'])
    expect(good.canConnect).toBe(true)
    const probed = await test.db
      .selectFrom('journal')
      .select('details')
      .where('action', '=', 'channel.probed')
      .orderBy('id', 'desc')
      .limit(2)
      .execute()
    // The key that is dead tells no name: the number that was typed stands alone.
    expect(probed.map(({ details }) => details)).toMatchObject([
      { network: 'vk', externalId },
      { network: 'vk', externalId, name: good.name },
    ])
    expect(dead).toMatchObject({
      name: null,
      checks: [{ code: 'vk.token', state: 'failed' }],
      canConnect: false,
    })
  })
})

describe('secrets of a channel', () => {
  it('are in no answer, no log, no journal, and not in the open in the database', async () => {
    const created = await test.as(administrator).post('/channels', request())
    const { id } = created.json()
    const client = test.as(administrator)
    const bodies = [
      created.body,
      (await client.get('/channels')).body,
      (await client.patch(`/channels/${id}`, { credentials: CREDENTIALS })).body,
      (await client.post(`/channels/${id}/check`)).body,
      (await client.post(`/channels/${id}/subscribe`)).body,
      (await client.post('/channels', request(withKey('dead-token-9')))).body,
      (await client.get('/journal')).body,
      JSON.stringify(await test.db.selectFrom('event').select('payload').execute()),
      JSON.stringify(await test.db.selectFrom('channel').selectAll().execute(), (_key, value) =>
        value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
      ),
      logged.join(''),
    ]

    for (const secret of [...SECRETS, 'dead-token-9']) {
      for (const body of bodies) expect(body).not.toContain(secret)
    }
  })

  it('do not open under another secret of the installation', async () => {
    const { id } = await saveChannel(test.context)
    const row = await test.db
      .selectFrom('channel')
      .select('credentials')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    row.credentials[40] = (row.credentials[40] ?? 0) ^ 1

    expect(() => test.context.vault.open(row.credentials)).toThrow()
    await test.owner.deleteFrom('channel').where('id', '=', id).execute()
  })
})

describe('changing a channel', () => {
  it('shows the address to those who manage channels only', async () => {
    await test.as(administrator).post('/channels', request())
    const paths = async (actor: typeof dispatcher) =>
      (await test.as(actor).get('/channels'))
        .json()
        .channels.map((channel: { webhookPath: string }) => channel.webhookPath)

    expect((await paths(administrator)).every((path: string) => path.startsWith('/in/vk/'))).toBe(true)
    expect((await paths(dispatcher)).every((path: string) => path === '')).toBe(true)
  })

  it('hides the address in what was checked as well: in some networks it is the only secret', async () => {
    const { id, webhookPath } = (await test.as(administrator).post('/channels', request())).json()
    const url = `https://veche.example.org${webhookPath}`
    const checks = JSON.stringify([{ code: 'ok.webhook_https', state: 'ok', details: { url } }])
    await test.db.updateTable('channel').set({ checks }).where('id', '=', id).execute()
    const read = async (actor: typeof dispatcher) => {
      const [list, one] = [await test.as(actor).get('/channels'), await test.as(actor).get(`/channels/${id}`)]
      return list.body + one.body
    }

    expect(await read(administrator)).toContain(url)
    expect(await read(dispatcher)).toContain('https://veche.example.org/in/vk/…')
    expect(await read(dispatcher)).not.toContain(webhookPath.split('/').at(-1))
  })

  it('turns a token that died into a red channel and a new one into a green', async () => {
    const { id } = (await test.as(administrator).post('/channels', request())).json()
    network.validTokens.delete('good-token')
    network.validTokens.add('new-token')

    await runCheckJob()
    const died = (await test.as(dispatcher).get('/channels')).json().channels
    expect(died.find((channel: { id: string }) => channel.id === id)).toMatchObject({ health: 'red' })

    const mended = await test
      .as(administrator)
      .patch(`/channels/${id}`, { credentials: { community: 'new-token' } })
    expect(mended.json()).toMatchObject({ health: 'green' })
    expect((await test.product.channels.get(id)).tokens).toEqual({
      community: 'new-token',
      service: 'service-token-9',
      user: 'user-token-9',
    })
    network.validTokens.add('good-token')
  })

  it('subscribes anew when the subscription is gone', async () => {
    const { id } = (await test.as(administrator).post('/channels', request())).json()
    network.subscriptions.length = 0

    await runCheckJob()

    expect(network.subscriptions.some(({ channelId }) => channelId === id)).toBe(true)
  })

  it('stops taking events from a channel that is switched off', async () => {
    const { id, webhookPath } = (await test.as(administrator).post('/channels', request())).json()
    const post = () =>
      test.app.inject({
        method: 'POST',
        url: webhookPath,
        headers: { 'x-secret': 'Secret9' },
        payload: { a: id },
      })
    expect((await post()).statusCode).toBe(200)

    await test.as(administrator).patch(`/channels/${id}`, { isActive: false })

    expect((await post()).statusCode).toBe(404)
  })
})

describe('reading of a channel', () => {
  it('goes on from the cursor saved with what was read', async () => {
    const { id } = await saveChannel(test.context)
    await test.db.transaction().execute((tx) => saveCursor(tx, id, { ts: '7' }))
    await test.db
      .transaction()
      .execute(async (tx) => {
        await saveCursor(tx, id, { ts: '8' })
        throw new Error('crash')
      })
      .catch(() => undefined)

    expect(await readCursor(test.db, id)).toEqual({ ts: '7' })
    expect(await readCursor(test.db, id, 'wall')).toBeNull()
  })

  it('shows a gap until it ends, once for one reason, and for good what is lost', async () => {
    const { id } = await saveChannel(test.context)
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 12, minute))
    const gap = { channelId: id, reason: 'vk.history_lost', from: at(0) }
    await openGap(test.db, { ...gap, to: at(5) })
    await openGap(test.db, { ...gap, to: at(9) })
    const open = await listGaps(test.db, id)
    const shown = async () =>
      (await test.as(dispatcher).get('/channels'))
        .json()
        .channels.find((channel: { id: string }) => channel.id === id)

    expect(open).toMatchObject([{ fromAt: at(0), toAt: at(9), state: 'open' }])
    expect(await shown()).toMatchObject({ openGaps: 1, lostGaps: 0 })
    await endGap(test.db, open[0]!, { state: 'lost', lostSurfaces: ['chat'], now: at(10) })
    expect(await shown()).toMatchObject({ openGaps: 0, lostGaps: 1 })
    expect((await test.as(dispatcher).get(`/channels/${id}/gaps`)).json().gaps).toMatchObject([
      { reason: 'vk.history_lost', state: 'lost', lostSurfaces: ['chat'], toAt: at(9).toISOString() },
    ])
  })

  it('leaves a gap open that grew while it was being read', async () => {
    const { id } = await saveChannel(test.context)
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 12, minute))
    await openGap(test.db, { channelId: id, reason: 'away', from: at(0), to: at(5) })
    const [asRead] = await listGaps(test.db, id)
    await openGap(test.db, { channelId: id, reason: 'away', from: at(6), to: at(9) })

    await endGap(test.db, asRead!, { state: 'closed', lostSurfaces: [], now: at(10) })

    expect(await listGaps(test.db, id)).toMatchObject([{ state: 'open', fromAt: at(0), toAt: at(9) }])
  })

  it('notes up to when nothing is missing, and opens a gap for the time nobody listened', async () => {
    const { id } = (await test.as(administrator).post('/channels', request())).json()
    await runCheckJob()
    const covered = new Date(test.clock.now)
    test.clock.now = new Date(covered.getTime() + 2 * 3_600_000)
    await runCheckJob()

    const gaps = await listDueGaps(test.db, { now: test.clock.now, limit: 100, channelId: id })
    expect(gaps).toMatchObject([{ reason: 'away', fromAt: covered, toAt: test.clock.now }])
    const [row] = (await test.as(administrator).get('/channels'))
      .json()
      .channels.filter((channel: { id: string }) => channel.id === id)
    expect(row.coveredUntil).toBe(test.clock.now.toISOString())
  })

  it('reads back all of the time in which a lost subscription could not be made again', async () => {
    const { id } = (await test.as(administrator).post('/channels', request())).json()
    await runCheckJob()
    const whole = new Date(test.clock.now)
    network.subscriptions.length = 0
    // The network says nothing for half a minute, then no.
    network.subscribeFailures.push(() => {
      test.clock.now = new Date(test.clock.now.getTime() + 30_000)
      return new ConnectorError('try_later', 'vk.10')
    })
    await test.as(administrator).post(`/channels/${id}/check`, {})
    const [first] = await listGaps(test.db, id)
    // With what the network was still repeating when it dropped the subscription.
    const fromAt = new Date(whole.getTime() - PENDING_MS)
    expect(first).toMatchObject({ reason: 'subscription_lost', fromAt })
    await endGap(test.db, first!, { state: 'closed', lostSurfaces: [], now: test.clock.now })

    test.clock.now = new Date(test.clock.now.getTime() + 10_000)
    await test.as(administrator).post(`/channels/${id}/check`, {})
    const [second] = (await listGaps(test.db, id)).filter(({ state }) => state === 'open')
    expect(second!.fromAt!.getTime()).toBeLessThanOrEqual(first!.toAt.getTime())
    expect(second!.toAt).toEqual(test.clock.now)
  })

  it('counts a look from its beginning: the subscription may go before its end', async () => {
    const { id } = (await test.as(administrator).post('/channels', request())).json()
    await runCheckJob()
    const began = new Date(test.clock.now)
    network.whileLooking = () => {
      network.whileLooking = null
      network.subscriptions.length = 0
      test.clock.now = new Date(test.clock.now.getTime() + 30_000)
    }
    await test.as(administrator).post(`/channels/${id}/check`, {})
    await coverChannel(test.db, id, test.clock.now)
    await test.as(administrator).post(`/channels/${id}/check`, {})
    const [gap] = await listGaps(test.db, id)
    expect(gap!.fromAt!.getTime()).toBeLessThanOrEqual(began.getTime() - PENDING_MS)
  })

  it('reads back up to the new subscription when the process died before it had noted that one', async () => {
    const { id } = (await test.as(administrator).post('/channels', request())).json()
    await runCheckJob()
    network.subscriptions.length = 0
    network.subscribeFailures.push(() => {
      throw new Error('killed')
    })
    await test.as(administrator).post(`/channels/${id}/check`, {})
    const [noticed] = await listGaps(test.db, id)
    // It had reached the network all the same.
    const row = await test.db.selectFrom('channel').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const webhookUrl = `https://veche.example.org/in/vk/${row.webhookPath}`
    network.subscriptions.push({ channelId: id, webhookUrl })
    test.clock.now = new Date(test.clock.now.getTime() + 20_000)
    await test.as(administrator).post(`/channels/${id}/check`, {})

    const gaps = await listGaps(test.db, id)
    expect(gaps).toMatchObject([{ fromAt: noticed!.fromAt, toAt: test.clock.now }])
  })

  it('reads back what was said before the network had confirmed our address', async () => {
    const begun = new Date(test.clock.now)
    // One look before it is saved, then two in vain.
    network.unconfirmedLooks = 3
    const { id, health } = (await test.as(administrator).post('/channels', request())).json()
    expect(health).not.toBe('red')
    expect(network.unconfirmedLooks).toBe(0)
    expect(await listGaps(test.db, id)).toMatchObject([{ state: 'open', fromAt: begun, toAt: begun }])
  })

  it('looks every minute until it is confirmed, and claims nothing before', async () => {
    const { id } = (await test.as(administrator).post('/channels', request())).json()
    await test.db
      .updateTable('channel')
      .set({
        coveredUntil: null,
        checks: JSON.stringify([
          { code: 'vk.callback_confirmed', state: 'warning', details: { status: 'wait' } },
        ]),
      })
      .where('id', '=', id)
      .execute()
    network.unconfirmedLooks = 99
    await runCheckJob()
    const read = () =>
      test.db.selectFrom('channel').select('coveredUntil').where('id', '=', id).executeTakeFirstOrThrow()
    expect((await read()).coveredUntil).toBeNull()
    expect(await listGaps(test.db, id)).toEqual([])

    network.unconfirmedLooks = 0
    await runCheckJob()
    expect((await read()).coveredUntil).toEqual(test.clock.now)
    expect(await listGaps(test.db, id)).toMatchObject([{ state: 'open', toAt: test.clock.now }])
  })

  it('does not say that a deaf channel is whole', async () => {
    const { id } = (await test.as(administrator).post('/channels', request())).json()
    await runCheckJob()
    const covered = new Date(test.clock.now)
    network.validTokens.delete('good-token')
    await runCheckJob()
    await runCheckJob()
    const read = () =>
      test.db.selectFrom('channel').select('coveredUntil').where('id', '=', id).executeTakeFirstOrThrow()
    expect((await read()).coveredUntil).toEqual(covered)

    network.validTokens.add('good-token')
    await runCheckJob()

    expect((await read()).coveredUntil).toEqual(test.clock.now)
    expect(await listGaps(test.db, id)).toMatchObject([{ fromAt: covered, state: 'open' }])
  })

  it('keeps the newest event when an older one comes late', async () => {
    const { id } = await saveChannel(test.context)
    await test.db.transaction().execute(async (tx) => {
      saveEventTime(tx, id, new Date('2026-11-24T12:00:00Z'))
      saveEventTime(tx, id, new Date('2026-11-24T11:00:00Z'))
    })
    const row = await test.db
      .selectFrom('channel')
      .select('lastEventAt')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()

    expect(row.lastEventAt).toEqual(new Date('2026-11-24T12:00:00Z'))
  })
})
