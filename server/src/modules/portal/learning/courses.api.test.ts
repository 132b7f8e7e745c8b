import type { AnswerResponse, CourseResponse } from '@veche/contract/portal/courses.ts'
import { ROUTES } from '@veche/contract/routes/all.ts'
import { EXAMPLE_COURSE } from '@veche/contract/rules/portal/courses/course-example.ts'
import { writeCourses } from '@veche/contract/rules/portal/courses/course-file.ts'
import type { GatedRight } from '@veche/contract/values/courses.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DESK_AGENCY, DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { newId } from '../../../platform/ids.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import { remindLearners } from '../certificates/index.ts'
import { seedCourses } from '../courses/index.ts'
import { openCoursesOf } from './read-courses.ts'

const DAY_MS = 24 * 60 * 60 * 1000
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await seedCourses(desk.test.context.db, DESK_NOON)
  await desk.test.db
    .updateTable('appUser')
    .set({ createdAt: new Date('2026-01-01T00:00:00Z') })
    .execute()
  for (const actor of Object.values(desk.people)) await givePassword(actor)
})
beforeEach(async () => {
  desk.test.clock.now = DESK_NOON
  await desk.test.db.deleteFrom('rightGate').execute()
})
afterAll(() => desk.close())

/** An account without one is a program's. */
async function givePassword({ id }: Actor): Promise<Actor> {
  const account = { id: newId(), accountId: id, providerId: 'credential', userId: id, password: 'hash' }
  await desk.test.db
    .insertInto('account')
    .values({ ...account, createdAt: DESK_NOON, updatedAt: DESK_NOON })
    .execute()
  return buildActor({ id })
}
async function hire(role: 'executor' | 'head' = 'executor', name = 'Новый человек'): Promise<Actor> {
  const scope = { kind: 'agency', code: DESK_AGENCY } as const
  const actor = await saveUser(desk.test.db, buildActor({ role, scope, name }))
  await desk.test.db
    .updateTable('appUser')
    .set({ createdAt: new Date('2026-01-01T00:00:00Z') })
    .where('id', '=', actor.id)
    .execute()
  await givePassword(actor)
  return actor
}
const as = (actor: Actor) => desk.test.as(actor)
/** With a token of this day: those of before have run out. */
const later = (actor: Actor) => desk.test.as({ ...actor })
const passDays = (days: number) => {
  desk.test.clock.now = new Date(desk.test.clock.now.getTime() + days * DAY_MS)
}
const listed = async (actor: Actor) => (await as(actor).get('/courses')).json()
async function idOf(code: string): Promise<string> {
  const { courses } = await listed(desk.people.moderator)
  return courses.find((course: { code: string }) => course.code === code)?.id
}

it('lists courses as a table, with how far its reader is, drafts for whoever writes alone', async () => {
  const { executor, moderator } = desk.people
  const draft = { title: '=Черновой курс', code: 'draft-in-table' }
  const file = (await as(moderator).get(`/courses/${await idOf('plain-answers')}/file`)).body
    .replace(/^title: .*$/m, `title: "${draft.title}"`)
    .replace(/^code: .*$/m, `code: ${draft.code}`)
  const loaded = await desk.test.app.inject({
    ...{ method: 'POST', url: '/api/courses/file?preview=false', body: file },
    headers: {
      authorization: `Bearer ${await desk.test.tokenOf(moderator)}`,
      'content-type': 'text/markdown',
    },
  })
  expect(loaded.json()).toMatchObject({ added: [draft.code] })
  const table = (await as(moderator).get('/courses.csv')).body
  expect(table).toContain(`\r\n'=Черновой курс;draft-in-table;`)
  expect(table).toMatch(/;черновик;да;\d+;\d+;\d+;0;не обязателен;/)
  const seen = (await as(executor).get('/courses.csv')).body
  expect(seen).not.toContain('Черновой курс')
  expect(seen).toContain(';plain-answers;')
})
const read = async (actor: Actor, id: string): Promise<CourseResponse> =>
  (await as(actor).get(`/courses/${id}`)).json()
