import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DESK_AGENCY, DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { seedCourses } from '../courses/index.ts'

let desk: Desk
let courseId: string
beforeAll(async () => {
  desk = await openDesk()
  await seedCourses(desk.test.context.db, DESK_NOON)
  const { courses } = (await as(desk.people.moderator).get('/courses')).json()
  courseId = courses.find(({ code }: { code: string }) => code === 'chat-duty').id
})
beforeEach(async () => {
  await desk.test.db
    .updateTable('courseAssignment')
    .set({ withdrawnAt: DESK_NOON, withdrawnBy: desk.people.moderator.id })
    .where('withdrawnAt', 'is', null)
    .execute()
})
afterAll(() => desk.close())

const as = (actor: Actor) => desk.test.as(actor)
const BODY = { agencyCode: DESK_AGENCY, unitCode: null, dueOn: '2026-12-25' }

async function hire(name: string, agencyCode = DESK_AGENCY): Promise<Actor> {
  const scope = { kind: 'agency', code: agencyCode } as const
  const { id } = await saveUser(desk.test.db, buildActor({ role: 'executor', scope, name }))
  const account = { id: newId(), accountId: id, providerId: 'credential', userId: id, password: 'hash' }
  await desk.test.db
    .insertInto('account')
    .values({ ...account, createdAt: DESK_NOON, updatedAt: DESK_NOON })
    .execute()
  return buildActor({ id })
}
/** When the person came to the body. */
const comes = ({ id }: Actor, at: Date) =>
  desk.test.db.updateTable('roleGrant').set({ createdAt: at }).where('userId', '=', id).execute()
async function assign(actor: Actor, body: object = {}) {
  const response = await as(actor).post(`/courses/${courseId}/assignments`, { id: newId(), ...BODY, ...body })
  return { status: response.statusCode, ...response.json() }
}
const coursesToday = async (actor: Actor) =>
  (await as(actor).get('/today'))
    .json()
    .items.filter(({ kind }: { kind: string }) => kind === 'course')
    .map(({ id, dueAt, act }: { id: string; dueAt: string; act: string }) => ({ id, dueAt, act }))
async function pass(actor: Actor) {
  const file: string = (await as(desk.people.moderator).get(`/courses/${courseId}/file`)).body
  const attemptId = newId()
  for (const [questionNo, part] of file.split('## Вопрос: ').slice(1).entries()) {
    const options = part.split('\n').filter((line) => line.startsWith('- ['))
    const chosen = options.flatMap((line, place) => (line.startsWith('- [x]') ? [place] : []))
    const answer = { attemptId, versionNo: 1, questionNo, chosen }
    expect((await as(actor).post(`/courses/${courseId}/answers`, answer)).statusCode).toBe(200)
  }
}
const END = '2026-12-25T21:00:00.000Z'
/** Its last moment as the day of the reader shows it, on the day that was named. */
const LAST = new Date(Date.parse(END) - 1).toISOString()

