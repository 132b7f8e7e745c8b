import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'
import { forgetDirectory } from '../../directory/index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
afterEach(async () => {
  await setAgency({ needsInnerApproval: false, isTrusted: false })
  await desk.test.owner.deleteFrom('substitution').execute()
})

const OURS = { kind: 'agency', code: DESK_AGENCY } as const
async function setAgency(changes: { needsInnerApproval?: boolean; isTrusted?: boolean }) {
  await desk.test.db.updateTable('agency').set(changes).where('code', '=', DESK_AGENCY).execute()
  forgetDirectory(desk.test.db)
}
async function submitted(by: Actor = desk.people.executor) {
  const { id } = await saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'in_progress',
    agencyCode: DESK_AGENCY,
    municipalityCode: 'borovichi',
    text: 'Когда заделают яму на Мира, 5?',
  })
  const body = { kind: 'final', text: GOOD_ANSWER, expectedVersion: 1, overrideReason: 'да' }
  const response = await desk.test.as(by).post(`/incidents/${id}/answer/submit`, body)
  expect(response.statusCode).toBe(200)
  return id
}
const act = async (actor: Actor, id: string, step: string, body: object) => {
  const { version } = await desk.test.db
    .selectFrom('incident')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const response = await desk.test
    .as(actor)
    .post(`/incidents/${id}/answer/${step}`, { expectedVersion: version, ...body })
  return { status: response.statusCode, ...response.json() }
}
const approve = (actor: Actor, id: string, body: object = {}) =>
  act(actor, id, 'approve', { versionNo: 1, ...body })
const sendBack = (actor: Actor, id: string) =>
  act(actor, id, 'send-back', { versionNo: 1, reasonCode: 'tone', comment: 'мягче' })
const queueOf = async (actor: Actor) => {
  const { incidents } = (await desk.test.as(actor).get('/incidents?queue=to_approve')).json()
  return incidents.map(({ id }: { id: string }) => id)
}
const versionOf = async (id: string) =>
  (await desk.test.as(desk.people.moderator).get(`/incidents/${id}/answer`)).json().versions[0]
const outboxOf = (id: string) =>
  desk.test.db.selectFrom('outbox').selectAll().where('incidentId', '=', id).execute()
const inHours = (hours: number) => new Date(desk.test.clock.now.getTime() + hours * 3600_000).toISOString()
const proveTwice = (actor: Actor) =>
  desk.test.db.updateTable('appUser').set({ twoFactorEnabled: true }).where('id', '=', actor.id).execute()
const goAway = (absent: Actor, deputy: Actor, from = -1, to = 24) =>
  desk.test
    .as(absent)
    .post('/substitutions', { deputyId: deputy.id, startsAt: inHours(from), endsAt: inHours(to) })

it('asks inside the agency first where it wants that, then the centre; each sees only their stage', async () => {
  await setAgency({ needsInnerApproval: true })
  const { executor, coordinator, moderator, dispatcher } = desk.people
  const id = await submitted()

  expect(await queueOf(coordinator)).toContain(id)
  expect(await queueOf(moderator)).not.toContain(id)
  expect(await approve(moderator, id)).toMatchObject({ status: 403, code: 'incident.step_forbidden' })
  expect(await approve(executor, id)).toMatchObject({ status: 403 })
  expect(await approve(coordinator, id)).toMatchObject({
    status: 200,
    step: 'approval',
    abilities: { approve: false },
  })

  expect(await queueOf(coordinator)).not.toContain(id)
  expect(await queueOf(moderator)).toContain(id)
  expect(await queueOf(dispatcher)).not.toContain(id)
  expect(await approve(coordinator, id)).toMatchObject({ status: 403 })
  expect(await outboxOf(id)).toEqual([])
  expect(await approve(moderator, id)).toMatchObject({ status: 200, step: 'publishing' })
  expect(await versionOf(id)).toMatchObject({
    decisions: [
      { stage: 'agency', outcome: 'approved', byName: coordinator.name, forName: null },
      { stage: 'centre', outcome: 'approved', byName: moderator.name },
    ],
  })
  expect(await outboxOf(id)).toHaveLength(1)
})

it('lets a trusted agency publish by its own word alone', async () => {
  await setAgency({ needsInnerApproval: true, isTrusted: true })
  const id = await submitted()

  expect(await approve(desk.people.head, id)).toMatchObject({ status: 200, step: 'publishing' })
})