const fileOf = async (id: string): Promise<string> =>
  (await as(desk.people.moderator).get(`/courses/${id}/file`)).body
const load = async (actor: Actor, file: string, query = 'preview=false') => {
  const response = await desk.test.app.inject({
    ...{ method: 'POST', url: `/api/courses/file?${query}`, body: file },
    headers: {
      authorization: `Bearer ${await desk.test.tokenOf(actor)}`,
      'content-type': 'text/markdown',
    },
  })
  return { status: response.statusCode, ...response.json() }
}
const setGate = async (right: GatedRight, code: string | null) => {
  const courseId = code === null ? null : await idOf(code)
  const response = await as(desk.people.moderator).put(`/gates/${right}`, { courseId })
  return { status: response.statusCode, ...response.json() }
}
const told = async ({ id }: Actor): Promise<string[]> => {
  const rows = await desk.test.db
    .selectFrom('notification')
    .select('details')
    .where('userId', '=', id)
    .where('kind', '=', 'course')
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map(({ details }) => (details as { news: string }).news)
}

/** The first answers of each question, or those that the file says are right. */
async function rightOf(id: string): Promise<number[][]> {
  const parts = (await fileOf(id)).split('## Вопрос: ').slice(1)
  return parts.map((part) =>
    part
      .split('\n')
      .filter((line) => line.startsWith('- ['))
      .flatMap((line, place) => (line.startsWith('- [x]') ? [place] : [])),
  )
}
type Given = { attemptId: string; versionNo?: number; questionNo: number; chosen: number[] }
async function answer(actor: Actor, id: string, given: Given) {
  const response = await as(actor).post(`/courses/${id}/answers`, { versionNo: 1, ...given })
  return { status: response.statusCode, ...(response.json() as AnswerResponse) }
}
async function take(actor: Actor, id: string, { wrong = 0 } = {}) {
  const attemptId = newId()
  const right = await rightOf(id)
  const { versionNo } = await read(actor, id)
  let last: Awaited<ReturnType<typeof answer>> | null = null
  for (const [questionNo, chosen] of right.entries()) {
    const given = questionNo < wrong ? [chosen.includes(0) ? 1 : 0] : chosen
    last = await answer(actor, id, { attemptId, versionNo, questionNo, chosen: given })
  }
  if (last === null) throw new Error('no question')
  return last
}

