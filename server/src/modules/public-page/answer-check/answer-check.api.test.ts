/** «Это наш ответ?» against real answers, and short addresses. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { indexAnswers } from './index-answers.ts'

const OURS =
  'Здравствуйте, Анна! Бригада выехала и заменила лампы во дворе 24 ноября, кв. 17. За освещение отвечает администрация, телефон 8 (8162) 77-77-77. Следующий осмотр двора назначен на 10 декабря.'
const SECRET =
  'Здравствуйте, Пётр! Путёвку в санаторий вам выделили на февраль, документы возьмите в отделе социальной защиты до пятницы.'
let desk: Desk
let number = 0
beforeAll(async () => {
  desk = await openDesk()
  number = await answered(OURS, 'comment')
  await answered(SECRET, 'private')
  await indexAnswers(desk.test.context)
})
afterAll(() => desk.close())

async function answered(text: string, surface: 'comment' | 'private'): Promise<number> {
  const { id } = await saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, step: 'in_progress', agencyCode: DESK_AGENCY },
    ...{ municipalityCode: 'borovichi', assigneeId: desk.people.executor.id },
    ...{ topicCode: 'landscaping.yard-lighting', groupCode: 'landscaping' },
  })
  const row = await desk.test.db
    .selectFrom('incident')
    .select(['version', 'number'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const submitted = await desk.test.as(desk.people.executor).post(`/incidents/${id}/answer/submit`, {
    ...{ kind: 'final', text, promise: null, outcome: 'solved', overrideReason: 'проверено' },
    expectedVersion: row.version,
  })
  expect([submitted.statusCode, submitted.body]).toEqual([200, submitted.body])
  const decision = { versionNo: 1, expectedVersion: row.version + 1 }
  const approved = await desk.test.as(desk.people.moderator).post(`/incidents/${id}/answer/approve`, decision)
  expect([approved.statusCode, approved.body]).toEqual([200, approved.body])
  await desk.send()
  await desk.test.db.updateTable('incident').set({ surface }).where('id', '=', id).execute()
  return row.number
}
const post = async (text: string, remoteAddress = '127.0.0.1') => {
  const { statusCode, body } = await desk.test.app.inject({
    ...{ method: 'POST', url: '/open/answer-check?lang=ru', remoteAddress },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ text }).toString(),
  })
  desk.passMs(10_000)
  return { status: statusCode, verdict: /data-verdict="(\w+)"/.exec(body)?.[1], body }
}
/** What the page shows beside the text that was pasted. */
const shownIn = (body: string) => body.replace(/<textarea[\s\S]*<\/textarea>/, '')

describe('a text', () => {
  it.each([
    ['as it is', OURS],
    ['to another name', OURS.replace('Анна', 'Мария Ивановна')],
    ['with other spaces', OURS.replaceAll(' ', '\n  ')],
  ])('of ours %s is ours', async (_case, text) => {
    const { status, verdict, body } = await post(text)
    expect([status, verdict]).toEqual([200, 'ours'])
    expect(body).toContain(`/open/problems/${number}`)
    expect(body).toMatch(/\/open\/a\/\d+/)
    expect(shownIn(body)).not.toMatch(/Анна|кв\. 17/)
  })

  it('that is a part of ours is a part', async () => {
    const part = 'Бригада выехала и заменила лампы во дворе 24 ноября'
    expect((await post(part)).verdict).toBe('part')
  })

  it('that was altered shows where', async () => {
    const { verdict, body } = await post(
      OURS.replace('24 ноября', '31 декабря').replace('администрация', 'никто'),
    )
    expect(verdict).toBe('altered')
    expect(body).toMatch(/<ins [^>]*>31 декабря/)
    expect(body).toMatch(/<del [^>]*>24 ноября/)
    expect(body).toMatch(/<ins [^>]*>никто/)
  })

  it.each([
    ['strange', 'Губернатор подарит каждому жителю области по корове и мешку картошки к Новому году.'],
    [
      'that shares but a greeting',
      'Здравствуйте! Администрация сообщает, что мост через реку закрыт навсегда.',
    ],
  ])('%s was never said', async (_case, text) => {
    expect((await post(text)).verdict).toBe('never')
  })

  it('of a private answer is ours when it is whole, and tells nothing when it is not', async () => {
    const whole = await post(SECRET)
    expect(whole.verdict).toBe('ours')
    expect(whole.body).not.toContain('/open/a/')
    const part = await post(
      'Путёвку в санаторий вам выделили на март, документы возьмите в отделе социальной защиты',
    )
    expect(part.verdict).toBe('never')
    expect(shownIn(part.body)).not.toMatch(/февраль|до пятницы/)
  })

  it('is limited in length, and so is how often one address asks', async () => {
    expect(await post('Наш ответ')).toMatchObject({ status: 400, verdict: 'too_short' })
    expect(await post('слово '.repeat(900))).toMatchObject({ status: 400, verdict: 'too_long' })
    const statuses: number[] = []
    for (let index = 0; index < 24; index++) {
      statuses.push((await post('пять слов или даже шесть', '10.7.7.7')).status)
      desk.passMs(-10_000)
    }
    expect(statuses.at(-1)).toBe(429)
  })
})

describe('a short address', () => {
  it('shows the answer and leads to its problem; nothing of a private one', async () => {
    const get = (url: string) =>
      desk.test.app.inject({ method: 'GET', url, headers: { 'accept-language': 'ru' } })
    const rows = await desk.test.db.selectFrom('publishedAnswer').select('number').orderBy('number').execute()
    expect(rows).toHaveLength(2)
    const [open, closed] = [await get(`/open/a/${rows[0]?.number}`), await get(`/open/a/${rows[1]?.number}`)]
    expect(open.statusCode).toBe(200)
    expect(open.body).toContain('Бригада выехала и заменила лампы')
    expect(open.body).not.toMatch(/Анна|кв\. 17/)
    expect(closed.statusCode).toBe(404)
    expect(closed.body).not.toContain('санаторий')
    expect((await get(`/open/problems/${number}`)).body).toContain(`/open/a/${rows[0]?.number}`)
    expect((await get('/open/a/999999')).statusCode).toBe(404)
  })

  it('is given once, however often the answers are looked through', async () => {
    expect(await indexAnswers(desk.test.context)).toBe(0)
  })
})
