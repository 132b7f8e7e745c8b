import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { appendChanges } from '../index.ts'
import { saveDay } from './index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const context = () => ({ ...desk.test.context, origin: 'veche.example.org/book' })
const get = (path: string) => desk.test.app.inject({ method: 'GET', url: `/book/${path}` })

async function askAt(moment: string, id: string): Promise<void> {
  desk.test.clock.now = new Date(moment)
  await desk.deliver({ id, author: `author-${id}`, at: moment, text: 'Яма на улице Мира, 5' })
  await desk.work()
  await appendChanges(context())
}

it('keeps the last checkpoint before midnight of the region, once', async () => {
  expect(await saveDay(context())).toBeNull()
  await askAt('2026-11-24T20:30:00Z', 'day-1')
  const end = (await get('checkpoint')).body
  // 00:10 in Moscow.
  await askAt('2026-11-24T21:10:00Z', 'day-2')
  expect(await saveDay(context())).toBe('2026-11-24')
  expect(await saveDay(context())).toBeNull()

  const [, size, root] = end.split('\n')
  expect((await get('days')).body).toBe(`2026-11-24 ${size} ${root}\n`)
  expect((await get('days/2026-11-24')).body).toBe(end)
  expect((await get('days/2026-11-25')).statusCode).toBe(404)
  expect((await get('days/2026-13-99')).statusCode).toBe(404)
})

it('keeps a day on which nothing happened too', async () => {
  desk.test.clock.now = new Date('2026-11-26T21:00:00Z')
  expect(await saveDay(context())).toBe('2026-11-26')
  const lines = (await get('days')).body.trim().split('\n')
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['2026-11-26', '2026-11-24'])
})