describe('taking a course', () => {
  it('keeps each card once, however often it comes', async () => {
    const { executor } = desk.people
    const id = await idOf('plain-answers')
    const { cards } = await read(executor, id)
    const titles = cards.slice(0, 2).map(({ title }) => title)
    for (const sent of [titles, titles, [...titles, 'Такой карточки нет']])
      expect((await as(executor).post(`/courses/${id}/seen`, { cards: sent })).statusCode).toBe(200)
    expect(await read(executor, id)).toMatchObject({ seenCount: 2, seen: titles })
  })

  it('tells what is right only after the answer, and counts the first answer alone', async () => {
    const { executor } = desk.people
    const id = await idOf('terms-and-promises')
    const shown = await as(executor).get(`/courses/${id}`)
    expect(shown.body).not.toContain('isRight')
    expect(shown.body).not.toContain('Слова вовремя')
    expect((await as(executor).get(`/courses/${id}/file`)).statusCode).toBe(403)
    const attemptId = newId()
    const wrong = await answer(executor, id, { attemptId, questionNo: 0, chosen: [0] })
    expect(wrong.result).toMatchObject({ isRight: false, chosen: [0] })
    expect(wrong.result.options.map(({ isRight }) => isRight)).toEqual([false, true])
    // Now they know, and the first answer stands.
    const again = await answer(executor, id, { attemptId, questionNo: 0, chosen: [1] })
    expect(again.result).toEqual(wrong.result)
    expect(again.attempt.answers).toHaveLength(1)
    // Nobody answers in the attempt of another.
    const other = await answer(desk.people.coordinator, id, { attemptId, questionNo: 1, chosen: [1] })
    expect(other.status).toBe(404)
    expect((await answer(executor, id, { attemptId, questionNo: 99, chosen: [0] })).status).toBe(400)
  })

  it('gives a certificate with a number that anybody can check, once', async () => {
    const learner = await hire('executor', 'Зоя Ветрова')
    const id = await idOf('terms-and-promises')
    expect(await take(learner, id, { wrong: 2 })).toMatchObject({
      attempt: { isFinished: true, isPassed: false },
      certificate: null,
    })
    const { attempt, certificate } = await take(learner, id, { wrong: 1 })
    expect(attempt).toMatchObject({ isPassed: true, rightCount: 5 })
    expect(certificate).toMatchObject({
      isValid: true,
      number: expect.stringMatching(/^2026(-[0-9A-F]{4}){3}$/),
    })
    const repeated = await answer(learner, id, {
      ...{ attemptId: attempt.id, questionNo: 5, chosen: attempt.answers.at(-1)?.chosen ?? [] },
    })
    expect(repeated.certificate).toEqual(certificate)
    const path = `/certificates/${certificate?.number.toLowerCase()}`
    expect((await as(desk.people.head).get(path)).json()).toMatchObject({
      ...{ name: 'Зоя Ветрова', courseTitle: 'Сроки и обещания', isValid: true },
    })
    // Of twelve months to the end of the day, the day after is too late.
    desk.test.clock.now = new Date('2027-11-24T20:59:00Z')
    expect((await later(desk.people.head).get(path)).json()).toMatchObject({ isValid: true })
    desk.test.clock.now = new Date('2027-11-24T21:00:00Z')
    expect((await later(desk.people.head).get(path)).json()).toMatchObject({ isValid: false })
    expect((await later(desk.people.head).get('/certificates/2026-0000')).statusCode).toBe(404)
  })
})

