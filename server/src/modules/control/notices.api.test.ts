import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { workOnClarifications } from '../../../test/answers/clarifying.ts'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../../test/desk.ts'
import { saveIncident } from '../../../test/factories/incident-factory.ts'
import { saveSettings } from '../../../test/factories.ts'
import { ConnectorError } from '../../connectors/connector.ts'
import { notifyOfActivities } from './notify-of-activities.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await read()
})
beforeEach(async () => {
  await read()
  await desk.test.db.deleteFrom('notification').execute()
})
afterAll(() => desk.close())

const OURS = { agencyCode: DESK_AGENCY, municipalityCode: 'borovichi' }

/** A transaction of another test in the same cluster may hold events back for a while. */
async function read(): Promise<void> {
  for (;;) {
    const { hasMore } = await notifyOfActivities(desk.test.context)
    if (!hasMore) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const command = (who: keyof Desk['people'], id: string, body: object) =>
  desk.test.as(desk.people[who]).post(`/incidents/${id}/commands`, body)
async function told() {
  await read()
  const rows = await desk.test.db
    .selectFrom('notification')
    .innerJoin('appUser', 'appUser.id', 'notification.userId')
    .select(['appUser.name', 'kind', 'details'])
    .orderBy('appUser.name')
    .execute()
  return rows.map(({ name, kind }) => `${name.split(' ')[0]} ${kind}`)
}

it('tells a body of its new work, and the person it is given to', async () => {
  const { id } = await saveIncident(desk.test.db, { channelId: desk.channel.id, step: 'distribution' })

  await command('dispatcher', id, { type: 'assign', agencyCode: DESK_AGENCY, expectedVersion: 1 })
  expect(await told()).toEqual(['Координатор assigned'])
  await command('coordinator', id, {
    type: 'assign_person',
    unitCode: null,
    assigneeId: desk.people.executor.id,
    expectedVersion: 2,
  })
  expect(await told()).toEqual(['Исполнитель assigned', 'Координатор assigned'])
  // Two things to whoever hears both, not one twice.
  const rows = await desk.test.db
    .selectFrom('notification')
    .select(['userId', 'details'])
    .where('incidentId', '=', id)
    .execute()
  const ofBody = rows.filter(({ details }) => (details as { isForBody?: boolean }).isForBody)
  expect(ofBody.map(({ userId }) => userId)).toEqual([desk.people.coordinator.id])
})

it('does not notify people of what they did themselves', async () => {
  const { id } = await saveIncident(desk.test.db, { channelId: desk.channel.id, step: 'assigned', ...OURS })

  await command('coordinator', id, {
    type: 'assign_person',
    unitCode: null,
    assigneeId: desk.people.coordinator.id,
    expectedVersion: 1,
  })

  expect(await told()).toEqual([])
})

it('tells the centre what a body returned, approvers what waits, the writer what came back', async () => {
  const returned = await saveIncident(desk.test.db, { channelId: desk.channel.id, step: 'distribution' })
  await command('dispatcher', returned.id, { type: 'assign', agencyCode: DESK_AGENCY, expectedVersion: 1 })
  await read()
  await desk.test.db.deleteFrom('notification').execute()
  await command('coordinator', returned.id, {
    type: 'return',
    reason: 'Дорога областная',
    proposedAgencyCode: null,
    expectedVersion: 2,
  })
  expect(await told()).toEqual(['Куратор returned'])
  await desk.test.db.deleteFrom('notification').execute()

  const { id } = await saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'in_progress',
    assigneeId: desk.people.executor.id,
    ...OURS,
  })
  const url = `/incidents/${id}/answer`
  const submitted = await desk.test
    .as(desk.people.executor)
    .post(`${url}/submit`, { kind: 'final', text: GOOD_ANSWER, expectedVersion: 1, overrideReason: 'да' })
  expect(submitted.statusCode).toBe(200)
  expect(await told()).toEqual(['Модератор approval'])
  await desk.test.as(desk.people.moderator).post(`${url}/send-back`, {
    versionNo: 1,
    expectedVersion: 2,
    reasonCode: 'no_date',
    comment: 'Назовите срок',
  })
  expect(await told()).toEqual(['Исполнитель sent_back', 'Модератор approval'])
  const { details } = await desk.test.db
    .selectFrom('notification')
    .select('details')
    .where('kind', '=', 'sent_back')
    .executeTakeFirstOrThrow()
  expect(details).toMatchObject({
    ...{ by: desk.people.moderator.name, reasonCode: 'no_date', words: 'Назовите срок' },
  })
})

