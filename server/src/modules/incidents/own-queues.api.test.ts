import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../test/desk.ts'
import { saveIncident } from '../../../test/incident-factory.ts'

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
