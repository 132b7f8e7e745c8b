import { DAY_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishAnswer } from '../../../../test/answers/publish-answer.ts'
import { buildActor, saveSettings } from '../../../../test/factories.ts'
import { gateOf, openPublicRegion, type PublicRegion } from '../../../../test/public-page.ts'

let region: PublicRegion
beforeAll(async () => {
  region = await openPublicRegion()
})
afterAll(() => region.close())

const open = (number: number, code: string) => region.post('/ask/check', { number: String(number), code })
const ticketOf = (page: string) => gateOf(page).ticket

const answer = (number: number) => publishAnswer(region, number)
const stepOf = async (id: string) =>
  (await region.test.db.selectFrom('incident').select('step').where('id', '=', id).executeTakeFirstOrThrow())
    .step

it('shows the question, its state and its deadline to whoever has the code', async () => {
  const { number, code } = await region.ask()
  const before = await open(number, code)
  expect(before.text).toContain('data-state="received"')
  await region.work()

  const page = await open(number, code)

  expect(page.status).toBe(200)
  expect(page.headers).toMatchObject({ 'x-robots-tag': 'noindex, nofollow', 'cache-control': 'no-store' })
  expect(page.text).toContain('третий день не горят фонари')
  expect(page.text).toMatch(/<time datetime="2026-11-2\d/)
})

it('reads a code as people write it', async () => {
  const { number, code } = await region.ask()
  const typed = ` ${code.toLowerCase().replace('-', ' ')} `
  expect((await open(number, typed)).status).toBe(200)
  for (const written of [`№ ${number}`, `№${number}`, String(number).replace(/(\d{3})$/, ' $1')])
    expect((await region.post('/ask/check', { number: written, code })).status).toBe(200)
})

it('shows the published answer, asks whether it helped, and «нет» brings the work back', async () => {
  await saveSettings(region.test.db, { asksAuthor: true })
  const { number, code } = await region.ask()
  await region.work()
  const id = await answer(number)
  expect(await stepOf(id)).toBe('awaiting_author')

  const page = await open(number, code)
  expect(page.text).toContain('Бригада выехала и заменила лампы')
  expect(page.text).toContain('data-state="answered"')
  expect(page.text).toContain('name="verdict"')

  const words = {
    number: String(number),
    code,
    ticket: ticketOf(page.text),
    verdict: 'no',
    text: 'Горит через один',
  }
  const [first, second] = [await region.post('/ask/add', words), await region.post('/ask/add', words)]
  expect([first.status, second.status]).toEqual([200, 200])
  // The same page once more with other words: they are another message.
  await region.post('/ask/add', { ...words, verdict: '', text: 'И фонарь у школы' })
  await region.work()

  expect(
    (await region.messagesOf(number)).map(({ direction, text }) => [direction, text.slice(0, 8)]),
  ).toEqual([
    ['in', 'На улице'],
    ['out', 'Здравств'],
    ['in', 'Нет. Гор'],
    ['in', 'И фонарь'],
  ])
  expect(['assigned', 'in_progress']).toContain(await stepOf(id))
  expect((await open(number, code)).text).toContain('data-state="in_work"')
})

it('takes «да» for the end of the question', async () => {
  const { number, code } = await region.ask()
  await region.work()
  const id = await answer(number)
  const page = await open(number, code)
  await region.post('/ask/add', {
    number: String(number),
    code,
    ticket: ticketOf(page.text),
    verdict: 'yes',
    text: '',
  })
  await region.work()
  expect(await stepOf(id)).toBe('done')
})

describe('while something is added to the answer', () => {
  const moderator = buildActor({ role: 'moderator' })
  const rowOf = (id: string) =>
    region.test.db
      .selectFrom('incident')
      .select(['step', 'satisfaction', 'isReopened', 'hasUnreadFollowUp', 'version'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()

  async function supplemented() {
    const { number, code } = await region.ask()
    await region.work()
    const id = await answer(number)
    const { version } = await rowOf(id)
    const asked = { type: 'supplement', reason: 'Лампы заменили 25 ноября', expectedVersion: version }
    const response = await region.test.as(moderator).post(`/incidents/${id}/commands`, asked)
    expect(response.statusCode).toBe(200)
    const say = async (verdict: string, text = '') => {
      const ticket = ticketOf((await open(number, code)).text)
      await region.post('/ask/add', { number: String(number), code, ticket, verdict, text })
      await region.work()
      return rowOf(id)
    }
    return { say, page: async () => (await open(number, code)).text, id }
  }

  it('the question stays answered for its reader, with its date and its buttons', async () => {
    const { page } = await supplemented()
    expect(await page()).toContain('data-state="answered"')
    expect(await page()).toMatch(/<li class="leg now" aria-current="step"><strong>Ответ<\/strong> <time/)
    expect(await page()).toContain('name="verdict"')
  })

  it('«да» and «частично» are kept, and the work goes on', async () => {
    const good = await supplemented()
    expect(await good.say('yes')).toMatchObject({
      ...{ step: 'in_progress', satisfaction: 'satisfied', isReopened: false, hasUnreadFollowUp: false },
    })
    expect(await good.page()).toContain('data-state="answered"')
    const half = await supplemented()
    expect(await half.say('partly')).toMatchObject({
      ...{ step: 'in_progress', satisfaction: 'neutral', hasUnreadFollowUp: true },
    })
  })

  it('«нет» makes it a question that came back, by the button and by words, and what was to be added stands', async () => {
    for (const [verdict, text] of [
      ['no', ''],
      ['', 'Не помогло, темно как было'],
    ] as const) {
      const { say, page, id } = await supplemented()
      expect(await say(verdict, text)).toMatchObject({
        ...{ step: 'in_progress', isReopened: true, hasUnreadFollowUp: true },
      })
      expect(await page()).toContain('data-state="in_work"')
      const written = await region.test.as(moderator).get(`/incidents/${id}/answer`)
      expect(written.json().supplement).toMatchObject({ words: 'Лампы заменили 25 ноября' })
    }
  })
})

it('takes no empty word, and none by the ticket of another question', async () => {
  const [one, other] = [await region.ask(), await region.ask()]
  const page = await open(one.number, one.code)
  const empty = { number: String(one.number), code: one.code, ticket: ticketOf(page.text), text: ' ' }
  expect((await region.post('/ask/add', empty)).text).toContain('data-code="text.too_short"')
  const foreign = {
    number: String(other.number),
    code: other.code,
    ticket: ticketOf(page.text),
    text: 'Ещё слово',
  }
  expect((await region.post('/ask/add', foreign)).text).toContain('data-code="form.expired"')
})

describe('a wrong code', () => {
  it('opens nothing, and is told like a number nobody has', async () => {
    const [one, other] = [await region.ask(), await region.ask()]
    const answers = [
      await open(one.number, other.code),
      await open(999_999_999, one.code),
      await open(one.number, ''),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403])
    const plain = answers.map(({ text }) => text.replaceAll(/value="\d+"/g, ''))
    expect(new Set(plain).size).toBe(1)
    region.passMs(DAY_MS)
  })

  it('may be tried ten times, and then not even the right one is looked at for a while', async () => {
    const { number, code } = await region.ask()
    const statuses: number[] = []
    for (let tried = 0; tried < 11; tried += 1) statuses.push((await open(number, 'AAAAA-AAAAA')).status)
    expect(statuses).toEqual([...Array(10).fill(403), 429])
    expect((await open(number, code)).status).toBe(429)
    region.passMs(2 * 60_000)
    expect((await open(number, code)).status).toBe(200)
  })

  it('is counted before it is looked at: a hundred at once are ten tries', async () => {
    const { number } = await region.ask()
    const guess = () =>
      region.post('/ask/check', { number: String(number), code: 'AAAAA-AAAAA' }, {}, '203.0.113.9')
    // As many at once as one address may have under way.
    const rounds = [
      await Promise.all(Array.from({ length: 30 }, guess)),
      await Promise.all([guess(), guess()]),
    ]
    const statuses = rounds.flat().map(({ status }) => status)
    expect(statuses.filter((status) => status === 403)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(22)
  })

  it('never stands in an address', async () => {
    const { number, code } = await region.ask()
    expect((await region.get(`/ask/${number}?code=${code}`)).text).not.toContain('фонари')
  })
})

it('shows the road of the question, and the author their own photo by a link that nobody can make', async () => {
  const { number, code } = await region.ask()
  const before = (await open(number, code)).text
  expect(before).toMatch(/<li class="leg now" aria-current="step"><strong>Принят<\/strong> <time/)
  expect(before).not.toContain('name="verdict"')
  await region.work()
  await answer(number)
  const after = (await open(number, code)).text
  expect(after).toMatch(/<li class="leg now" aria-current="step"><strong>Ответ<\/strong> <time/)
  expect(after).toMatch(/<button type="submit" class="quiet" name="verdict" value="yes">/)
  // By the buttons alone: in other places it is asked by words.
  expect(after).not.toContain('Ответьте, пожалуйста')
  expect(
    (await region.get('/ask/files/own:00000000-0000-4000-8000-000000000000/0/9999999999999/x')).status,
  ).toBe(404)
})

it('asks whether it is solved after an interim answer too: the word is read by a person', async () => {
  const { number, code } = await region.ask()
  await region.work()
  const id = await answer(number)
  await region.test.db.updateTable('incident').set({ step: 'postponed' }).where('id', '=', id).execute()
  const page = await open(number, code)
  expect(page.text).toContain('data-state="postponed"')
  expect(page.text).toContain('Работа ещё идёт')
  const said = { number: String(number), code, ticket: ticketOf(page.text), verdict: 'no', text: '' }
  expect((await region.post('/ask/add', said)).status).toBe(200)
  await region.work()
  const row = await region.test.db
    .selectFrom('incident')
    .select(['step', 'hasUnreadFollowUp'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ step: 'postponed', hasUnreadFollowUp: true })
})
