import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'

/** Browsers keep answers while the line is away and send them in the same second when it comes back. */
const HERD = 200
/** One that waited too long for a connection is told so and sends again. */
const MOST_ROUNDS = 50

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

async function sendAll(ids: readonly string[], send: (id: string) => Promise<number>): Promise<void> {
  let left = ids
  for (let round = 0; left.length > 0; round += 1) {
    expect(round).toBeLessThan(MOST_ROUNDS)
    const statuses = await Promise.all(left.map(send))
    // What was done although its answer did not come back is known by its key the next time.
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([])
    left = left.filter((_, at) => statuses[at] === 503)
  }
}

it('ends for each of two hundred who hand in and approve at once, on a pool of two', async () => {
  const { test, people, channel } = desk
  const saved = await Promise.all(
    Array.from({ length: HERD }, (_, no) =>
      saveIncident(test.db, {
        ...{ channelId: channel.id, step: 'in_progress', agencyCode: DESK_AGENCY },
        ...{ municipalityCode: 'borovichi', text: `Когда заделают яму на Мира, ${no}?` },
      }),
    ),
  )
  const ids = saved.map(({ id }) => id)
  const versionOf = new Map(saved.map(({ id, version }) => [id, version]))
  const keyOf = new Map(ids.map((id) => [id, randomUUID()]))
  const executor = test.as(people.executor)
  const moderator = test.as(people.moderator)

  await sendAll(ids, async (id) => {
    const expectedVersion = versionOf.get(id) ?? 0
    const words = { kind: 'final', text: GOOD_ANSWER, overrideReason: 'Тот же случай', expectedVersion }
    const body = { ...words, key: keyOf.get(id) }
    return (await executor.post(`/incidents/${id}/answer/submit`, body)).statusCode
  })
  await sendAll(ids, async (id) => {
    const expectedVersion = (versionOf.get(id) ?? 0) + 1
    const body = { versionNo: 1, expectedVersion, key: keyOf.get(id) }
    return (await moderator.post(`/incidents/${id}/answer/approve`, body)).statusCode
  })

  const outbox = await test.db.selectFrom('outbox').select('incidentId').execute()
  expect(outbox.map(({ incidentId }) => incidentId).toSorted()).toEqual(ids.toSorted())
}, 180_000)
