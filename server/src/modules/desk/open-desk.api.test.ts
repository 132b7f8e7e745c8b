import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../test/desk.ts'
import { saveIncident } from '../../../test/factories/incident-factory.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

it('says in one answer what five requests say, to each person their own', async () => {
  const { dispatcher, executor } = desk.people
  const { id } = await saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, step: 'assigned', agencyCode: DESK_AGENCY },
  })
  await desk.test.as(executor).post(`/incidents/${id}/presence`, { mode: 'writes' })
  for (const [index, person] of [dispatcher, executor].entries()) {
    const filter = { queue: index === 0 ? 'assigned' : 'new' }
    await desk.test.as(person).post('/views', { name: 'Мой вид', filter })
  }

  for (const person of [dispatcher, executor]) {
    const get = async (path: string) => (await desk.test.as(person).get(path)).json()
    const whole = await get('/desk')
    expect(whole).toEqual({
      counters: await get('/incidents/counters'),
      views: await get('/views'),
      counts: await get('/views/counts'),
      writers: await get('/presence/writers'),
      unread: await get('/notifications/unread'),
    })
    expect(whole.views.views.filter(({ isOwn }: { isOwn: boolean }) => isOwn)).toHaveLength(1)
  }
})