describe('a right that depends on a course', () => {
  const OF_RIGHT = {
    publishing: 'answers.work',
    chats: 'chats.work',
    fakes: 'fakes.work',
    personal_data: 'incidents.export',
  } as const satisfies Record<GatedRight, string>

  it.each(Object.entries(OF_RIGHT))(
    '%s is refused in every route once it rests',
    async (right, permission) => {
      const learner = await hire()
      await setGate(right as GatedRight, 'chat-duty')
      const guarded = ROUTES.filter((route) => route.permission === permission)
      expect(guarded.length).toBeGreaterThan(1)
      const codesNow = () =>
        Promise.all(
          guarded.map(async ({ method, path }) => {
            const response = await desk.test.app.inject({
              ...{ method, url: path.replaceAll(/\{\w+\}/g, newId()) },
              ...(method !== 'GET' && { payload: {} }),
              headers: { authorization: `Bearer ${await desk.test.tokenOf(learner)}` },
            })
            return `${response.statusCode} ${response.body.includes('access.course_required')}`
          }),
        )
      expect((await codesNow()).filter((code) => code === '403 true')).toEqual([])
      passDays(15)
      expect(new Set(await codesNow())).toEqual(new Set(['403 true']))
      expect((await as(learner).get('/me')).json().restingRights).toEqual([
        { right, courseId: await idOf('chat-duty') },
      ])
      await take(learner, await idOf('chat-duty'))
      expect((await codesNow()).filter((code) => code === '403 true')).toEqual([])
    },
  )

  it('lets nobody lose it in the middle of a shift, warns, rests and comes back at the pass', async () => {
    const { people, test } = desk
    const learner = await hire()
    expect(await setGate('chats', 'chat-duty')).toMatchObject({ status: 200, gates: [{ graceDays: 14 }] })
    expect(await told(learner)).toEqual(['gate'])
    const canWork = async () => (await later(learner).get('/me')).json().abilities.workChats
    expect(await canWork()).toBe(true)
    for (const days of [6, 1, 5, 1, 1, 1]) {
      passDays(days)
      await remindLearners(test.context)
      await remindLearners(test.context)
    }
    expect(await told(learner)).toEqual(['gate', 'week', 'eve', 'day', 'rests'])
    expect(await canWork()).toBe(false)
    expect((await listed(learner)).courses).toContainEqual(
      expect.objectContaining({ code: 'chat-duty', standing: 'rests', rights: ['chats'] }),
    )
    expect(await openCoursesOf(test.db, { userId: learner.id, now: test.clock.now })).toMatchObject([
      { title: 'Чат муниципалитета: дежурство', minutes: 12, right: 'chats' },
    ])
    // Reading goes on: only acting waits.
    expect((await as(learner).get('/me')).json().abilities.seeChats).toBe(true)
    await take(learner, await idOf('chat-duty'))
    expect(await canWork()).toBe(true)
    expect(await openCoursesOf(test.db, { userId: learner.id, now: test.clock.now })).toEqual([])
    // A year and the days of grace later it rests again.
    passDays(366)
    expect(await canWork()).toBe(true)
    passDays(14)
    expect(await canWork()).toBe(false)
    expect(people.moderator).toBeDefined()
  })

  it('gives whoever came today the days of grace, and asks nothing of a program', async () => {
    await setGate('chats', 'chat-duty')
    passDays(20)
    const scope = { kind: 'agency', code: DESK_AGENCY } as const
    const [newcomer, program] = [
      buildActor({ role: 'executor', scope }),
      buildActor({ role: 'executor', scope }),
    ]
    for (const actor of [newcomer, program]) await saveUser(desk.test.db, actor)
    const created = (actor: Actor, createdAt: Date) =>
      desk.test.db.updateTable('appUser').set({ createdAt }).where('id', '=', actor.id).execute()
    await created(newcomer, desk.test.clock.now)
    await created(program, new Date('2026-01-01T00:00:00Z'))
    await givePassword(newcomer)
    const resting = async (actor: Actor) => (await as(actor).get('/me')).json().restingRights.length
    expect([await resting(newcomer), await resting(program)]).toEqual([0, 0])
    passDays(14)
    expect([await resting(newcomer), await resting(program)]).toEqual([0, 0])
    passDays(1)
    expect([await resting(newcomer), await resting(program)]).toEqual([1, 0])
  })

  it('is lifted for one person by an administrator, with a reason and an end', async () => {
    const { administrator, moderator } = desk.people
    const learner = await hire()
    await setGate('chats', 'chat-duty')
    passDays(15)
    const lift = { id: newId(), userId: learner.id, right: 'chats', reason: 'В отпуске без связи' }
    const post = async (actor: Actor, body: object) => {
      const response = await as(actor).post('/gates/lifts', { ...lift, endsOn: '2026-12-11', ...body })
      return { status: response.statusCode, ...response.json() }
    }
    expect(await post(moderator, {})).toMatchObject({ status: 403, code: 'gate.lift_forbidden' })
    expect(await post(administrator, { userId: administrator.id })).toMatchObject({ code: 'gate.own_lift' })
    expect(await post(administrator, { endsOn: '2027-12-11' })).toMatchObject({ code: 'gate.lift_term' })
    expect(await post(administrator, {})).toMatchObject({ status: 200, lifts: [{ reason: lift.reason }] })
    expect((await post(administrator, {})).lifts).toHaveLength(1)
    const resting = async () => (await as(learner).get('/me')).json().restingRights.length
    expect(await resting()).toBe(0)
    passDays(3)
    expect(await resting()).toBe(1)
    const journal = await desk.test.db
      .selectFrom('journal')
      .select('action')
      .where('action', 'like', 'right_gate.%')
      .execute()
    expect(new Set(journal.map(({ action }) => action))).toEqual(
      new Set(['right_gate.set', 'right_gate.lifted']),
    )
  })

  it('is set by the centre alone, on a published course, and as it was seen', async () => {
    const { executor, moderator } = desk.people
    const courseId = await idOf('chat-duty')
    expect((await as(executor).put('/gates/chats', { courseId })).statusCode).toBe(403)
    await setGate('chats', 'chat-duty')
    const stale = await as(moderator).put('/gates/chats', { courseId: null, expectedCourseId: null })
    expect(stale.json()).toMatchObject({ code: 'gate.changed_meanwhile' })
    const withdraw = { type: 'withdraw', reason: 'Устарел' }
    const refused = await as(moderator).post(`/courses/${courseId}/commands`, withdraw)
    expect(refused.json()).toMatchObject({ code: 'course.is_gate' })
    expect(await setGate('chats', null)).toMatchObject({ status: 200, gates: [] })
  })

  it('tells beforehand whose right would rest and from which day, and changes nothing by telling', async () => {
    const learner = await hire()
    const { moderator, executor } = desk.people
    const courseId = await idOf('chat-duty')
    const ask = (actor: Actor) => as(actor).get(`/gates/chats/preview?courseId=${courseId}`)
    const told = (await ask(moderator)).json()
    expect(told).toMatchObject({ graceDays: 14, people: expect.any(Number) })
    expect(told.missing.map(({ userId }: { userId: string }) => userId)).toContain(learner.id)
    expect((await as(moderator).get('/gates')).json().gates).toEqual([])
    expect((await ask(executor)).statusCode).toBe(403)
    const set = await setGate('chats', 'chat-duty')
    expect(set.gates).toMatchObject([{ restsFrom: told.restsFrom, people: told.people, passed: told.passed }])
    await setGate('chats', null)
  })
})

