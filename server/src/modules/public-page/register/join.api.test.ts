/** Joining a problem: one form, one code, one answer for all. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishAnswer } from '../../../../test/answers/publish-answer.ts'
import { buildActor } from '../../../../test/factories.ts'
import { gateOf, openPublicRegion, type PublicRegion } from '../../../../test/public-page.ts'

let region: PublicRegion
const moderator = buildActor({ role: 'moderator' })
beforeAll(async () => {
  region = await openPublicRegion()
})
afterAll(() => region.close())

/** Asked by the form and accepted by a person; gives its number at the desk. */
async function problem() {
  const { number: asked } = await region.ask({
    text: 'Канарейкина Анна, кв. 17: третий день не горят фонари, 8 911 123-45-67',
    ...{ personal: 'seen', outage: 'no' },
  })
  await region.work()
  const [message] = await region.messagesOf(asked)
  const { id, number } = await region.test.db
    .updateTable('incident')
    .set({ step: 'in_progress', topicCode: 'landscaping.yard-lighting', groupCode: 'landscaping' })
    .set({ agencyCode: 'administration-borovichi', municipalityCode: 'borovichi' })
    .where('id', '=', message?.incidentId ?? '')
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
  return { asked, id, number }
}
async function fillJoin(number: number) {
  const { text } = await region.get(`/open/problems/${number}/join`)
  region.passMs(5000)
  return { ...gateOf(text), website: '', proof: '' }
}
const join = async (number: number) => region.post(`/open/problems/${number}/join`, await fillJoin(number))
const codeOf = (page: string) => /id="code">([^<]+)</.exec(page)?.[1] ?? ''
const openJoined = (code: string) => region.post('/open/joined', { code })
const countOf = async (id: string) =>
  (await region.test.as(moderator).get(`/incidents/${id}/public-problem`)).json().joinedCount

it('gives a code, counts once however often one form is sent, and shows the one answer to all', async () => {
  const { asked, id, number } = await problem()
  const fields = await fillJoin(number)
  const page = await region.post(`/open/problems/${number}/join`, fields)
  expect(page.status).toBe(200)
  const code = codeOf(page.text)
  expect(code).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/)
  await region.post(`/open/problems/${number}/join`, fields)
  expect(await countOf(id)).toBe(1)
  // Whoever has the card open hears of it, once.
  const told = await region.test.db.selectFrom('event').select('payload').execute()
  expect(told.filter(({ payload }) => JSON.stringify(payload).includes('"joined"'))).toHaveLength(1)
  const other = codeOf((await join(number)).text)
  expect(await countOf(id)).toBe(2)
  expect((await openJoined(code)).text).toContain('Ответа ещё нет')

  await publishAnswer(region, asked)
  for (const one of [code, other.toLowerCase().replace('-', ' ')]) {
    const { text } = await openJoined(one)
    expect(text).toContain('Бригада выехала и заменила лампы')
    expect(text).not.toMatch(/Канарейк|Анна|911.123|кв\. 17/)
  }
  region.passMs(30_000)
  const shown = await region.get(`/open/problems/${number}`)
  expect(shown.text).toContain('Бригада выехала и заменила лампы')
  expect(shown.text).toContain('спросили: 3')
  expect(shown.text).not.toMatch(/Канарейк|Анна|911.123|кв\. 17|И у меня тоже/)
})

it('keeps an answer that was written for one reader, until a person opens it', async () => {
  const { asked, id, number } = await problem()
  await publishAnswer(region, asked)
  const page = await region.get(`/open/problems/${number}`)
  expect(page.text).toContain('ответили лично автору')
  expect(page.text).not.toContain('Бригада')

  await region.test.as(moderator).patch(`/incidents/${id}/public-problem`, { showsAnswer: true })
  region.passMs(30_000)
  expect((await region.get(`/open/problems/${number}`)).text).toContain('Бригада выехала')
})

it('counts what joined a question that was merged since, and leads its code to the common problem', async () => {
  const [head, member] = [await problem(), await problem()]
  const code = codeOf((await join(member.number)).text)
  await region.test.db
    .updateTable('incident')
    .set({ step: 'merged', mergedIntoId: head.id })
    .where('id', '=', member.id)
    .execute()
  expect(await countOf(head.id)).toBe(1)
  expect((await openJoined(code)).text).toContain(`№ ${head.number}`)
})

it('still opens by its code when staff have hidden the problem', async () => {
  const { id, number } = await problem()
  const code = codeOf((await join(number)).text)
  const hidden = { isHidden: true, hiddenReason: 'Видно, чей дом' }
  await region.test.as(moderator).patch(`/incidents/${id}/public-problem`, hidden)
  const { status, text } = await openJoined(code)
  expect(status).toBe(200)
  expect(text).toContain('больше не показана в открытом реестре')
  expect(text).not.toMatch(/Канарейк|911.123|Видно, чей дом/)
})

describe('is refused', () => {
  it('to a program: too fast, without the sum, with the trap, with a foreign ticket', async () => {
    const [one, other] = [await problem(), await problem()]
    const { text } = await region.get(`/open/problems/${one.number}/join`)
    const fast = { ...gateOf(text), website: '', proof: '' }
    const post = (fields: Record<string, string>) => region.post(`/open/problems/${one.number}/join`, fields)
    expect((await post(fast)).text).toContain('data-code="tooFast"')
    const good = await fillJoin(one.number)
    expect((await post({ ...good, answer: '99' })).text).toContain('data-code="sum"')
    expect((await post({ ...good, website: 'x' })).text).toContain('data-code="tooFast"')
    expect((await post(await fillJoin(other.number))).text).toContain('data-code="expired"')
    expect(await countOf(one.id)).toBe(0)
  })

  it('to one address that joins again and again', async () => {
    const { id, number } = await problem()
    const statuses: number[] = []
    for (let index = 0; index < 14; index++) {
      const { text } = await region.get(`/open/problems/${number}/join`)
      const fields = { ...gateOf(text), website: '', proof: '' }
      region.passMs(2100)
      statuses.push((await region.post(`/open/problems/${number}/join`, fields, {}, '10.1.2.3')).status)
    }
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(1)
    expect(await countOf(id)).toBeLessThan(13)
  })

  it('where there is no problem or it is over', async () => {
    expect((await region.get('/open/problems/999999/join')).status).toBe(404)
    const { id, number } = await problem()
    await region.test.db
      .updateTable('incident')
      .set({ step: 'done', closedAt: region.test.clock.now })
      .where('id', '=', id)
      .execute()
    expect((await region.get(`/open/problems/${number}/join`)).status).toBe(409)
  })

  it('by a wrong code, and after many of them', async () => {
    expect((await openJoined('AAAAA-BBBBB')).status).toBe(403)
    expect((await openJoined('')).status).toBe(403)
    const statuses: number[] = []
    for (let index = 0; index < 12; index++)
      statuses.push((await region.post('/open/joined', { code: 'x' }, {}, '10.9.9.9')).status)
    expect(statuses.at(-1)).toBe(429)
    expect((await region.get(`/open/joined/${crypto.randomUUID()}?pass=x`)).text).toContain('Секретный код')
  })
})