it('tells the writer that something is to be added to what they have written', async () => {
  const { id } = await saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, step: 'awaiting_author', ...OURS, answeredAt: desk.test.clock.now },
    ...{ assigneeId: desk.people.executor.id, outcome: 'explained' },
  })
  await command('moderator', id, { type: 'supplement', reason: 'Изменилась дата', expectedVersion: 1 })
  expect(await told()).toEqual(['Исполнитель follow_up'])
})

it('reads by itself what waited for an approval that somebody else has given', async () => {
  const { id } = await saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, step: 'in_progress', ...OURS },
    assigneeId: desk.people.executor.id,
  })
  const url = `/incidents/${id}/answer`
  const answer = { kind: 'final', text: GOOD_ANSWER, expectedVersion: 1, overrideReason: 'да' }
  await desk.test.as(desk.people.executor).post(`${url}/submit`, answer)
  const unread = async () =>
    (await desk.test.as(desk.people.moderator).get('/notifications/unread')).json().count
  await read()
  expect(await unread()).toBe(1)
  const decision = { versionNo: 1, expectedVersion: 2, reasonCode: 'no_date', comment: 'Назовите срок' }
  await desk.test.as(desk.people.moderator).post(`${url}/send-back`, decision)
  await read()
  expect(await unread()).toBe(0)
  // What is asked anew is unread anew.
  await desk.test.as(desk.people.executor).post(`${url}/submit`, { ...answer, expectedVersion: 3 })
  await read()
  expect(await unread()).toBe(1)
})

it('reads a notice told of many once the last of them has been decided, and counts what is left', async () => {
  const answers = await Promise.all(
    Array.from({ length: 7 }, async () => {
      const { id } = await saveIncident(desk.test.db, {
        ...{ channelId: desk.channel.id, step: 'in_progress', ...OURS },
        assigneeId: desk.people.executor.id,
      })
      const answer = { kind: 'final', text: GOOD_ANSWER, expectedVersion: 1, overrideReason: 'да' }
      await desk.test.as(desk.people.executor).post(`/incidents/${id}/answer/submit`, answer)
      return { id, answer }
    }),
  )
  const sendBack = (id: string) =>
    desk.test.as(desk.people.moderator).post(`/incidents/${id}/answer/send-back`, {
      ...{ versionNo: 1, expectedVersion: 2, reasonCode: 'no_date', comment: 'Назовите срок' },
    })
  // However the events were read, more than five in an hour are told as one.
  const unread = async () => {
    await read()
    const response = await desk.test.as(desk.people.moderator).get('/notifications')
    const rows: { count: number; readAt: string | null; incidentId: string | null }[] =
      response.json().notifications
    expect(rows.some(({ incidentId }) => incidentId === null)).toBe(true)
    return rows.filter(({ readAt }) => readAt === null).reduce((sum, { count }) => sum + count, 0)
  }
  expect(await unread()).toBe(7)

  for (const { id } of answers.slice(1)) await sendBack(id)
  expect(await unread()).toBe(1)
  const [first] = answers
  await sendBack(first!.id)
  expect(await unread()).toBe(0)
  // What is asked anew is unread anew, and is one, not eight.
  await desk.test
    .as(desk.people.executor)
    .post(`/incidents/${first!.id}/answer/submit`, { ...first!.answer, expectedVersion: 3 })
  expect(await unread()).toBe(1)
})

