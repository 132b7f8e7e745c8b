import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { saveSettings } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'

const HOLD_MS = 15_000
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  await saveSettings(desk.test.db, { publicationHoldSeconds: 15 })
})

const versionOf = async (id: string) => {
  const row = desk.test.db.selectFrom('incident').select('version').where('id', '=', id)
  return (await row.executeTakeFirstOrThrow()).version
}
async function act(actor: Actor, id: string, step: string, body: object = {}) {
  const expectedVersion = await versionOf(id)
  const response = await desk.test
    .as(actor)
    .post(`/incidents/${id}/answer/${step}`, { expectedVersion, ...body })
  return { status: response.statusCode, ...response.json() }
}
async function submitted(body: object = {}) {
  const { id } = await saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'in_progress',
    agencyCode: DESK_AGENCY,
    municipalityCode: 'borovichi',
  })
  const answer = { kind: 'final', text: GOOD_ANSWER, overrideReason: 'да', ...body }
  expect(await act(desk.people.executor, id, 'submit', answer)).toMatchObject({ status: 200 })
  return id
}
async function approved(body: object = {}) {
  const id = await submitted()
  const decision = { versionNo: 1, ...body }
  expect(await act(desk.people.moderator, id, 'approve', decision)).toMatchObject({ status: 200 })
  return id
}
const outboxOf = (id: string) =>
  desk.test.db.selectFrom('outbox').selectAll().where('incidentId', '=', id).orderBy('seq').execute()
const answerOf = async (id: string, reader = desk.people.moderator) =>
  (await desk.test.as(reader).get(`/incidents/${id}/answer`)).json()

it('sends nothing before the hold is over, whatever sender comes, and once after it', async () => {
  const id = await approved()
  expect((await answerOf(id)).hold).toMatchObject({ leftMs: HOLD_MS, mayUndo: true })
  expect((await answerOf(id, desk.people.executor)).hold).toMatchObject({ mayUndo: false })

  // Each call is a sender of its own, as after a crash.
  await desk.send()
  desk.passMs(HOLD_MS - 1)
  await desk.send()
  expect(await outboxOf(id)).toMatchObject([{ state: 'queued', attempts: 0 }])

  desk.passMs(1)
  expect((await answerOf(id)).hold).toBeNull()
  expect(await desk.send()).toBe(1)
  expect(await desk.send()).toBe(0)
  expect(await outboxOf(id)).toMatchObject([{ state: 'sent', attempts: 1 }])
})

it('takes the approval back within the hold, and nothing is ever sent', async () => {
  const id = await submitted()
  const draft = { kind: 'final', text: 'другой вариант', candidate: 2, expectedRevision: 0 }
  await desk.test.db
    .insertInto('answerDraft')
    .values({
      ...{ incidentId: id, candidate: 2, kind: 'final', text: draft.text, revision: 1 },
      ...{ savedAt: desk.test.clock.now, savedBy: desk.people.executor.id },
    })
    .execute()
  const before = await answerOf(id)
  await act(desk.people.moderator, id, 'approve', { versionNo: 1 })
  expect((await answerOf(id)).drafts).toEqual([])

  desk.passMs(HOLD_MS - 1)
  expect(await act(desk.people.moderator, id, 'undo-approval')).toMatchObject({
    status: 200,
    step: 'approval',
    abilities: { approve: true },
  })
  const after = await answerOf(id)
  expect(after.drafts).toEqual(before.drafts)
  expect(after.versions).toMatchObject([
    { decision: null, decisions: [{ outcome: 'approved', withdrawnAt: desk.test.clock.now.toISOString() }] },
  ])
  desk.passMs(2 * HOLD_MS)
  expect(await desk.send()).toBe(0)
  expect(await outboxOf(id)).toMatchObject([{ state: 'cancelled', attempts: 0 }])
  const [last] = await desk.test.db
    .selectFrom('incidentActivity')
    .select(['type', 'actorId', 'details'])
    .where('incidentId', '=', id)
    .orderBy('seq', 'desc')
    .limit(1)
    .execute()
  expect(last).toMatchObject({
    type: 'undo_approval',
    actorId: desk.people.moderator.id,
    details: { versionNo: 1, from: 'publishing', to: 'approval' },
  })

  expect(await act(desk.people.moderator, id, 'approve', { versionNo: 1 })).toMatchObject({ status: 200 })
  desk.passMs(HOLD_MS)
  expect(await desk.send()).toBe(1)
})

