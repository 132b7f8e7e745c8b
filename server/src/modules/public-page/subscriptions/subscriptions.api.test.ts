/** Subscriptions through a real mail server: confirmed before anything is told, once a day, never lost, never doubled. */
import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { refuseRows } from '../../../../test/database/refuse-rows.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { saveOutage } from '../../../../test/factories/outage-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import { type LetterBox, openLetterBox } from '../../../../test/letter-box.ts'
import { gateOf, openPublicRegion, type PublicRegion } from '../../../../test/public-page.ts'
import { createMailer, type Mailer } from '../../notifications/index.ts'
import { publicPageJobs } from '../public-page.jobs.ts'

const SITE = 'https://veche.region.example'
let region: PublicRegion
let box: LetterBox
let mailer: Mailer
const received: { to: string; text: string; head: string }[] = []
const dispatcher = buildActor()

beforeAll(async () => {
  box = await openLetterBox()
  mailer = createMailer({ smtpUrl: box.url, from: 'veche@region.example', publicUrl: SITE })
  region = await openPublicRegion({ sendLetter: mailer.send })
})
afterAll(async () => {
  mailer.close()
  await region.close()
  await box.close()
})
beforeEach(async () => {
  received.splice(0)
  box.putOff(false)
  await region.test.owner.deleteFrom('registerSubscription').execute()
})

async function mail(): Promise<void> {
  const jobs = publicPageJobs(region.test.context, { publicUrl: SITE, sendLetter: mailer.send })
  await jobs.find(({ name }) => name === 'public_page.letters')!.handle([])
  for (const { to, mail: letter } of box.received.splice(0))
    received.push({
      ...{ to: to[0] ?? '', text: letter.text ?? '' },
      head: letter.headerLines.map(({ line }) => line).join('\n'),
    })
}
const PLACE = { place: 'borovichi', group: '', street: '', house: '' }
async function subscribe(fields: Record<string, string> = {}, address = '127.0.0.1') {
  const { text } = await region.get('/open/subscribe')
  region.passMs(150_000)
  const form = { ...PLACE, email: 'anna@example.org', ...gateOf(text), website: '', proof: '', ...fields }
  return region.post('/open/subscribe', form, {}, address)
}
const linkIn = (text: string, purpose: 'confirm' | 'end') =>
  new RegExp(`https?://[^/\\s]+(/open/subscriptions/[^\\s]+/${purpose})`).exec(text)?.[1] ?? ''
async function confirmed(fields: Record<string, string> = {}): Promise<void> {
  await subscribe(fields)
  await mail()
  const asked = received.findLast(({ text }) => linkIn(text, 'confirm') !== '')
  const link = linkIn(asked?.text ?? '', 'confirm')
  expect((await region.post(link, {})).status).toBe(200)
  received.splice(0)
}
async function problem(changes: object = {}) {
  const { id } = await saveIncident(region.test.db, {
    ...{ channelId: region.channel.id, step: 'in_progress', agencyCode: 'administration-borovichi' },
    ...{ municipalityCode: 'borovichi', topicCode: 'landscaping.yard-lighting', groupCode: 'landscaping' },
    address: { settlement: 'Боровичи', street: 'Садовая ул.', house: '5', object: 'у Канарейкиных' },
    text: 'Канарейкина Анна, кв. 17, 8 911 123-45-67: не горит фонарь',
    ...{ foundAt: region.test.clock.now, registeredAt: region.test.clock.now },
    ...changes,
  })
  const { number } = await region.test.db
    .selectFrom('incident')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, number }
}
const news = () => received.filter(({ text }) => text.includes('/open/problems/') || text.includes('№'))