it('asks the writer of a mended text to confirm the change', async () => {
  const { id } = await saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'in_progress',
    ...OURS,
  })
  const url = `/incidents/${id}/answer`
  const answer = { kind: 'final', text: GOOD_ANSWER, expectedVersion: 1, overrideReason: 'да' }
  await desk.test.as(desk.people.executor).post(`${url}/submit`, answer)
  await read()
  await desk.test.db.deleteFrom('notification').execute()
  const mending = { versionNo: 1, expectedVersion: 2, text: `${GOOD_ANSWER} Звоните.` }
  expect((await desk.test.as(desk.people.moderator).post(`${url}/mend`, mending)).statusCode).toBe(200)

  expect(await told()).toEqual(['Исполнитель approval'])
})

it('tells the owner that the author wrote again, once however often it is read', async () => {
  await desk.deliver({ id: '501', text: 'Яма на Мира, 5' })
  await desk.work()
  const { id } = await desk.incidentOf('501')
  await desk.test.db
    .updateTable('incident')
    .set({ step: 'in_progress', assigneeId: desk.people.executor.id, ...OURS })
    .where('id', '=', id)
    .execute()
  const before = await desk.test.db.selectFrom('eventReader').selectAll().executeTakeFirstOrThrow()
  await desk.deliver({ id: '502', thread: '501', text: 'Так когда?' })
  await desk.work()

  expect(await told()).toEqual(['Исполнитель follow_up'])
  await desk.test.db.updateTable('eventReader').set(before).execute()
  expect(await told()).toEqual(['Исполнитель follow_up'])
})

it('keeps codes and numbers only', async () => {
  const { id } = await saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'distribution',
    text: 'Иванов Иван просит',
  })
  await command('dispatcher', id, {
    type: 'assign',
    agencyCode: DESK_AGENCY,
    comment: 'Позвоните Иванову',
    expectedVersion: 1,
  })
  await read()
  const rows = await desk.test.db.selectFrom('notification').select('details').execute()
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain('Иванов')
})

it('tells whoever writes the answer, and the centre, that an author answered, was silent or was not reached', async () => {
  const work = workOnClarifications(desk, 'notices')
  const [answered, silent, lost] = [await work.waiting(), await work.waiting(), await work.question()]
  desk.network.ends.push(new ConnectorError('refused', 'vk.901'))
  await work.ask(lost.id)
  await read()
  await desk.test.db.deleteFrom('notification').execute()
  await desk.send()
  expect(await told()).toEqual(['Исполнитель delivery', 'Куратор delivery'])

  await desk.test.db.deleteFrom('notification').execute()
  await work.reply(answered, 'Мира, 5')
  expect(await told()).toEqual(['Исполнитель follow_up'])
  const [notice] = await desk.test.db.selectFrom('notification').select('details').execute()
  expect(notice?.details).toMatchObject({ isClarified: true })

  await desk.test.db.deleteFrom('notification').execute()
  desk.passMs(4 * 24 * 3_600_000)
  await desk.runJob('incidents.end_silent_clarifications')
  expect(await told()).toEqual(['Исполнитель follow_up', 'Куратор follow_up'])
  expect((await work.list(silent.id)).clarifications).toMatchObject([{ endedAs: 'silence' }])
})

it('calls approvers to a clarifying question where the region asks for it, until they have read of it', async () => {
  await saveSettings(desk.test.db, { clarificationNeedsApproval: true })
  const work = workOnClarifications(desk, 'proposed')
  const { id } = await work.question()
  await read()
  await desk.test.db.deleteFrom('notification').execute()
  await work.ask(id)
  expect(await told()).toEqual(['Модератор approval'])
  const unread = desk.test.db.selectFrom('notification').select('id').where('readAt', 'is', null)
  expect(await unread.execute()).toHaveLength(1)
  await saveSettings(desk.test.db, { clarificationNeedsApproval: false })
})
