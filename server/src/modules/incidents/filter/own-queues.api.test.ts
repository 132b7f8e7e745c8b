import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { ConnectorError } from '../../../connectors/connector.ts'

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
