/** A question put aside by one person: nobody else notices, no clock stops, and news brings it back. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { workOnClarifications } from '../../../../test/answers/clarifying.ts'
import { DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'

const HOUR_MS = 3_600_000

let desk: Desk
let work: ReturnType<typeof workOnClarifications>
const stranger = buildActor({ role: 'executor', scope: { kind: 'agency', code: 'administration-valday' } })
beforeAll(async () => {
  desk = await openDesk()
  work = workOnClarifications(desk, 'aside')
  await saveUser(desk.test.db, stranger)
})
afterAll(() => desk.close())
beforeEach(() => {
  desk.test.clock.now = DESK_NOON
})

const client = () => work.as('executor')
const inHours = (hours: number) => new Date(desk.test.clock.now.getTime() + hours * HOUR_MS).toISOString()
const set = (id: string, until: string | null) => client().put(`/incidents/${id}/snooze`, { until })
const list = async (): Promise<{ incidentId: string; until: string; backAt: string }[]> =>
  (await client().get('/snoozes')).json().snoozes
const isAside = async (id: string) => (await list()).some(({ incidentId }) => incidentId === id)
const total = async () => (await client().get('/incidents/counters')).json().queues.mine.total

describe('put aside', () => {
  it('is told to its person alone, is counted and late as ever, and comes back by itself', async () => {
    const { id } = await work.question()
    const [before, card] = [await total(), await work.card(id)]
    const until = inHours(1)
    expect((await set(id, until)).json().snoozes).toContainEqual(
      expect.objectContaining({ incidentId: id, until, queues: expect.arrayContaining(['mine']) }),
    )
    expect(await total()).toBe(before)
    const after = await work.card(id)
    expect([after.version, after.deadline]).toEqual([card.version, card.deadline])
    expect((await work.as('head').get('/snoozes')).json().snoozes).toEqual([])
    desk.passMs(HOUR_MS)
    expect(await isAside(id)).toBe(false)
  })

  it('is named with every list that counts it, of the desk too, and as late where it is', async () => {
    const moderator = work.as('moderator')
    const { id } = await work.question()
    await work.submit(id, { privateText: '' })
    const now = desk.test.clock.now.getTime()
    await moderator.put(`/incidents/${id}/snooze`, { until: inHours(1) })
    const [ofApprover] = (await moderator.get('/snoozes')).json().snoozes
    expect(ofApprover).toMatchObject({ queues: ['approval', 'to_approve'], isLate: false })
    const { dueAt } = (await work.card(id)).deadline
    desk.test.clock.now = new Date(Math.max(Date.parse(dueAt), now) + HOUR_MS)
    await moderator.put(`/incidents/${id}/snooze`, { until: inHours(1) })
    expect((await moderator.get('/snoozes')).json().snoozes).toEqual([
      expect.objectContaining({ queues: ['approval', 'to_approve'], isLate: true }),
    ])
    await set(id, inHours(1))
    expect((await list()).find(({ incidentId }) => incidentId === id)).toMatchObject({
      queues: expect.arrayContaining(['approval']),
    })
  })

  it('is taken back, and put aside once more', async () => {
    const { id } = await work.question()
    await set(id, inHours(1))
    expect((await set(id, null)).statusCode).toBe(200)
    expect(await isAside(id)).toBe(false)
    await set(id, inHours(1))
    await set(id, inHours(2))
    expect((await list()).filter(({ incidentId }) => incidentId === id)).toHaveLength(1)
  })

  it('comes back at once with new words of its author, a danger, or a returned answer', async () => {
    const [told, urgent, returned] = [await work.question(), await work.question(), await work.question()]
    for (const { id } of [told, urgent, returned]) await set(id, inHours(2))
    await work.reply(told, 'Воды всё ещё нет')
    const { topicCode, municipalityCode } = await work.card(urgent.id)
    await work.run('moderator', urgent.id, {
      ...{ type: 'classify', topicCode, municipalityCode, urgency: 'urgent' },
    })
    await work.submit(returned.id, { privateText: '' })
    const sentBack = await work.as('moderator').post(`/incidents/${returned.id}/answer/send-back`, {
      ...{ versionNo: 1, reasonCode: 'no_date', comment: 'Назовите срок' },
      expectedVersion: (await work.card(returned.id)).version,
    })
    expect([sentBack.statusCode, sentBack.body.slice(0, 200)]).toEqual([200, expect.anything()])
    const aside = await Promise.all([told, urgent, returned].map(({ id }) => isAside(id)))
    expect(aside).toEqual([false, false, false])
  })

  it('comes back when its deadline comes near, which is said beforehand', async () => {
    const { id } = await work.question()
    await set(id, inHours(24 * 20))
    const [found] = (await list()).filter(({ incidentId }) => incidentId === id)
    const { deadline } = await work.card(id)
    expect(found?.backAt).toBe(deadline.warnAt)
    desk.test.clock.now = new Date(deadline.warnAt)
    expect(await isAside(id)).toBe(false)
  })

  it('is refused for what the reader does not see, has ended, or would never come back', async () => {
    const { id } = await work.question()
    const until = inHours(1)
    expect((await desk.test.as(stranger).put(`/incidents/${id}/snooze`, { until })).statusCode).toBe(404)
    const codeOf = async (moment: string) => (await set(id, moment)).json().code
    expect(await codeOf(inHours(-1))).toBe('snooze.wrong_time')
    expect(await codeOf(inHours(24 * 40))).toBe('snooze.wrong_time')
  })
})