describe('writing a course', () => {
  it('goes out and in as text, and is taught once somebody else stands for it', async () => {
    const { coordinator, moderator, executor } = desk.people
    const id = await idOf('on-air')
    const file = (await fileOf(id)).replace('title: Прямой эфир', 'title: Прямой эфир и после него')
    expect(await load(coordinator, file, 'preview=true')).toMatchObject({ changed: ['on-air'], problems: [] })
    expect(await load(executor, file)).toMatchObject({ status: 403 })
    expect(await load(coordinator, file, 'preview=false&expectedVersion=7')).toMatchObject({
      code: 'course.changed_meanwhile',
    })
    expect(await load(coordinator, file, 'preview=false&expectedVersion=1')).toMatchObject({ status: 200 })
    expect(await read(executor, id)).toMatchObject({ title: 'Прямой эфир', versionNo: 1 })
    const waits = await read(coordinator, id)
    expect(waits).toMatchObject({ versionNo: 2, mayApprove: false, isWaiting: true })
    // By whom it waits is said; its readers see the version that is taught, which waits for nobody.
    expect(waits.approvers.names).toEqual(
      expect.arrayContaining([desk.people.dispatcher.name, moderator.name]),
    )
    expect(waits.approvers.names).not.toContain(coordinator.name)
    expect(await read(executor, id)).toMatchObject({ approvers: { names: [], count: 0 } })
    expect(await read(moderator, id)).toMatchObject({ versionNo: 2, mayApprove: true, isWaiting: true })
    const dayOf = async (person: Actor) =>
      (await as(person).get('/today'))
        .json()
        .items.filter((item: { kind: string; id: string }) => item.kind === 'course_review' && item.id === id)
    expect(await dayOf(moderator)).toMatchObject([{ act: 'decide', waiting: { name: coordinator.name } }])
    for (const person of [coordinator, executor]) expect(await dayOf(person)).toEqual([])
    // Those who may say the word are called to it, once; nobody else is.
    for (const person of [moderator, desk.people.dispatcher]) expect(await told(person)).toContain('waiting')
    for (const person of [coordinator, executor]) expect(await told(person)).not.toContain('waiting')
    const approve = { type: 'approve', expectedVersion: 2 }
    expect((await as(coordinator).post(`/courses/${id}/commands`, approve)).statusCode).toBe(403)
    expect((await as(moderator).post(`/courses/${id}/commands`, approve)).statusCode).toBe(200)
    expect(await told(coordinator)).toContain('approved')
    expect(await dayOf(moderator)).toEqual([])
    expect(await read(executor, id)).toMatchObject({ title: 'Прямой эфир и после него', versionNo: 2 })
    // A copy that ships does not come back over it.
    await seedCourses(desk.test.context.db, DESK_NOON)
    expect(await read(executor, id)).toMatchObject({ versionNo: 2 })
  })

  it('goes back to its author with a reason, stands in their day, and waits anew once it is mended', async () => {
    const { coordinator, moderator, dispatcher } = desk.people
    const shipped = await idOf('rumours-and-facts')
    const run = async (actor: Actor, id: string, command: object) => {
      const response = await as(actor).post(`/courses/${id}/commands`, command)
      return { status: response.statusCode, ...response.json() }
    }
    const text = (title: string) =>
      writeCourses([{ code: 'sent-back', content: { ...EXAMPLE_COURSE.content, title } }])
    await load(coordinator, text('Первый вид'), 'preview=false&expectedVersion=0')
    const id = await idOf('sent-back')
    const back = { type: 'return', expectedVersion: 1, reason: 'Нет вопроса о сроке' }
    expect(await run(moderator, shipped, back)).toMatchObject({ status: 409, code: 'course.not_waiting' })
    expect(await run(coordinator, id, back)).toMatchObject({ status: 403 })
    expect(await run(moderator, id, { ...back, expectedVersion: 2 })).toMatchObject({
      code: 'course.changed_meanwhile',
    })
    for (const reason of [' ', 'д'.repeat(1001)])
      expect(await run(moderator, id, { ...back, reason })).toMatchObject({ status: 400 })
    expect(await read(moderator, id)).toMatchObject({ mayReturn: true, mayApprove: true, returned: null })
    expect(await run(moderator, id, back)).toMatchObject({ status: 200 })
    expect(await run(dispatcher, id, back)).toMatchObject({ status: 409, code: 'course.not_waiting' })
    expect(await read(coordinator, id)).toMatchObject({
      ...{ isWaiting: false, approvers: { names: [], count: 0 } },
      returned: { name: moderator.name, reason: back.reason },
    })
    expect(await read(moderator, id)).toMatchObject({ mayReturn: false, mayApprove: true })
    expect(await told(coordinator)).toContain('returned')
    const dayOf = async (person: Actor, kind: string) =>
      (await as(person).get('/today'))
        .json()
        .items.filter((item: { kind: string; id: string }) => item.kind === kind && item.id === id)
    expect(await dayOf(coordinator, 'course_returned')).toMatchObject([
      { act: 'mend', words: back.reason, waiting: { name: moderator.name } },
    ])
    expect(await dayOf(dispatcher, 'course_review')).toEqual([])
    await load(coordinator, text('Второй вид'), 'preview=false&expectedVersion=1')
    expect(await read(coordinator, id)).toMatchObject({ isWaiting: true, returned: null })
    expect(await dayOf(coordinator, 'course_returned')).toEqual([])
    expect(await dayOf(dispatcher, 'course_review')).toMatchObject([{ act: 'decide' }])
    // A second round calls them anew.
    expect((await told(dispatcher)).filter((news) => news === 'waiting').length).toBeGreaterThan(1)
    expect(await run(moderator, id, { type: 'approve', expectedVersion: 2 })).toMatchObject({ status: 200 })
    const journal = await desk.test.db
      .selectFrom('journal')
      .select('actorId')
      .where('action', '=', 'course.returned')
      .where('objectId', '=', id)
      .execute()
    expect(journal).toEqual([{ actorId: moderator.id }])
  })

  it('writes nothing of a file with a problem', async () => {
    const file = (await fileOf(await idOf('on-air'))).replace('minutes: 10', 'minutes: 1000')
    expect(await load(desk.people.coordinator, file)).toMatchObject({
      ...{ changed: [], problems: [{ course: 'on-air', problem: 'minutes' }] },
    })
  })
})