describe('a subscription', () => {
  it('sends nothing but a letter to confirm it, and one within an hour however often it is asked for', async () => {
    expect((await subscribe()).text).toContain('Проверьте почту')
    await subscribe()
    await problem()
    region.passMs(HOUR_MS / 2)
    await mail()
    expect(received.map(({ to }) => to)).toEqual(['anna@example.org'])
    expect(received[0]?.text).toContain('Боровичский')
    const link = linkIn(received[0]?.text ?? '', 'confirm')
    // Looking at the link confirms nothing: programs that read mail do so.
    expect((await region.get(link)).status).toBe(200)
    await mail()
    expect(received).toHaveLength(1)
  })

  it('sends one address few letters to confirm, whatever a stranger subscribes it to', async () => {
    for (const group of ['roads', 'landscaping', 'housing', 'waste', 'energy']) await subscribe({ group })
    await mail()
    expect(received).toHaveLength(3)
    region.passMs(HOUR_MS)
    await subscribe({ group: 'energy' })
    await mail()
    expect(received).toHaveLength(4)
  })

  it('tells what happened since it was confirmed, without a name, and once a day at most', async () => {
    await problem()
    region.passMs(HOUR_MS)
    await confirmed()
    region.passMs(60_000)
    const { id, number } = await problem()
    region.passMs(HOUR_MS)
    await mail()
    expect(received).toHaveLength(1)
    expect(received[0]?.text).toContain(`${SITE}/open/problems/${number}`)
    expect(received[0]?.text).toContain('Садовая ул.')
    expect(received[0]?.text.match(/open\/problems\/\d/g)).toHaveLength(1)
    expect(`${received[0]?.head}${received[0]?.text}`).not.toMatch(/Канарейк|911.123|кв\. 17|Садовая ул\., 5/)

    region.passMs(HOUR_MS)
    const answeredAt = region.test.clock.now
    await region.test.db
      .updateTable('incident')
      .set({ step: 'awaiting_author', answeredAt, outcome: 'solved' })
      .where('id', '=', id)
      .execute()
    for (let hour = 0; hour < 20; hour++) {
      region.passMs(HOUR_MS)
      await mail()
    }
    expect(received).toHaveLength(1)
    region.passMs(4 * HOUR_MS)
    await mail()
    await mail()
    expect(received).toHaveLength(2)
    expect(received[1]?.text).toContain('Ответ дан')
  })

  it('loses no letter while the mail server refuses, and doubles none', async () => {
    await confirmed()
    region.passMs(60_000)
    await problem()
    region.passMs(HOUR_MS)
    box.putOff(true)
    await mail()
    region.passMs(3 * DAY_MS)
    await mail()
    expect(received).toEqual([])
    box.putOff(false)
    region.passMs(3 * HOUR_MS)
    await Promise.all([mail(), mail()])
    expect(news()).toHaveLength(1)
  })

  it('tells those behind somebody who cannot be told', async () => {
    await confirmed({ email: 'stuck@example.org' })
    const { id } = await region.test.db
      .selectFrom('registerSubscription')
      .select('id')
      .executeTakeFirstOrThrow()
    await confirmed({ email: 'behind@example.org' })
    const restore = await refuseRows(region.test.owner, {
      ...{ table: 'register_letter', which: `new.subscription_id = '${id}'` },
    })
    region.passMs(60_000)
    await problem()
    region.passMs(HOUR_MS)
    await mail()
    expect(news().map(({ to }) => to)).toEqual(['behind@example.org'])
    await restore()
    region.passMs(60_000)
    await mail()
    expect(news().map(({ to }) => to)).toEqual(['behind@example.org', 'stuck@example.org'])
  })

  it('leaves to others though one address cannot be opened, and gives that letter up in a week', async () => {
    await confirmed({ email: 'stuck@example.org' })
    const { id } = await region.test.db
      .updateTable('registerSubscription')
      .set({ email: Buffer.from('not sealed by us') })
      .returning('id')
      .executeTakeFirstOrThrow()
    await confirmed({ email: 'behind@example.org' })
    region.passMs(60_000)
    await problem()
    region.passMs(HOUR_MS)
    await mail()
    expect(news().map(({ to }) => to)).toEqual(['behind@example.org'])
    for (let day = 0; day < 8; day += 1) {
      region.passMs(DAY_MS)
      await mail()
    }
    const states = await region.test.db
      .selectFrom('registerLetter')
      .select('state')
      .where('subscriptionId', '=', id)
      .where('kind', '=', 'news')
      .execute()
    expect(states).toEqual([{ state: 'failed' }])
  })

  it('follows a street, a house with its outages, and a group of topics', async () => {
    await confirmed({ street: 'ул. Ленина', house: '5', email: 'lenina@example.org' })
    await confirmed({ group: 'roads', email: 'roads@example.org' })
    region.passMs(60_000)
    await problem()
    const near = await problem({
      address: { settlement: null, street: 'Ленина ул.', house: '9', object: null },
    })
    const road = await problem({
      ...{ topicCode: 'roads.lighting', groupCode: 'roads' },
      address: { settlement: null, street: 'Мира ул.', house: null, object: null },
    })
    const outage = await saveOutage(region.test, dispatcher)
    region.passMs(HOUR_MS)
    await mail()
    const of = (to: string) => received.filter((letter) => letter.to === to).map(({ text }) => text)
    expect(of('lenina@example.org')).toHaveLength(1)
    expect(of('lenina@example.org')[0]).toContain(`/open/problems/${near.number}`)
    expect(of('lenina@example.org')[0]).toContain(`№ ${outage.number}`)
    expect(of('lenina@example.org')[0]).not.toContain(`/open/problems/${road.number}`)
    expect(of('roads@example.org')).toHaveLength(1)
    expect(of('roads@example.org')[0]).toContain(`/open/problems/${road.number}`)
    expect(of('roads@example.org')[0]).not.toContain(`/open/problems/${near.number}`)
  })

  it('tells a group of topics of the outages that its questions are about', async () => {
    await confirmed({ group: 'housing', email: 'housing@example.org' })
    await confirmed({ group: 'roads', email: 'roads@example.org' })
    region.passMs(60_000)
    const endsAt = new Date(region.test.clock.now.getTime() + 5 * DAY_MS).toISOString()
    const { number } = await saveOutage(region.test, dispatcher, { endsAt })
    for (let day = 0; day < 3; day += 1) {
      region.passMs(DAY_MS)
      await mail()
    }
    const told = received.filter(({ text }) => text.includes(`№ ${number}`))
    expect(told.map(({ to }) => to)).toEqual(['housing@example.org'])
  })

  it('ends by one press of the mail program, and its address is erased', async () => {
    await confirmed()
    region.passMs(60_000)
    await problem()
    region.passMs(HOUR_MS)
    await mail()
    const [letter] = received
    expect(letter?.head.replaceAll(/\r?\n\s+/g, ' ')).toContain(
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    )
    const link = linkIn(letter?.text ?? '', 'end')
    expect((await region.get(link)).text).toContain('Отписаться')
    expect(await region.test.db.selectFrom('registerSubscription').select('id').execute()).toHaveLength(1)
    expect((await region.post(link, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200)
    expect(await region.test.db.selectFrom('registerSubscription').select('id').execute()).toEqual([])
    expect((await region.post(link, {})).status).toBe(404)
    await problem()
    region.passMs(2 * DAY_MS)
    await mail()
    expect(received).toHaveLength(1)
  })

  it.each([
    ['email', { email: 'anna' }],
    ['place', { place: 'atlantis' }],
    ['street', { street: '???' }],
    ['house', { house: '5' }],
    ['sum', { answer: '99' }],
    ['expired', { ticket: 'x' }],
  ])('is refused by its %s in words', async (code, fields) => {
    const { status, text } = await subscribe(fields)
    expect([status, text.includes(`data-code="${code}"`)]).toEqual([400, true])
    await mail()
    expect(received).toEqual([])
  })

  it('keeps the address sealed', async () => {
    await subscribe()
    const rows = await region.test.db.selectFrom('registerSubscription').selectAll().execute()
    expect(
      JSON.stringify(rows.map((row) => ({ ...row, email: row.email?.toString('latin1') }))),
    ).not.toContain('anna@')
  })

  it('is not ended or confirmed by a link that is not ours', async () => {
    await subscribe()
    const { id } = await region.test.db
      .selectFrom('registerSubscription')
      .select('id')
      .executeTakeFirstOrThrow()
    for (const purpose of ['confirm', 'end'])
      for (const token of [id, `${id}.x`, 'x'])
        expect((await region.post(`/open/subscriptions/${token}/${purpose}`, {})).status).toBe(404)
  })
})

describe('the feed', () => {
  it('says the same by the same filter, and names nobody', async () => {
    const { number } = await problem()
    const feed = await region.get(
      `/open/problems.atom?place=borovichi&street=${encodeURIComponent('Садовая')}`,
    )
    expect(feed.status).toBe(200)
    expect(feed.text).toMatch(/^<\?xml version="1.0"/)
    expect(feed.text).toContain(`/open/problems/${number}</id>`)
    expect(feed.text).not.toMatch(/Канарейк|911.123|кв\. 17|undefined/)
    expect((await region.get('/open/problems.atom?place=valday')).text).not.toContain('<entry>')
    expect((await region.get('/open/problems.atom?place=atlantis')).status).toBe(404)
  })
})