describe('a course that is assigned to a body', () => {
  it('stands in «Сегодня» of its people with its day until they pass, and its head sees who has', async () => {
    const { head } = desk.people
    const [first, second] = [await hire('Аа Прошёл'), await hire('Бб Не прошёл')]
    for (const one of [first, second]) await comes(one, new Date('2026-01-01T00:00:00Z'))
    expect(await coursesToday(first)).toEqual([])
    expect(await assign(head)).toMatchObject({ status: 200, assignments: [{ dueAt: END, passed: 0 }] })
    expect(await coursesToday(first)).toEqual([{ id: courseId, dueAt: LAST, act: 'pass' }])
    const listed = (await as(first).get('/courses')).json().courses
    expect(listed).toContainEqual(expect.objectContaining({ id: courseId, standing: 'due', dueAt: END }))
    await pass(first)
    expect([await coursesToday(first), await coursesToday(second)]).toMatchObject([[], [{ id: courseId }]])
    const { assignments } = (await as(head).get(`/courses/${courseId}/assignments`)).json()
    expect(assignments).toMatchObject([{ passed: 1 }])
    const path = `/courses/${courseId}/assignments/${assignments[0].id}/people`
    const { people, nextCursor } = (await as(head).get(`${path}?limit=1`)).json()
    const rest = (await as(head).get(`${path}?cursor=${nextCursor}`)).json().people
    expect([...people, ...rest]).toHaveLength(assignments[0].people)
    expect([...people, ...rest].at(-1)).toMatchObject({ name: 'Аа Прошёл', isPassed: true })
    const learners = (await as(head).get(`/courses/${courseId}/people`)).json().people
    expect(learners).toContainEqual(
      expect.objectContaining({ name: 'Бб Не прошёл', state: 'due', dueAt: END }),
    )
  })

  it('says whom of the head’s people it does not concern, and why', async () => {
    const code = 'administration-valday'
    await hire('Ее Валдай', code)
    const without = buildActor({ role: 'executor', scope: { kind: 'agency', code }, name: 'Ёё Не вошёл' })
    await saveUser(desk.test.db, without)
    const over = { kind: 'municipality', code: 'valday' } as const
    await saveUser(desk.test.db, buildActor({ role: 'head', scope: over, name: 'Жж Над округом' }))
    const id = newId()
    expect(await assign(desk.people.moderator, { id, agencyCode: code })).toMatchObject({ status: 200 })
    const path = `/courses/${courseId}/assignments/${id}/people`
    const { people, skipped } = (await as(desk.people.moderator).get(path)).json()
    const names = people.map(({ name }: { name: string }) => name)
    expect(names).toContain('Ее Валдай')
    expect(skipped).toEqual(
      expect.arrayContaining([
        { name: 'Ёё Не вошёл', reason: 'no_sign_in' },
        { name: 'Жж Над округом', reason: 'of_municipality' },
      ]),
    )
    expect(
      names.filter((name: string) => skipped.some((one: { name: string }) => one.name === name)),
    ).toEqual([])
  })

  it('is owed by whoever comes later too, who has two weeks from their day', async () => {
    expect(await assign(desk.people.coordinator)).toMatchObject({ status: 200 })
    const late = await hire('Вв Пришёл позже')
    await comes(late, new Date('2026-12-20T09:00:00Z'))
    expect(await coursesToday(late)).toEqual([
      { id: courseId, dueAt: '2027-01-03T20:59:59.999Z', act: 'pass' },
    ])
    const elsewhere = await hire('Гг Чужой', 'administration-valday')
    expect(await coursesToday(elsewhere)).toEqual([])
  })

  it('is taken back, once, and then nobody owes it; both are in the journal', async () => {
    const { head, moderator } = desk.people
    const one = await hire('Дд Свободен')
    const id = newId()
    expect(await assign(head, { id })).toMatchObject({ status: 200 })
    expect((await assign(head, { id })).assignments).toHaveLength(1)
    expect(await assign(moderator)).toMatchObject({ status: 409, code: 'course.assigned_already' })
    const withdraw = () => as(moderator).post(`/courses/${courseId}/assignments/${id}/withdraw`, {})
    expect((await withdraw()).json().assignments).toEqual([])
    expect((await withdraw()).statusCode).toBe(200)
    expect(await coursesToday(one)).toEqual([])
    const journal = await desk.test.db
      .selectFrom('journal')
      .select('action')
      .where('action', 'like', 'course.assign%')
      .where('actorId', 'in', [head.id, moderator.id])
      .where('objectId', '=', courseId)
      .execute()
    expect(journal.filter(({ action }) => action === 'course.assignment_withdrawn')).toHaveLength(1)
  })

  it('says of each place how many it would concern, before it is assigned, as many as then owe it', async () => {
    const { head, moderator } = desk.people
    await hire('Зз Считается')
    type Place = { agencyCode: string; unitCode: string | null; people: number }
    const placesOf = async (actor: Actor): Promise<Place[]> =>
      (await as(actor).get(`/courses/${courseId}/assignments`)).json().places
    const whole = (places: Place[], code: string) =>
      places.find(({ agencyCode, unitCode }) => agencyCode === code && unitCode === null)
    const own = whole(await placesOf(head), DESK_AGENCY)
    expect(own?.people).toBeGreaterThan(0)
    expect((await assign(head)).assignments).toMatchObject([{ people: own?.people }])
    // Nobody is there who could sign in; that is known before it is assigned too.
    const places = await placesOf(moderator)
    const empty = places.find(({ people, unitCode }) => people === 0 && unitCode === null)
    expect((await assign(moderator, { agencyCode: empty?.agencyCode })).assignments).toContainEqual(
      expect.objectContaining({ agencyCode: empty?.agencyCode, people: 0 }),
    )
  })

  it('is assigned by a head to own people alone, within a year, and by nobody without such a role', async () => {
    const { head, executor } = desk.people
    expect(await assign(head, { agencyCode: 'administration-valday' })).toMatchObject({
      ...{ status: 403, code: 'course.assign_out_of_scope' },
    })
    expect(await assign(executor)).toMatchObject({ status: 403 })
    for (const dueOn of ['2020-01-01', '9999-01-01'])
      expect(await assign(head, { dueOn })).toMatchObject({ status: 400, code: 'course.assign_term' })
    const { places } = (await as(head).get(`/courses/${courseId}/assignments`)).json()
    expect(new Set(places.map(({ agencyCode }: { agencyCode: string }) => agencyCode))).toEqual(
      new Set([DESK_AGENCY]),
    )
  })
})
