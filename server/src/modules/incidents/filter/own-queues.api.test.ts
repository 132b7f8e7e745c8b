import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { ConnectorError } from '../../../connectors/connector.ts'
import type { Actor } from '../../access/index.ts'

const OURS = { kind: 'agency', code: DESK_AGENCY } as const
type Row = { id: string; flags: { hasFailedDelivery: boolean } }
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

it("counts the author's unread words as work of today, whatever the step", async () => {
  const { executor } = desk.people
  const own = { agencyCode: DESK_AGENCY, assigneeId: executor.id, channelId: desk.channel.id }
  const unread = await saveIncident(desk.test.db, {
    ...{ ...own, step: 'awaiting_author' as const, hasUnreadFollowUp: true },
  })
  await saveIncident(desk.test.db, { ...own, step: 'awaiting_author' })

  for (const queue of ['mine_today', 'mine']) {
    const { incidents } = (await desk.test.as(executor).get(`/incidents?queue=${queue}`)).json()
    expect(incidents.map(({ id }: { id: string }) => id)).toEqual([unread.id])
  }
  const { queues } = (await desk.test.as(executor).get('/incidents/counters')).json()
  expect(queues.mine_today).toMatchObject({ total: 1 })
})

it("keeps a sent answer among what is its sender's, and says whose yes it waits for and since when", async () => {
  const { executor } = desk.people
  const { id } = await saveIncident(desk.test.db, {
    ...{ agencyCode: DESK_AGENCY, municipalityCode: 'borovichi', channelId: desk.channel.id },
    ...{ step: 'in_progress', assigneeId: executor.id },
  })
  const read = async (queue: string) => {
    const { incidents } = (await desk.test.as(executor).get(`/incidents?queue=${queue}`)).json()
    return incidents.find((row: { id: string }) => row.id === id)
  }
  expect(await read('mine')).toMatchObject({ approval: null })
  expect(await read('mine_sent')).toBeUndefined()

  const answer = { kind: 'final', text: GOOD_ANSWER, overrideReason: 'да', expectedVersion: 1 }
  await desk.test.as(executor).post(`/incidents/${id}/answer/submit`, answer)

  const approval = { stage: 'centre', since: desk.test.clock.now.toISOString() }
  expect(await read('mine_sent')).toMatchObject({ step: 'approval', approval })
  expect(await read('mine')).toBeUndefined()
  const { queues } = (await desk.test.as(executor).get('/incidents/counters')).json()
  expect(queues.mine_sent).toMatchObject({ total: 1 })

  // Words of the author that nobody has read are work again: it stands in one of the two, never in both.
  await desk.test.db.updateTable('incident').set({ hasUnreadFollowUp: true }).where('id', '=', id).execute()
  expect(await read('mine')).toMatchObject({ approval })
  expect(await read('mine_sent')).toBeUndefined()
  await desk.test.db.updateTable('incident').set({ hasUnreadFollowUp: false }).where('id', '=', id).execute()
})

