/** Sub-tasks from who gives them to who does them, and what the latter never sees of the question. */

import { ROUTES } from '@veche/contract/routes/all.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { workOnClarifications } from '../../../../test/answers/clarifying.ts'
import { DESK_AGENCY, DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { newId } from '../../../platform/ids.ts'
import { buildJpeg } from '../../../platform/pictures/testing.ts'
import type { Actor } from '../../access/index.ts'
import { findBrokenChain } from '../../incidents/index.ts'

const WHAT = 'Осмотреть колодец у дома 5'
const UNIT = 'unit-of-sub-tasks'

let desk: Desk
let work: ReturnType<typeof workOnClarifications>
const inUnit = buildActor({ role: 'executor', name: 'Мастер Пётр', scope: { kind: 'unit', code: UNIT } })
const colleague = buildActor({
  role: 'executor',
  name: 'Мастер Инна',
  scope: { kind: 'unit', code: 'other' },
})
const stranger = buildActor({
  ...{ role: 'executor', name: 'Посторонний Лев' },
  scope: { kind: 'agency', code: 'administration-valday' },
})
beforeAll(async () => {
  desk = await openDesk()
  work = workOnClarifications(desk, 'sub')
  await desk.test.owner
    .insertInto('unit')
    .values([
      { code: UNIT, agencyCode: DESK_AGENCY, name: 'Участок сетей' },
      { code: 'other', agencyCode: DESK_AGENCY, name: 'Другой участок' },
    ])
    .execute()
  for (const actor of [inUnit, colleague, stranger]) await saveUser(desk.test.db, actor)
})
afterAll(() => desk.close())
beforeEach(() => {
  desk.test.clock.now = DESK_NOON
})

const as = (actor: Actor) => desk.test.as(actor)
const executor = () => desk.people.executor
const add = (id: string, changes: object = {}, actor: Actor = executor()) =>
  as(actor).post(`/incidents/${id}/subtasks`, {
    ...{ id: newId(), what: WHAT, ownerId: inUnit.id, unitCode: null, dueOn: '2026-11-24', ...changes },
  })
async function added(changes: object = {}) {
  const { id } = await work.question()
  const reply = await add(id, changes)
  expect([reply.statusCode, reply.body.slice(0, 200)]).toEqual([200, expect.anything()])
  return { id, subtask: reply.json().subtasks[0] }
}
const act = (actor: Actor, { id, revision }: { id: string; revision: number }, type: string, words = '') =>
  as(actor).post(`/subtasks/${id}/commands`, { type, words, expectedRevision: revision })
const own = async (actor: Actor) => (await as(actor).get('/subtasks')).json().subtasks
async function toldTo(actor: Actor, subtaskId?: string): Promise<string[]> {
  const rows = await desk.test.db
    .selectFrom('notification')
    .select('details')
    .where('userId', '=', actor.id)
    .where('kind', '=', 'subtask')
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  await desk.test.db.deleteFrom('notification').where('kind', '=', 'subtask').execute()
  return rows
    .map(({ details }) => details as Record<string, unknown>)
    .filter((details) => subtaskId === undefined || details.subtaskId === subtaskId)
    .map(({ news }) => String(news))
}

it('stays with the body: whoever went to another one is shown neither its place nor its photograph', async () => {
  const gone = buildActor({ role: 'executor', name: 'Мастер Олег', scope: { kind: 'unit', code: UNIT } })
  await saveUser(desk.test.db, gone)
  const { subtask } = await added({ ownerId: gone.id })
  expect(await own(gone)).toMatchObject([{ id: subtask.id, isMine: true }])
  await desk.test.db.deleteFrom('roleGrant').where('userId', '=', gone.id).execute()
  const elsewhere: Actor = { ...gone, grants: stranger.grants }
  await saveUser(desk.test.db, elsewhere)

  expect(await own(elsewhere)).toEqual([])
  expect((await as(elsewhere).get('/today')).json().items).toEqual([])
  for (const reply of [
    await act(elsewhere, subtask, 'done'),
    await as(elsewhere).get(`/subtasks/${subtask.id}/photo`),
  ])
    expect([reply.statusCode, reply.json().code]).toEqual([404, 'subtask.not_found'])
})

describe('a sub-task', () => {
  it('is given, stands in the day, is done with a word and a photograph, and may be taken back', async () => {
    const { id, subtask } = await added()
    expect(subtask).toMatchObject({ state: 'open', ownerName: 'Мастер Пётр', isLate: false })
    expect(await toldTo(inUnit)).toEqual(['given'])
    const [mine] = await own(inUnit)
    expect(mine).toMatchObject({ id: subtask.id, what: WHAT, incident: null, isMine: true, acts: ['done'] })
    const { items } = (await as(inUnit).get('/today')).json()
    expect(items).toContainEqual(expect.objectContaining({ kind: 'subtask', id: subtask.id, act: 'do' }))

    const photo = await desk.test.app.inject({
      ...{ method: 'POST', url: `/api/subtasks/${subtask.id}/photo`, payload: buildJpeg({}) },
      headers: {
        'content-type': 'image/jpeg',
        authorization: `Bearer ${await desk.test.tokenOf(inUnit)}`,
      },
    })
    expect([photo.statusCode, photo.json().hasPhoto]).toEqual([200, true])
    const done = await act(inUnit, photo.json(), 'done', 'Задвижка открыта')
    expect(done.json()).toMatchObject({ state: 'done', doneByName: 'Мастер Пётр', hasPhoto: true })
    expect(await toldTo(executor())).toEqual(['done'])
    expect(await own(inUnit)).toEqual([])
    expect((await as(executor()).get(`/subtasks/${subtask.id}/photo`)).statusCode).toBe(200)

    expect((await act(inUnit, done.json(), 'reopen')).json()).toMatchObject({
      state: 'open',
      doneWords: null,
    })
    const { activities } = (await as(executor()).get(`/incidents/${id}/activity`)).json()
    const types = activities.map(({ type }: { type: string }) => type)
    expect(types).toEqual(expect.arrayContaining(['subtask_added', 'subtask_done', 'subtask_reopened']))
    expect(JSON.stringify(activities)).not.toContain('Осмотреть')
    expect(await findBrokenChain(desk.test.db)).toBeNull()
  })

  it('of a unit is anybody’s of that unit', async () => {
    const { subtask } = await added({ ownerId: null, unitCode: UNIT })
    expect((await own(inUnit)).map(({ id }: { id: string }) => id)).toContain(subtask.id)
    expect((await own(colleague)).map(({ id }: { id: string }) => id)).not.toContain(subtask.id)
    expect((await act(inUnit, subtask, 'done')).statusCode).toBe(200)
  })

  it('added twice is one, and done by two at once is done by the first', async () => {
    const { id } = await work.question()
    const key = newId()
    const both = await Promise.all([add(id, { id: key }), add(id, { id: key })])
    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    const [subtask] = both[0]!.json().subtasks
    expect((await as(executor()).get(`/incidents/${id}/subtasks`)).json().subtasks).toHaveLength(1)
    const codes = (await Promise.all([act(inUnit, subtask, 'done'), act(executor(), subtask, 'done')])).map(
      ({ statusCode }) => statusCode,
    )
    expect(codes.toSorted()).toEqual([200, 409])
  })

  it('ends after the answer only knowingly, never in the past, and is given within the body', async () => {
    const { id } = await work.question()
    const codeOf = async (changes: object) => (await add(id, changes)).json().code
    expect(await codeOf({ dueOn: '2027-03-01' })).toBe('subtask.after_answer')
    expect((await add(id, { dueOn: '2027-03-01', isConfirmed: true })).statusCode).toBe(200)
    expect(await codeOf({ dueOn: '2026-11-23' })).toBe('subtask.in_past')
    expect(await codeOf({ ownerId: stranger.id })).toBe('subtask.not_of_body')
    expect(await codeOf({ ownerId: null, unitCode: 'unit-of-nobody' })).toBe('subtask.not_of_body')
  })

  it('reminds of its day once before and once after, and of answered questions never', async () => {
    const { id, subtask } = await added({ dueOn: '2026-11-25', isConfirmed: true })
    await toldTo(inUnit)
    const sweep = () => desk.runJob('answers.remind_of_subtasks')
    desk.passMs(25 * 3_600_000)
    await sweep()
    await sweep()
    expect(await toldTo(inUnit, subtask.id)).toEqual(['soon'])
    desk.passMs(12 * 3_600_000)
    await sweep()
    await sweep()
    expect(await toldTo(inUnit, subtask.id)).toEqual(['late'])
    expect((await own(inUnit)).find((one: { id: string }) => one.id === subtask.id)).toMatchObject({
      isLate: true,
    })
    expect((await as(executor()).get(`/incidents/${id}/subtasks`)).json().subtasks[0].isLate).toBe(true)
  })
})

it('is closed with the answer, and is open again when the answer is taken back', async () => {
  const { id, subtask } = await added()
  const stand = (step: 'done' | 'rework') =>
    desk.test.owner
      .updateTable('incident')
      .set({ step, ...(step === 'done' ? { closedAt: DESK_NOON } : { closedAt: null }) })
      .where('id', '=', id)
      .execute()
  const isCalled = async () => {
    const { items } = (await as(inUnit).get('/today')).json()
    const listed = (await own(inUnit)).some((one: { id: string }) => one.id === subtask.id)
    return [listed, items.some((one: { id: string }) => one.id === subtask.id)]
  }
  const shown = async () => (await as(executor()).get(`/incidents/${id}/subtasks`)).json().subtasks[0]

  expect(await isCalled()).toEqual([true, true])
  await stand('done')
  expect(await isCalled()).toEqual([false, false])
  expect(await shown()).toMatchObject({ state: 'open', isClosed: true, isLate: false })
  await stand('rework')
  expect(await isCalled()).toEqual([true, true])
  expect(await shown()).toMatchObject({ state: 'open', isClosed: false })
})

describe('whoever has a sub-task alone', () => {
  it('reads it and nothing else of its question, by no route', async () => {
    const { id, subtask } = await added()
    const secret = 'холодной воды, когда дадут'
    for (const actor of [inUnit, colleague, stranger]) {
      const gets = ROUTES.filter(({ method, path }) => method === 'GET' && path.includes('{incidentId}'))
      for (const { path } of gets) {
        const url = path
          .replace('/api', '')
          .replace('{incidentId}', id)
          .replaceAll(/\{\w+\}/g, newId())
        const reply = await as(actor).get(url)
        expect([url, reply.statusCode < 400 && reply.body.includes(secret)]).toEqual([url, false])
      }
      expect((await as(actor).get(`/incidents/${id}`)).statusCode).toBe(404)
      expect((await as(actor).get('/subtasks')).body).not.toContain(secret)
    }
    for (const actor of [colleague, stranger]) {
      expect((await act(actor, subtask, 'done')).statusCode).toBe(404)
      expect((await as(actor).get(`/subtasks/${subtask.id}/photo`)).statusCode).toBe(404)
      expect((await add(id, {}, actor)).statusCode).toBe(404)
    }
    expect((await act(inUnit, subtask, 'withdraw')).json().code).toBe('subtask.step_not_allowed')
  })
})