it('does not ask inside where nobody but the author could answer', async () => {
  await setAgency({ needsInnerApproval: true })
  const { coordinator, head } = desk.people
  await desk.test.db.updateTable('appUser').set({ isActive: false }).where('id', '=', head.id).execute()
  const id = await submitted(coordinator)
  await desk.test.db.updateTable('appUser').set({ isActive: true }).where('id', '=', head.id).execute()

  expect(await versionOf(id)).toMatchObject({ stage: 'centre' })
})

it('wants two pairs of eyes at each stage, in the database too', async () => {
  await setAgency({ needsInnerApproval: true })
  const both = buildActor({
    grants: [
      { role: 'coordinator', scope: OURS },
      { role: 'moderator', scope: { kind: 'region' } },
    ],
  })
  await saveUser(desk.test.db, both)
  const own = await submitted(desk.people.coordinator)
  expect(await approve(desk.people.coordinator, own)).toMatchObject({ status: 403, code: 'answer.four_eyes' })

  const id = await submitted()
  expect(await approve(both, id)).toMatchObject({ status: 200, step: 'approval' })
  expect(await approve(both, id)).toMatchObject({ status: 403, code: 'answer.four_eyes' })
  for (const [authorId, decidedBy] of [
    [desk.people.executor.id, both.id],
    [desk.people.executor.id, desk.people.executor.id],
    [desk.people.moderator.id, desk.people.head.id],
  ] as const) {
    const forged = desk.test.db
      .insertInto('answerDecision')
      .values({
        id: '0190a5c2-7d1e-7000-8000-000000000001',
        incidentId: id,
        versionNo: 1,
        authorId,
        stage: 'centre',
        outcome: 'approved',
        decidedBy,
        decidedByName: 'x',
        decidedAt: desk.test.clock.now,
      })
      .execute()
    await expect(forged).rejects.toMatchObject({ code: expect.stringMatching(/^23/) })
  }
})

it('sends back at either stage', async () => {
  await setAgency({ needsInnerApproval: true })
  const id = await submitted()
  expect(await sendBack(desk.people.moderator, id)).toMatchObject({ status: 403 })
  expect(await sendBack(desk.people.coordinator, id)).toMatchObject({ status: 200, step: 'rework' })
})

it('lets a deputy decide in the name of who is away, and says so; only then', async () => {
  const { moderator, dispatcher, executor } = desk.people
  const id = await submitted()
  expect(await approve(dispatcher, id)).toMatchObject({ status: 403 })
  // Who publishes in the region's name proves it twice, a deputy too.
  expect((await goAway(moderator, dispatcher, 1, 24)).json().code).toBe('access.deputy_not_possible')
  await proveTwice(dispatcher)
  expect((await goAway(moderator, dispatcher, 1, 24)).statusCode).toBe(200)
  expect(await approve(dispatcher, id)).toMatchObject({ status: 403 })

  desk.passMs(2 * 3600_000)
  expect(await queueOf(dispatcher)).toContain(id)
  expect((await desk.test.as(dispatcher).get(`/incidents/${id}`)).json().abilities).toMatchObject({
    approve: true,
  })
  expect(await approve(dispatcher, id)).toMatchObject({ status: 200, step: 'publishing' })
  expect(await versionOf(id)).toMatchObject({
    decisions: [{ byName: dispatcher.name, forName: moderator.name }],
  })
  const [last] = await desk.test.db
    .selectFrom('incidentActivity')
    .select(['type', 'details'])
    .where('incidentId', '=', id)
    .where('type', '=', 'approve')
    .execute()
  expect(last?.details).toMatchObject({ forName: moderator.name })

  const ofDeputy = await submitted(dispatcher)
  expect(await approve(dispatcher, ofDeputy)).toMatchObject({ status: 403 })
  const ofAbsent = await submitted(moderator)
  expect(await approve(dispatcher, ofAbsent)).toMatchObject({ status: 403 })
  expect(await queueOf(executor)).toEqual([])
})

