import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const save = (seed: Partial<Parameters<typeof saveIncident>[1]> = {}) =>
  saveIncident(desk.test.db, {
    ...{
      channelId: desk.channel.id,
      step: 'in_progress',
      agencyCode: DESK_AGENCY,
      municipalityCode: 'borovichi',
    },
    ...{ assigneeId: desk.people.executor.id, ...seed },
  })

it('tells a person where their own tasks are, as they were marked or by the centre of the place', async () => {
  const [marked, placed, nowhere] = [await save(), await save(), await save({ municipalityCode: null })]
  const others = await save({ assigneeId: desk.people.coordinator.id })
  await desk.test.db
    .updateTable('incident')
    .set({ latitude: 58.4, longitude: 33.9 })
    .where('id', '=', marked.id)
    .execute()
  const reply = await desk.test.as(desk.people.executor).get('/incidents/near')
  expect(reply.statusCode).toBe(200)
  const { tasks } = reply.json<{ tasks: { incident: { id: string }; point: object | null }[] }>()
  const pointOf = new Map(tasks.map(({ incident, point }) => [incident.id, point]))
  expect(pointOf.get(marked.id)).toEqual({ latitude: 58.4, longitude: 33.9, isExact: true })
  expect(pointOf.get(placed.id)).toMatchObject({ isExact: false })
  expect(pointOf.get(nowhere.id)).toBeNull()
  expect(pointOf.has(others.id)).toBe(false)
})

it('is not asked where the person is: it takes no words at all', async () => {
  const { executor } = desk.people
  expect((await desk.test.as(executor).get('/incidents/near?latitude=58.4&longitude=33.9')).statusCode).toBe(
    400,
  )
})