describe('a course that is said to be new', () => {
  it('takes no code of another, and is written once its code is free', async () => {
    const { coordinator } = desk.people
    const file = (await fileOf(await idOf('on-air'))).replace(/^title: .*$/m, 'title: Чужой эфир')
    const taken = await load(coordinator, file, 'preview=false&expectedVersion=0')
    expect(taken).toMatchObject({ status: 409, code: 'course.code_taken' })
    const free = file.replace('code: on-air', 'code: on-air-2')
    const written = await load(coordinator, free, 'preview=false&expectedVersion=0')
    expect(written).toMatchObject({ status: 200, added: ['on-air-2'], problems: [] })
    expect((await read(coordinator, await idOf('on-air'))).title).not.toBe('Чужой эфир')
  })

  it('is told each problem with its line', async () => {
    const file = await fileOf(await idOf('on-air'))
    const wrong = file.replace(/^minutes: .*$/m, 'minutes: много').replace(/^purpose: .*$/m, 'purpose: я')
    const lineOf = (start: string) => wrong.split('\n').findIndex((line) => line.startsWith(start)) + 1
    expect(await load(desk.people.coordinator, wrong, 'preview=true')).toMatchObject({
      problems: [
        { problem: 'purpose', line: lineOf('purpose:') },
        { problem: 'minutes', line: lineOf('minutes:') },
      ],
    })
  })
})