it('refuses absences that overlap, chains and circles, and deputies who cannot', async () => {
  const { moderator, dispatcher, coordinator, head, executor, administrator } = desk.people
  const second = buildActor({ role: 'moderator', name: 'Модератор Зоя' })
  await saveUser(desk.test.db, second)
  for (const actor of [second, moderator, dispatcher]) await proveTwice(actor)
  expect((await goAway(moderator, second)).statusCode).toBe(200)

  const refusals = [
    [await goAway(moderator, dispatcher, 3, 5), 409, 'access.absence_overlaps'],
    [await goAway(second, moderator, 3, 5), 409, 'access.deputy_is_away'],
    [await goAway(second, dispatcher, 3, 5), 409, 'access.you_stand_in'],
    [await goAway(moderator, moderator, 30, 40), 400, 'access.deputy_not_possible'],
    [await goAway(moderator, executor, 30, 40), 400, 'access.deputy_not_possible'],
    [await goAway(moderator, administrator, 30, 40), 400, 'access.deputy_not_possible'],
    [await goAway(executor, coordinator, 1, 2), 400, 'access.approves_nothing'],
    [await goAway(coordinator, head, 5, 4), 400, 'access.absence_span'],
    [await goAway(coordinator, head, -5, -4), 400, 'access.absence_span'],
  ] as const
  for (const [response, status, code] of refusals)
    expect([response.statusCode, response.json().code]).toEqual([status, code])
  expect((await goAway(moderator, second, 30, 40)).statusCode).toBe(200)
  expect((await goAway(coordinator, executor)).statusCode).toBe(200)

  const [mine] = (await desk.test.as(moderator).get('/substitutions')).json().substitutions
  expect(mine).toMatchObject({ isMine: true, deputyName: second.name })
  expect((await desk.test.as(second).delete(`/substitutions/${mine.id}`)).statusCode).toBe(404)
  expect((await desk.test.as(moderator).delete(`/substitutions/${mine.id}`)).statusCode).toBe(200)
  expect((await goAway(second, dispatcher, 3, 5)).statusCode).toBe(200)
})

it('writes one of two crossing absences asked for at the same moment', async () => {
  const { coordinator, head } = desk.people
  const both = await Promise.all([goAway(coordinator, head), goAway(head, coordinator)])

  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
})

it('publishes in its hour, and can be called back until then', async () => {
  const { moderator, executor } = desk.people
  const id = await submitted()
  const at = new Date(desk.test.clock.now.getTime() + 3600_000)
  const late = await approve(moderator, id, { publish: { when: 'at', at: '2027-12-01T09:00:00Z' } })
  expect(late).toMatchObject({ status: 400, code: 'answer.publish_too_late' })
  expect(await approve(moderator, id, { publish: { when: 'at', at: at.toISOString() } })).toMatchObject({
    status: 200,
  })

  await desk.send()
  expect(await outboxOf(id)).toMatchObject([{ state: 'queued', nextAttemptAt: at }])
  expect(await act(executor, id, 'call-back', {})).toMatchObject({ status: 403 })
  expect(await act(moderator, id, 'call-back', { comment: 'уточнили срок' })).toMatchObject({
    status: 200,
    step: 'rework',
  })
  expect(await outboxOf(id)).toMatchObject([{ state: 'cancelled' }])
  desk.passMs(2 * 3600_000)
  await desk.send()
  expect(await outboxOf(id)).toMatchObject([{ state: 'cancelled' }])
  expect((await versionOf(id)).decisions).toMatchObject([{ outcome: 'approved' }, { outcome: 'recalled' }])

  const again = { kind: 'final', text: GOOD_ANSWER, overrideReason: 'да' }
  expect(await act(executor, id, 'submit', again)).toMatchObject({ status: 200 })
  expect(await act(moderator, id, 'approve', { versionNo: 2 })).toMatchObject({ status: 200 })
  await desk.send()
  expect(await act(moderator, id, 'call-back', {})).toMatchObject({ status: 409 })
})

it('leaves to a person what the network lets nobody else publish', async () => {
  const { id } = await saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'in_progress',
    agencyCode: DESK_AGENCY,
    municipalityCode: 'borovichi',
  })
  await desk.test.db.updateTable('message').set({ surface: 'board' }).where('incidentId', '=', id).execute()
  await desk.test.db.updateTable('incident').set({ surface: 'board' }).where('id', '=', id).execute()
  const { executor, moderator, coordinator } = desk.people
  await act(executor, id, 'submit', { kind: 'final', text: GOOD_ANSWER, overrideReason: 'да' })
  expect((await desk.test.as(executor).get(`/incidents/${id}/answer`)).json().mayReply).toBe(false)
  await approve(moderator, id)

  const [row] = await outboxOf(id)
  expect(row).toMatchObject({ state: 'failed', errorCode: 'outbox.manual_only', attempts: 0 })
  const decision = { decision: 'mark_sent', permalink: 'https://vk.com/topic-1_2?post=3' }
  const strange = { ...decision, screenshotId: '0190a5c2-7d1e-7000-8000-000000000009' }
  const url = `/publications/${row!.id}/resolve`
  expect((await desk.test.as(coordinator).post(url, strange)).statusCode).toBe(404)
  expect((await desk.test.as(coordinator).post(url, decision)).json()).toMatchObject({
    state: 'sent',
    confirmedBy: 'person',
  })
})
