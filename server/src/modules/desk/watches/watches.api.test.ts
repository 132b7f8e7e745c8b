import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import type { Actor } from '../../access/index.ts'

let desk: Desk
let sent = 0
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  await desk.test.db.deleteFrom('savedView').execute()
  await desk.test.db.deleteFrom('notification').execute()
})

const MINUTES = 60_000

async function save(actor: Actor, filter: object, more: object = {}): Promise<string> {
  return (await desk.test.as(actor).post('/views', { name: 'Новое', filter, ...more })).json().id
}
const watch = (actor: Actor, viewId: string, isOn = true) =>
  desk.test.as(actor).put(`/views/${viewId}/watch`, { isOn })
async function ask(): Promise<string> {
  sent += 1
  const id = `watched-${sent}`
  await desk.deliver({ id, thread: `post-${id}`, text: `Яма на дороге у дома ${sent}` })
  await desk.work()
  return (await desk.incidentOf(id)).id
}
async function look(): Promise<void> {
  desk.passMs(11 * MINUTES)
  await desk.runJob('desk.look_at_views')
}
const told = (actor: Actor) =>
  desk.test.db
    .selectFrom('notification')
    .select(['kind', 'count', 'readAt', 'details'])
    .where('userId', '=', actor.id)
    .where('kind', '=', 'view')
    .orderBy('createdAt')
    .execute()

describe('a watched view', () => {
  it('tells once of what came into it since it is watched', async () => {
    const { dispatcher } = desk.people
    await ask()
    const viewId = await save(dispatcher, { queue: 'new' })
    expect((await watch(dispatcher, viewId)).json()).toMatchObject({ id: viewId, isWatched: true })
    await look()
    expect(await told(dispatcher)).toEqual([])

    await ask()
    await ask()
    await look()
    await look()
    expect(await told(dispatcher)).toMatchObject([
      { count: 2, details: { viewId, name: 'Новое', 'filter.queue': 'new' } },
    ])
  })

  it('is looked at once in ten minutes, by whichever worker', async () => {
    const { dispatcher } = desk.people
    await watch(dispatcher, await save(dispatcher, { queue: 'new' }))
    await ask()
    desk.passMs(11 * MINUTES)
    await Promise.all([1, 2, 3].map(() => desk.runJob('desk.look_at_views')))
    expect(await told(dispatcher)).toMatchObject([{ count: 1 }])
  })

  it('tells nobody of what they may not see', async () => {
    const { dispatcher, executor } = desk.people
    const viewId = await save(dispatcher, {}, { sharing: { kind: 'region' } })
    await watch(dispatcher, viewId)
    expect((await watch(executor, viewId)).statusCode).toBe(200)
    await ask()
    await look()
    expect(await told(dispatcher)).toHaveLength(1)
    expect(await told(executor)).toEqual([])
  })

  it('that cannot be looked at stops no other, and goes on when it can', async () => {
    const { dispatcher, moderator } = desk.people
    const broken = await save(dispatcher, { queue: 'new' })
    await watch(dispatcher, broken)
    await watch(moderator, await save(moderator, { queue: 'new' }))
    await desk.test.db
      .updateTable('savedView')
      .set({ filter: JSON.stringify({ colour: 'red' }) })
      .where('id', '=', broken)
      .execute()
    await ask()
    await look()
    expect(await told(dispatcher)).toEqual([])
    expect(await told(moderator)).toHaveLength(1)

    await desk.test.as(dispatcher).patch(`/views/${broken}`, { filter: { queue: 'new' } })
    await look()
    expect(await told(dispatcher)).toMatchObject([{ count: 1 }])
  })

  it('is silent when it is deleted, turned off, or its person works no more', async () => {
    const { dispatcher, moderator } = desk.people
    const deleted = await save(dispatcher, { queue: 'new' })
    await watch(dispatcher, deleted)
    await desk.test.as(dispatcher).delete(`/views/${deleted}`)
    const ended = await save(moderator, { queue: 'new' })
    await watch(moderator, ended)
    expect((await watch(moderator, ended, false)).json().isWatched).toBe(false)
    await ask()
    await look()
    expect([...(await told(dispatcher)), ...(await told(moderator))]).toEqual([])
  })

  it('is one of twenty at most, and of nobody else', async () => {
    const { dispatcher, moderator } = desk.people
    let viewId = ''
    for (let index = 0; index < 20; index += 1) {
      viewId = await save(dispatcher, { queue: 'new' })
      await watch(dispatcher, viewId)
    }
    // Sent again, as after a line that was cut.
    expect((await watch(dispatcher, viewId)).statusCode).toBe(200)
    const last = await save(dispatcher, { queue: 'new' })
    const refused = await watch(dispatcher, last)
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'view.too_many_watched'])
    expect((await watch(moderator, last)).statusCode).toBe(404)
  })
  it('whose conditions are none any more names the first of them, and is still left', async () => {
    const { dispatcher } = desk.people
    const viewId = await save(dispatcher, { queue: 'new' })
    const keep = (filter: object) =>
      desk.test.db
        .updateTable('savedView')
        .set({ filter: JSON.stringify(filter) })
        .where('id', '=', viewId)
        .execute()
    for (const [filter, field] of [
      [{ colour: 'red' }, 'filter.colour'],
      [{ queue: 'new', severity: '9' }, 'filter.severity'],
    ] as const) {
      await keep(filter)
      const refused = await watch(dispatcher, viewId)
      expect([refused.statusCode, refused.json()]).toEqual([
        400,
        { code: 'view.filter_unreadable', details: { field } },
      ])
    }
    expect((await watch(dispatcher, viewId, false)).statusCode).toBe(200)
  })
})
