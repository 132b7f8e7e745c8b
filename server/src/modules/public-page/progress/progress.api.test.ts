/** Whoever asked or joined hears by letter how it goes: confirmed first, each change once, nothing of the question. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { publishAnswer } from '../../../../test/answers/publish-answer.ts'
import { refuseRows } from '../../../../test/database/refuse-rows.ts'
import { DESK_AGENCY } from '../../../../test/desk.ts'
import { buildActor } from '../../../../test/factories.ts'
import { type LetterBox, openLetterBox } from '../../../../test/letter-box.ts'
import {
  type Fields,
  gateOf,
  openPublicRegion,
  type PublicRegion,
  receiptOf,
} from '../../../../test/public-page.ts'
import { createMailer, type Mailer } from '../../notifications/index.ts'
import { publicPageJobs } from '../public-page.jobs.ts'
import { MOST_FAILURES } from '../subscriptions/domain/letter-times.ts'

const SITE = 'https://veche.region.example'
const SECRETS = /Канарейк|911.123|Садов|фонар/
const ASKED = { text: 'Канарейкина Анна, 8 911 123-45-67: третий день не горят фонари', personal: 'seen' }
let region: PublicRegion
let box: LetterBox
let mailer: Mailer
const moderator = buildActor({ role: 'moderator' })

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
  await region.test.owner.deleteFrom('registerSubscription').execute()
  region.passMs(HOUR_MS)
  box.received.splice(0)
})

async function mail(job = 'public_page.letters'): Promise<void> {
  const jobs = publicPageJobs(region.test.context, { publicUrl: SITE, sendLetter: mailer.send })
  await jobs.find(({ name }) => name === job)!.handle([])
}
const texts = () => box.received.map(({ mail: letter }) => letter.text ?? '')
const linkIn = (text: string, purpose: 'confirm' | 'end') =>
  new RegExp(`https?://[^/\\s]+(/open/subscriptions/[^\\s]+/${purpose})`).exec(text)?.[1] ?? ''

async function ask(fields: Fields = {}) {
  const receipt = receiptOf(
    await region.post('/ask', await region.fill({ ...ASKED, outage: 'no', ...fields })),
  )
  await region.work()
  const [message] = await region.messagesOf(receipt.number)
  const { incidentId, threadExternalId: requestId } = message ?? {}
  return { ...receipt, incidentId: incidentId ?? '', requestId: requestId ?? '' }
}
async function confirm(): Promise<void> {
  await mail()
  const link = linkIn(texts().at(-1) ?? '', 'confirm')
  expect((await region.get(link)).text).toContain('не чаще раза в десять минут')
  expect((await region.post(link, {})).status).toBe(200)
  box.received.splice(0)
}
async function step(id: string, to: 'assigned' | 'in_progress'): Promise<void> {
  const { test } = region
  const { version } = await test.db
    .selectFrom('incident')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const command =
    to === 'assigned'
      ? {
          type: 'accept',
          topicCode: 'landscaping.yard-lighting',
          municipalityCode: 'borovichi',
          agencyCode: DESK_AGENCY,
        }
      : { type: 'take' }
  const actor =
    to === 'assigned'
      ? moderator
      : buildActor({ role: 'executor', scope: { kind: 'agency', code: DESK_AGENCY } })
  const done = await test
    .as(actor)
    .post(`/incidents/${id}/commands`, { ...command, expectedVersion: version })
  expect([done.statusCode, done.body]).toEqual([200, done.body])
}

describe('letters about one question', () => {
  it('begin with one that asks to confirm, and tell steps together that came together', async () => {
    const { number, incidentId } = await ask({ follow: 'anna@example.org' })
    await confirm()
    await mail()
    expect(box.received).toEqual([])
    region.passMs(MINUTE_MS)
    await step(incidentId, 'assigned')
    region.passMs(MINUTE_MS)
    await step(incidentId, 'in_progress')
    await mail()
    await mail()
    expect(box.received).toHaveLength(1)
    const [{ to, mail: letter } = { to: [], mail: null }] = box.received
    expect(to).toEqual(['anna@example.org'])
    expect(letter?.subject).toBe(`Вопрос № ${number}: в работе`)
    expect(letter?.text).toMatch(/Передан ответственным\n[^\n]+: В работе/)
    expect(letter?.text).toContain(`${SITE}/ask/${number}`)
    expect(`${letter?.subject}${letter?.text}`).not.toMatch(SECRETS)
  })

  it('come at most once in ten minutes, and lose nothing by waiting', async () => {
    const { number, incidentId } = await ask({ follow: 'anna@example.org' })
    await confirm()
    region.passMs(MINUTE_MS)
    await step(incidentId, 'assigned')
    await mail()
    region.passMs(MINUTE_MS)
    await publishAnswer(region, number)
    await mail()
    expect(box.received).toHaveLength(1)
    region.passMs(10 * MINUTE_MS)
    await Promise.all([mail(), mail()])
    expect(box.received.map(({ mail: letter }) => letter.subject)).toEqual([
      `Вопрос № ${number}: передан ответственным`,
      `Вопрос № ${number}: есть ответ`,
    ])
    expect(texts()[1]).not.toContain('Бригада')
  })

  it('are one letter for the reader when the process died between sending and noting it', async () => {
    const { incidentId } = await ask({ follow: 'anna@example.org' })
    await confirm()
    region.passMs(MINUTE_MS)
    await step(incidentId, 'assigned')
    await mail()
    await region.test.db
      .updateTable('registerLetter')
      .set({ state: 'sending' })
      .where('kind', '=', 'news')
      .execute()
    region.passMs(10 * MINUTE_MS)
    await mail()
    const ids = box.received.map(({ mail: letter }) => letter.messageId)
    expect([ids.length, new Set(ids).size]).toEqual([2, 1])
  })

  it('are asked for on the page of the question too, and end by one press with the address erased', async () => {
    const { number, code, incidentId } = await ask()
    const known = { number: String(number), code }
    expect((await region.post('/ask/check', known)).text).toContain('action="/ask/follow"')
    const page = await region.post('/ask/follow', { ...known, follow: 'anna@example.org' })
    expect(page.text).toContain('Проверьте почту')
    expect((await region.post('/ask/follow', { ...known, follow: 'anna' })).status).toBe(400)
    await confirm()
    region.passMs(MINUTE_MS)
    await step(incidentId, 'assigned')
    await mail()
    const end = linkIn(texts()[0] ?? '', 'end')
    expect((await region.post(end, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200)
    expect(await region.test.db.selectFrom('registerSubscription').select('id').execute()).toEqual([])
    region.passMs(HOUR_MS)
    await step(incidentId, 'in_progress')
    await mail()
    expect(box.received).toHaveLength(1)
  })

  it('go to whoever joined, without the words of who asked', async () => {
    const { number: asked, incidentId } = await ask()
    await step(incidentId, 'assigned')
    const { number } = await region.test.db
      .selectFrom('incident')
      .select('number')
      .where('id', '=', incidentId)
      .executeTakeFirstOrThrow()
    const form = gateOf((await region.get(`/open/problems/${number}/join`)).text)
    region.passMs(5000)
    const joined = await region.post(`/open/problems/${number}/join`, { ...form, website: '', proof: '' })
    expect(joined.text).toContain('action="/open/joined/follow"')
    const code = /id="code">([^<]+)</.exec(joined.text)?.[1] ?? ''
    expect(
      (await region.post('/open/joined/follow', { code: 'AAAAA-AAAAA', follow: 'ivan@example.org' })).status,
    ).toBe(403)
    const page = await region.post('/open/joined/follow', { code, follow: 'ivan@example.org' })
    expect(page.text).toContain('Проверьте почту')
    await confirm()
    region.passMs(MINUTE_MS)
    await publishAnswer(region, asked)
    await mail()
    expect(box.received.map(({ to }) => to)).toEqual([['ivan@example.org']])
    expect(box.received[0]?.mail.subject).toBe(`Проблема № ${number}: есть ответ`)
    expect(`${texts()[0]}`).not.toMatch(SECRETS)
  })

  it('reach whoever stands behind somebody who cannot be told; that one is tried again, and given up', async () => {
    const stuck = await ask({ follow: 'anna@example.org' })
    await confirm()
    const behind = await ask({ follow: 'ivan@example.org', text: 'Яма у дома' })
    await confirm()
    const { id } = await region.test.db
      .selectFrom('registerSubscription')
      .select('id')
      .where('requestId', '=', stuck.requestId)
      .executeTakeFirstOrThrow()
    const restore = await refuseRows(region.test.owner, {
      ...{ table: 'register_letter', which: `new.subscription_id = '${id}'` },
    })
    const failures = async () =>
      (
        await region.test.db
          .selectFrom('registerSubscription')
          .select('failures')
          .where('id', '=', id)
          .execute()
      )[0]?.failures
    region.passMs(MINUTE_MS)
    await step(stuck.incidentId, 'assigned')
    await step(behind.incidentId, 'assigned')
    await mail()
    await mail()
    expect(box.received.map(({ to }) => to)).toEqual([['ivan@example.org']])
    expect(await failures()).toBe(1)

    for (let times = 2; times <= 20; times += 1) {
      region.passMs(DAY_MS)
      await mail()
      expect(await failures()).toBe(Math.min(times, MOST_FAILURES))
    }
    await restore()
    region.passMs(DAY_MS)
    await mail()
    expect(box.received).toHaveLength(1)
  })

  it('come late, and with nothing missing, to whoever could not be told for a while', async () => {
    const { incidentId } = await ask({ follow: 'anna@example.org' })
    await confirm()
    const restore = await refuseRows(region.test.owner, { table: 'register_letter', which: 'true' })
    region.passMs(MINUTE_MS)
    await step(incidentId, 'assigned')
    await mail()
    await restore()
    region.passMs(MINUTE_MS)
    await step(incidentId, 'in_progress')
    await mail()
    expect(texts()).toEqual([expect.stringMatching(/Передан ответственным\n[^\n]+: В работе/)])
  })

  it('are not begun by an address that is none, and such a form is shown again', async () => {
    const page = await region.post('/ask', await region.fill({ ...ASKED, follow: 'anna' }))
    expect(page.status).toBe(400)
    expect(page.text).toContain('data-code="follow.wrong" data-field="follow"')
  })

  it('keep no address of a question that ended long ago', async () => {
    const { incidentId } = await ask({ follow: 'anna@example.org' })
    await confirm()
    await region.test.db
      .updateTable('incident')
      .set({ step: 'done', closedAt: region.test.clock.now })
      .where('id', '=', incidentId)
      .execute()
    region.passMs(59 * DAY_MS)
    await mail('public_page.forget')
    expect(await region.test.db.selectFrom('registerSubscription').select('id').execute()).toHaveLength(1)
    region.passMs(2 * DAY_MS)
    await mail('public_page.forget')
    expect(await region.test.db.selectFrom('registerSubscription').select('id').execute()).toEqual([])
  })
})

it('offers no letters where the region sends none', async () => {
  const silent = await openPublicRegion()
  expect((await silent.get('/ask')).text).not.toContain('name="follow"')
  await silent.close()
})