describe('the people of a head', () => {
  it('are shown with what they passed and read, page by page, and nobody else is', async () => {
    const { head, executor, moderator } = desk.people
    const id = await idOf('rumours-and-facts')
    const learner = await hire('executor', 'Аа Первый')
    await take(learner, id)
    const path = `/courses/${id}/people`
    expect((await as(executor).get(path)).statusCode).toBe(403)
    const own = (await as(head).get(`${path}?limit=1`)).json()
    expect(own.people).toMatchObject([{ name: 'Аа Первый', state: 'valid' }])
    expect(own.counts.valid).toBe(1)
    const next = (await as(head).get(`${path}?limit=200&cursor=${own.nextCursor}`)).json()
    expect(next.people.some(({ name }: { name: string }) => name === 'Аа Первый')).toBe(false)
    expect(1 + next.people.length).toBe(own.counts.people)
    const all = (await as(moderator).get(path)).json()
    expect(all.counts.people).toBeGreaterThan(own.counts.people)
    const csv = await as(head).get(`${path}.csv`)
    expect(csv.body).toContain('Аа Первый')
    expect(csv.body).not.toContain('isRight')
  })

  it('are reminded by their head, those alone who have not passed, each once a day', async () => {
    const { head, executor, coordinator } = desk.people
    const id = await idOf('rumours-and-facts')
    const path = `/courses/${id}`
    const [passed, other] = [await hire('executor', 'Ая Второй'), await hire('executor', 'Ая Третий')]
    await take(passed, id)
    const remind = async (actor: Actor, body: object) => (await as(actor).post(`${path}/remind`, body)).json()
    expect((await as(executor).post(`${path}/remind`, {})).statusCode).toBe(403)
    expect((await as(coordinator).post(`${path}/remind`, {})).statusCode).toBe(403)
    const before = (await as(head).get(`${path}/remind`)).json()
    const left = (name: string, reason: string) => ({ leftOut: [{ name, reason }], leftOutCount: 1 })
    expect(await remind(head, { userIds: [passed.id, other.id] })).toEqual({
      ...{ reminded: 1, ...left('Ая Второй', 'passed') },
    })
    expect(await remind(head, { userIds: [other.id] })).toEqual({ reminded: 0, ...left('Ая Третий', 'told') })
    const after = (await as(head).get(`${path}/remind`)).json()
    expect(after).toEqual({ people: before.people - 1, toldToday: before.toldToday + 1 })
    // Somebody of another place is not theirs, even by name.
    expect(await remind(head, { userIds: [desk.people.dispatcher.id] })).toMatchObject({ reminded: 0 })
    const { people, mayRemind } = (await as(head).get(`${path}/people?limit=200`)).json()
    const row = (name: string) => people.find((one: { name: string }) => one.name === name)
    expect([mayRemind, row('Ая Третий').userId, row('Ая Второй').remindedAt]).toEqual([true, other.id, null])
    expect(row('Ая Третий').remindedAt).toBe(desk.test.clock.now.toISOString())
    const told = await desk.test.db
      .selectFrom('notification')
      .select(['kind', 'details'])
      .where('userId', '=', other.id)
      .execute()
    expect(told).toMatchObject([
      { kind: 'course', details: { courseId: id, news: 'reminded', by: head.name } },
    ])
    expect([row('Ая Третий').reminding, row('Ая Второй').reminding]).toEqual(['told', 'passed'])
    const rest = await remind(head, {})
    expect(rest.reminded).toBe(after.people)
    // The head is among their own people, and does not remind themselves.
    expect((await remind(head, {})).leftOutCount).toBe(after.people + after.toldToday + 1)
    passDays(1)
    expect((await remind(head, { userIds: [other.id] })).reminded).toBe(1)
  })

  it('whose pass ends within a month are reminded too, with the day by which to pass again', async () => {
    const { head } = desk.people
    const id = await idOf('rumours-and-facts')
    const passed = await hire('executor', 'Ая Четвёртый')
    await take(passed, id)
    const { validUntil } = await desk.test.db
      .selectFrom('courseCertificate')
      .select('validUntil')
      .where('userId', '=', passed.id)
      .executeTakeFirstOrThrow()
    desk.test.clock.now = new Date(validUntil.getTime() - 20 * DAY_MS)
    const said = await later(head).post(`/courses/${id}/remind`, { userIds: [passed.id] })
    expect(said.json()).toMatchObject({ reminded: 1 })
    const told = await desk.test.db
      .selectFrom('notification')
      .select('details')
      .where('userId', '=', passed.id)
      .execute()
    const day = dateInZone(desk.test.context.region.timeZone, new Date(validUntil.getTime() - 1))
    expect(told).toContainEqual({ details: expect.objectContaining({ news: 'reminded', day }) })
  })

  it('are looked for by name, address and the name of their body, among one’s own alone', async () => {
    const { head, executor } = desk.people
    const found = async (words: string) => {
      const { people } = (await as(head).get(`/courses/people?search=${encodeURIComponent(words)}`)).json()
      return people.map(({ name }: { name: string }) => name)
    }
    const all = (await as(head).get('/courses/people')).json().people.length
    expect(await found('аа перв')).toEqual(['Аа Первый'])
    expect(await found('100%')).toEqual([])
    const { name, email } = await desk.test.db
      .selectFrom('appUser')
      .select(['name', 'email'])
      .where('id', '=', executor.id)
      .executeTakeFirstOrThrow()
    expect(await found(email)).toEqual([name])
    const { name: body } = await desk.test.db
      .selectFrom('agency')
      .select('name')
      .where('code', '=', DESK_AGENCY)
      .executeTakeFirstOrThrow()
    expect(await found(body.toUpperCase())).toHaveLength(all)
    expect(await found(desk.people.dispatcher.name)).toEqual([])
    expect((await as(head).get('/courses/people?search=')).statusCode).toBe(400)
  })

  it('are shown with all courses at once, to whoever leads them alone', async () => {
    const { head, executor } = desk.people
    const id = await idOf('rumours-and-facts')
    expect((await as(executor).get('/courses/people')).json()).toMatchObject({ courses: [], people: [] })
    const first = (await as(head).get('/courses/people?limit=1')).json()
    const at = first.courses.findIndex((course: { id: string }) => course.id === id)
    expect(first.people[0].courses).toHaveLength(first.courses.length)
    expect(first.people).toMatchObject([{ name: 'Аа Первый' }])
    expect(first.people[0].courses[at].state).toBe('valid')
    const rest = (await as(head).get(`/courses/people?cursor=${first.nextCursor}`)).json()
    const own = (await as(head).get(`/courses/${id}/people`)).json()
    expect(1 + rest.people.length).toBe(own.counts.people)
    expect(rest.nextCursor).toBeNull()
  })
})