it('lets the clock of approval go on from where it began, so that an undo wins no time', async () => {
  const id = await submitted()
  const clockOf = () =>
    desk.test.db
      .selectFrom('incidentDeadline')
      .select(['startedAt', 'dueAt'])
      .where('incidentId', '=', id)
      .where('key', '=', 'approval')
      .orderBy('startedAt', 'desc')
      .orderBy('state')
      .limit(1)
      .executeTakeFirstOrThrow()
  const before = await clockOf()
  desk.passMs(10 * 60_000)
  await act(desk.people.moderator, id, 'approve', { versionNo: 1 })
  await act(desk.people.moderator, id, 'undo-approval')

  expect(await clockOf()).toEqual(before)
})

it('keeps the moment that a person gave the clock of approval, and judges one approval once', async () => {
  const id = await submitted()
  const dueAt = new Date(desk.test.clock.now.getTime() + 48 * 3600_000).toISOString()
  const moved = await desk.test.as(desk.people.moderator).post(`/incidents/${id}/commands`, {
    ...{ type: 'change_deadline', key: 'approval', dueAt, reason: 'ждём справку' },
    expectedVersion: await versionOf(id),
  })
  expect(moved.statusCode).toBe(200)
  await act(desk.people.moderator, id, 'approve', { versionNo: 1 })
  await act(desk.people.moderator, id, 'undo-approval')

  const clocks = desk.test.db
    .selectFrom('incidentDeadline')
    .select(['state', 'dueAt', 'stoppedAt'])
    .where('incidentId', '=', id)
    .where('key', '=', 'approval')
  expect(await clocks.execute()).toEqual([{ state: 'running', dueAt: new Date(dueAt), stoppedAt: null }])
})

it('refuses an undo when the hold is over, and when the answer is leaving', async () => {
  const id = await approved()
  desk.passMs(HOLD_MS)
  expect(await act(desk.people.moderator, id, 'undo-approval')).toMatchObject({
    status: 409,
    code: 'answer.hold_over',
  })
  await desk.send()
  expect(await act(desk.people.moderator, id, 'undo-approval')).toMatchObject({
    status: 409,
    code: 'answer.already_leaving',
  })
})

it('lets nobody else take an approval back than who said it and who could call the answer back', async () => {
  const id = await approved()
  for (const person of [desk.people.executor, desk.people.dispatcher, desk.people.coordinator])
    expect(await act(person, id, 'undo-approval')).toMatchObject({ status: 403 })
  expect(await act(desk.people.moderator, id, 'undo-approval', { expectedVersion: 1 })).toMatchObject({
    status: 409,
  })
})

it('holds what leaves at an hour too: within the hold the approval goes back, after it the answer is called back', async () => {
  const at = new Date(desk.test.clock.now.getTime() + 3600_000).toISOString()
  const id = await approved({ publish: { when: 'at', at } })
  expect(await outboxOf(id)).toMatchObject([{ nextAttemptAt: new Date(at) }])
  expect(await act(desk.people.moderator, id, 'undo-approval')).toMatchObject({ status: 200 })

  const again = { versionNo: 1, publish: { when: 'at', at } }
  await act(desk.people.moderator, id, 'approve', again)
  desk.passMs(HOLD_MS)
  expect(await act(desk.people.moderator, id, 'undo-approval')).toMatchObject({ code: 'answer.hold_over' })
  expect(await act(desk.people.moderator, id, 'call-back')).toMatchObject({ status: 200, step: 'rework' })
})

