/** Whoever stands for an article hears once that its day comes, and once that it has passed. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import type { Actor } from '../../access/index.ts'
import { endingOn } from './domain/article-state.ts'
import { remindOfArticles } from './remind-of-articles.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const told = async ({ id }: Actor) => {
  const rows = await desk.test.db
    .selectFrom('notification')
    .select('details')
    .where('kind', '=', 'article')
    .where('userId', '=', id)
    .where(sql`details ->> 'news'`, 'in', ['ending', 'stale'])
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map(({ details }) => details)
}
const onDay = async (day: string, time = '10:00') => {
  const now = () => new Date(`${day}T${time}:00+03:00`)
  await remindOfArticles({ ...desk.test.context, clock: now })
}

describe('an article whose day comes', () => {
  it('is told to who wrote and who approved it, once before and once after', async () => {
    const { coordinator, moderator, executor } = desk.people
    const said = { title: 'Зимняя уборка', need: 'Чистый двор', steps: '1. Передать' }
    const article = { ...said, checkedOn: '2026-11-01', validUntil: '2027-01-31' }
    const { id } = (await desk.test.as(coordinator).post('/articles', article)).json()
    await desk.test
      .as(moderator)
      .post(`/articles/${id}/commands`, { type: 'approve', expectedVersion: 1 })
      .then(({ statusCode }) => expect(statusCode).toBe(200))
    await onDay('2027-01-16')
    expect(await told(coordinator)).toEqual([])
    await onDay('2027-01-17', '08:30')
    expect(await told(coordinator)).toEqual([])
    for (const day of ['2027-01-17', '2027-01-18', '2027-01-31']) await onDay(day)
    const ending = {
      ...{ news: 'ending', validUntil: '2027-01-31', title: 'Зимняя уборка', count: 1, articleId: id },
    }
    expect(await told(coordinator)).toEqual([ending])
    for (const day of ['2027-02-01', '2027-02-02']) await onDay(day)
    expect(await told(coordinator)).toEqual([ending, { ...ending, news: 'stale' }])
    expect(await told(moderator)).toContainEqual({ ...ending, news: 'stale' })
    expect(await told(executor)).toEqual([])
  })

  it('is the centre’s where it came with the product, all of one day in one notice', async () => {
    await onDay('2027-05-20')
    const [last] = (await told(desk.people.dispatcher)).slice(-1)
    expect(last).toMatchObject({ news: 'ending', validUntil: '2027-05-31' })
    expect((last as { count: number }).count).toBeGreaterThan(40)
    expect(last).not.toHaveProperty('articleId')
    expect(await told(desk.people.executor)).toEqual([])
  })
})

it.each([
  ['2026-12-31', '2026-12-16', null],
  ['2026-12-31', '2026-12-17', 'ending'],
  ['2026-12-31', '2026-12-31', 'ending'],
  ['2026-12-31', '2027-01-01', 'stale'],
  ['2026-12-31', '2027-01-14', 'stale'],
  ['2026-12-31', '2027-01-15', null],
])('of %s on %s there is %s to say', (validUntil, today, news) => {
  expect(endingOn(validUntil, today)).toBe(news)
})