it('leaves what one gave back to the others of the body and to its coordinator, until somebody has it', async () => {
  const { executor, coordinator } = desk.people
  const colleague = buildActor({ role: 'executor', name: 'Вера Соседняя', scope: OURS })
  await saveUser(desk.test.db, colleague)
  const { id } = await saveIncident(desk.test.db, {
    ...{ agencyCode: DESK_AGENCY, municipalityCode: 'borovichi', channelId: desk.channel.id },
    step: 'assigned',
  })
  const run = async (by: Actor, command: object) => {
    const { version } = await stored(id)
    const url = `/incidents/${id}/commands`
    const response = await desk.test.as(by).post(url, { ...command, expectedVersion: version })
    expect([response.statusCode, response.body.slice(0, 200)]).toEqual([200, expect.anything()])
  }
  const has = async (by: Actor) => {
    const read = async (path: string) => (await desk.test.as(by).get(path)).json()
    const isIn = (rows: { id: string }[]) => rows.some((row) => row.id === id)
    const near = (await read('/incidents/near')).tasks.map((one: { incident: Row }) => one.incident)
    const { queues } = await read('/incidents/counters')
    const inQueue = isIn((await read('/incidents?queue=mine')).incidents)
    return {
      list: inQueue,
      near: isIn(near),
      today: isIn((await read('/today')).items),
      counted: queues.mine.total,
    }
  }
  const [own, others] = [await has(executor), await has(colleague)]
  expect([own, others]).toMatchObject([{ list: true, near: true, today: true }, { list: true }])

  const shown = { list: true, near: true, today: true }
  const hidden = { list: false, near: false, today: false }
  await run(executor, { type: 'take' })
  await run(executor, { type: 'release', reason: 'Яма на дороге области.' })
  expect(await has(executor)).toEqual({ ...hidden, counted: own.counted - 1 })
  expect(await has(colleague)).toEqual({ ...shown, counted: others.counted })
  expect(await has(coordinator)).toMatchObject(shown)
  expect((await desk.test.as(executor).get(`/incidents/${id}`)).json()).toMatchObject({
    ...{ step: 'assigned', assigneeName: null },
    released: {
      ...{ at: desk.test.clock.now.toISOString(), byName: executor.name },
      reason: 'Яма на дороге области.',
    },
  })

  // Whoever hands the work out and gives their own back has it to hand out.
  await run(coordinator, { type: 'take' })
  await run(coordinator, { type: 'release', reason: 'Пусть возьмут другие' })
  expect(await has(coordinator)).toMatchObject(shown)
  expect(await has(executor)).toMatchObject(shown)

  await run(executor, { type: 'take' })
  await run(executor, { type: 'release', reason: 'Всё же не мы' })
  await run(coordinator, { type: 'assign_person', unitCode: null, assigneeId: executor.id })
  expect(await has(executor)).toMatchObject(shown)
  expect((await desk.test.as(executor).get(`/incidents/${id}`)).json().released).toBeNull()
})

const stored = (id: string) =>
  desk.test.db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

it('marks an answer that the network refused, in its row and at its queue, until a person decides', async () => {
  const { executor, moderator } = desk.people
  const ids: string[] = []
  for (const externalId of ['arrives', 'follows']) {
    const own = { agencyCode: DESK_AGENCY, municipalityCode: 'borovichi', channelId: desk.channel.id }
    const { id } = await saveIncident(desk.test.db, { ...own, externalId, step: 'in_progress' })
    const url = `/incidents/${id}/answer`
    const answer = { kind: 'final', text: `${GOOD_ANSWER} ${externalId}`, overrideReason: 'да' }
    await desk.test.as(executor).post(`${url}/submit`, { ...answer, expectedVersion: 1 })
    await desk.test.as(moderator).post(`${url}/approve`, { versionNo: 1, expectedVersion: 2 })
    ids.push(id)
  }
  const readQueue = async () => {
    const { incidents } = (await desk.test.as(moderator).get('/incidents?queue=publishing')).json()
    const { queues } = (await desk.test.as(moderator).get('/incidents/counters')).json()
    const flags: Record<string, boolean> = Object.fromEntries(
      incidents.map(({ id, flags: { hasFailedDelivery } }: Row) => [id, hasFailedDelivery]),
    )
    return { flags, failed: queues.publishing.failed }
  }
  expect(await readQueue()).toEqual({ flags: { [ids[0]!]: false, [ids[1]!]: false }, failed: 0 })

  desk.network.ends.push('ok', new ConnectorError('refused', 'fake.refused'))
  await desk.send()

  // They leave side by side: the one that came to the network second was refused.
  const refused = desk.network.calls.at(-1)?.message.text.includes('arrives') ? ids[0]! : ids[1]!
  expect(await readQueue()).toEqual({ flags: { [refused]: true }, failed: 1 })
})