it('has no hold where the region wants none, and refuses one that is too long', async () => {
  await saveSettings(desk.test.db, { publicationHoldSeconds: 0 })
  const id = await approved()
  expect((await answerOf(id)).hold).toBeNull()
  expect(await act(desk.people.moderator, id, 'undo-approval')).toMatchObject({ code: 'answer.hold_over' })
  await desk.send()
  expect(await outboxOf(id)).toMatchObject([{ state: 'sent' }])

  const admin = desk.test.as(desk.people.administrator)
  const settings = (await admin.get('/settings')).json()
  expect((await admin.put('/settings', { ...settings, publicationHoldSeconds: 121 })).statusCode).toBe(400)
})

it('knows in the database too that nothing is tried while it is held', async () => {
  const id = await approved()
  const early = desk.test.db
    .updateTable('outbox')
    .set({ state: 'sending', firstAttemptAt: desk.test.clock.now })
    .where('incidentId', '=', id)
    .execute()
  await expect(early).rejects.toMatchObject({ code: '23514' })
})

let asked = 0
/** Approved to a resident who can write again; `say` is what they write. */
async function approvedTo(body: object = {}) {
  asked += 1
  const [root, author] = [`held-${asked}`, `resident-${asked}`]
  const say = async (text: string) => {
    const [id, at] = [`${root}-${text}`, desk.test.clock.now.toISOString()]
    await desk.deliver({
      id: text === '' ? root : id,
      thread: root,
      author,
      text: text || 'Скользкая ступенька',
      at,
    })
    await desk.work()
  }
  await say('')
  const { id } = await desk.incidentOf(root)
  const place = { agencyCode: DESK_AGENCY, municipalityCode: 'borovichi' }
  await desk.test.db
    .updateTable('incident')
    .set({ ...place, step: 'in_progress' })
    .where('id', '=', id)
    .execute()
  const answer = { kind: 'final', text: GOOD_ANSWER, overrideReason: 'да' }
  expect(await act(desk.people.executor, id, 'submit', answer)).toMatchObject({ status: 200 })
  const decision = { versionNo: 1, ...body }
  expect(await act(desk.people.moderator, id, 'approve', decision)).toMatchObject({ status: 200 })
  return { id, say }
}

it.each([
  ['within the hold', {}],
  ['before the hour that was chosen for it', { publish: { when: 'at', at: '2026-11-24T15:00:00.000Z' } }],
])('does not leave when the author writes once more %s: it comes back to be judged', async (_when, body) => {
  desk.test.clock.now = new Date('2026-11-24T09:00:00.000Z')
  const { id, say } = await approvedTo(body)
  await say('Ступеньку не починили, не пишите неправду')

  desk.passMs(24 * 3600_000)
  await desk.send()
  expect(await outboxOf(id)).toMatchObject([{ state: 'cancelled', attempts: 0 }])
  const card = (await desk.test.as(desk.people.moderator).get(`/incidents/${id}`)).json()
  expect(card).toMatchObject({ step: 'approval', flags: { hasUnreadFollowUp: true } })
  expect((await answerOf(id)).versions).toMatchObject([
    { decision: null, decisions: [{ outcome: 'approved', withdrawnAt: expect.any(String) }] },
  ])
  expect(await act(desk.people.moderator, id, 'approve', { versionNo: 1 })).toMatchObject({ status: 409 })
})

it('goes on leaving once it has begun to', async () => {
  desk.test.clock.now = new Date('2026-11-24T09:00:00.000Z')
  const { id, say } = await approvedTo()
  desk.passMs(HOLD_MS)
  desk.network.ends.push('lost')
  await desk.send()
  await say('Ещё вопрос')

  expect(await outboxOf(id)).toMatchObject([{ attempts: 1 }])
  expect((await outboxOf(id))[0]?.state).not.toBe('cancelled')
})
