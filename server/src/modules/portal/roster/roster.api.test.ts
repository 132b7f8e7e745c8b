import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { bodyOf } from '../../../../test/factories/duty-body.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { dutiesOf } from './index.ts'

let desk: Desk
let body: ReturnType<typeof bodyOf>
let people: Record<'anna' | 'boris', string>
beforeAll(async () => {
  desk = await openDesk()
  body = bodyOf(desk)
  people = { anna: await body.person('Анна Дневная'), boris: await body.person('Борис Ночной') }
})
afterAll(() => desk.close())

const WEEK = '2026-11-23'
const shift = (personId: string, day: string, from = '08:30', to = '17:30') => ({ personId, day, from, to })
const DAYS = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']
const kinds = (answer: Record<string, unknown>) =>
  (answer.problems as { kind: string }[]).map(({ kind }) => kind)

describe('a roster', () => {
  it('tells gaps and overlaps before it is saved, and saves exactly what was sent', async () => {
    const postId = await body.post({ name: 'Свет: неделя' })
    const gapped = DAYS.slice(1).map((day) => shift(people.anna, day))
    const twice = shift(people.boris, '2026-11-24', '17:00', '20:00')
    const draft = await body.draft(postId, { week: WEEK, shifts: [...gapped, twice] })
    expect(kinds(draft)).toEqual(['gap', 'overlap'])
    expect(await body.roster(postId, WEEK)).toMatchObject({ shifts: [], revision: 0 })

    const shifts = DAYS.map((day) => shift(people.anna, day))
    expect(await body.saveRoster(postId, { week: WEEK, shifts, expectedRevision: 0 })).toMatchObject({
      ...{ status: 200, week: WEEK, shifts, problems: [], revision: 1 },
    })
    expect(await body.roster(postId, '2026-11-29')).toMatchObject({ week: WEEK, shifts })
    expect(await body.roster(postId, '2026-11-30')).toMatchObject({ week: '2026-11-30', shifts: [] })
  })

  it('lays the week before in place, over the end of a month', async () => {
    const postId = await body.post({ name: 'Свет: копия' })
    const shifts = [shift(people.anna, '2026-11-23', '20:00', '08:00'), shift(people.boris, '2026-11-27')]
    await body.saveRoster(postId, { week: WEEK, shifts, expectedRevision: 0 })
    const copied = await body.draft(postId, { week: '2026-11-30', shifts: [], copy: true })
    expect(copied.shifts).toEqual([
      shift(people.anna, '2026-11-30', '20:00', '08:00'),
      shift(people.boris, '2026-12-04'),
    ])
    expect(await body.roster(postId, '2026-11-30')).toMatchObject({ shifts: [] })
  })

  it('lists shifts of one person between two days, at all posts, a night that runs into them too', async () => {
    const vera = await body.person('Вера Сменная')
    const [light, snow] = [await body.post({ name: 'Свет: Вера' }), await body.post({ name: 'Снег: Вера' })]
    const night = shift(vera, '2026-11-24', '20:00', '08:00')
    const shifts = [shift(vera, '2026-11-23'), night, shift(people.anna, '2026-11-25')]
    await body.saveRoster(light, { week: WEEK, shifts, expectedRevision: 0 })
    await body.saveRoster(snow, { week: WEEK, shifts: [shift(vera, '2026-11-26')], expectedRevision: 0 })
    const of = (query: string) =>
      desk.test.as(desk.people.executor).get(`/duty/people/${vera}/shifts?${query}`)
    expect((await of('from=2026-11-25&to=2026-11-26')).json().shifts).toMatchObject([
      { postId: light, post: 'Свет: Вера', startsAt: '2026-11-24T17:00:00.000Z' },
      { postId: snow, post: 'Снег: Вера' },
    ])
    expect((await of('from=2026-11-26&to=2026-11-25')).statusCode).toBe(400)
  })

  it('goes out as tables of shifts and of who is away, between two days', async () => {
    const postId = await body.post({ name: '=Свет: таблица' })
    const shifts = [shift(people.anna, '2026-11-23', '20:00', '08:00'), shift(people.boris, '2026-11-27')]
    await body.saveRoster(postId, { week: WEEK, shifts, expectedRevision: 0 })
    const away = await body.person('Глеб Отпускной')
    await body.addAbsence(away, { startsOn: '2026-11-25', endsOn: '2026-11-26', substituteId: people.boris })
    const table = async (path: string) => (await desk.test.as(desk.people.executor).get(path)).body
    const own = (await table('/duty/shifts.csv'))
      .split('\r\n')
      .filter((line: string) => line.includes('таблица'))
    expect(own).toEqual([
      expect.stringMatching(/;'=Свет: таблица;;23\.11\.2026 20:00;24\.11\.2026 08:00;Анна Дневная;/),
      expect.stringMatching(/;'=Свет: таблица;;27\.11\.2026 08:30;27\.11\.2026 17:30;Борис Ночной;/),
    ])
    expect(await table('/duty/shifts.csv?from=2026-11-30&to=2026-12-06')).not.toContain('таблица')
    expect(await table('/duty/absences.csv')).toContain(';Глеб Отпускной;25.11.2026;26.11.2026;Борис Ночной;')
    const long = await desk.test
      .as(desk.people.executor)
      .get('/duty/shifts.csv?from=2020-01-01&to=2026-11-24')
    expect(long.statusCode).toBe(400)
  })

  it('is refused to the second of two who save at once', async () => {
    const postId = await body.post({ name: 'Свет: двое' })
    const save = (personId: string) =>
      body.saveRoster(postId, { week: WEEK, shifts: [shift(personId, DAYS[0]!)], expectedRevision: 0 })
    const [first, second] = [await save(people.anna), await save(people.boris)]
    expect([first.status, second.status, second.code]).toEqual([200, 409, 'duty.roster_changed'])
    expect(await body.roster(postId, WEEK)).toMatchObject({ shifts: [{ personId: people.anna }] })
  })

  it('puts nobody on duty in silence who is away, and names whoever stands in', async () => {
    const postId = await body.post({ name: 'Свет: отпуск' })
    const away = await body.person('Вера Отпускная')
    await body.addAbsence(away, { startsOn: '2026-11-25', endsOn: '2026-11-26', substituteId: people.boris })
    const request = { week: WEEK, shifts: DAYS.map((day) => shift(away, day)), expectedRevision: 0 }
    const { problems } = await body.draft(postId, { week: WEEK, shifts: request.shifts })
    expect(problems).toMatchObject([
      { kind: 'absent', personId: away, substituteId: people.boris },
      { kind: 'absent', personId: away },
    ])
    expect(await body.saveRoster(postId, request)).toMatchObject({ status: 409, code: 'duty.person_away' })
    expect(await body.saveRoster(postId, { ...request, isWarned: true })).toMatchObject({ status: 200 })
  })

  it('knows the absence that stands in the account of a person', async () => {
    const { coordinator, head } = desk.people
    const postId = await body.post({ name: 'Свет: замена' })
    await body.addPerson({ userId: coordinator.id, name: null })
    const asked = await desk.test.as(coordinator).post('/substitutions', {
      ...{ deputyId: head.id, startsAt: '2026-11-26T00:00:00+03:00', endsAt: '2026-11-27T00:00:00+03:00' },
    })
    expect(asked.statusCode).toBe(200)
    const known = (await body.read()).people as { id: string; userId: string | null; absences: object[] }[]
    const person = known.find(({ userId }) => userId === coordinator.id)
    expect(person?.absences).toMatchObject([{ id: null, substituteName: head.name }])
    const shifts = [shift(person?.id ?? '', '2026-11-26')]
    expect(kinds(await body.draft(postId, { week: WEEK, shifts }))).toContain('absent')
  })

  it('tells whoever has an account of a duty that somebody else has given or taken', async () => {
    const { head, coordinator } = desk.people
    const postId = await body.post({ name: 'Свет: новость' })
    await body.addPerson({ userId: head.id, name: null })
    const known = (await body.read()).people as { id: string; userId: string | null }[]
    const id = known.find(({ userId }) => userId === head.id)?.id ?? ''
    const told = async (actor = head) => {
      const { notifications } = (await desk.test.as(actor).get('/notifications')).json()
      return notifications
        .filter(({ kind }: { kind: string }) => kind === 'duty')
        .map(({ details }: { details: Record<string, string> }) => [
          details.news,
          details.post,
          details.startsAt,
        ])
    }
    const shifts = [shift(id, '2026-11-23'), shift(id, '2026-11-26')]
    await body.saveRoster(postId, { week: WEEK, shifts, expectedRevision: 0 })
    const given = ['given', 'Свет: новость', '2026-11-26T05:30:00.000Z']
    expect(await told()).toEqual([given])
    // The same week again is no news; what is over is none either.
    await body.saveRoster(postId, { week: WEEK, shifts, expectedRevision: 1 })
    expect(await told()).toEqual([given])
    await body.saveRoster(postId, { week: WEEK, shifts: shifts.slice(0, 1), expectedRevision: 2 })
    expect(await told()).toEqual([['taken', ...given.slice(1)], given])
    expect(await told(coordinator)).toEqual([])
  })

  it('takes people of its own body, days of its own week, and writers of its own body', async () => {
    const postId = await body.post({ name: 'Свет: чужие' })
    const stranger = '00000000-0000-7000-8000-00000000dead'
    const save = (shifts: object[], by = body) =>
      by.saveRoster(postId, { week: WEEK, shifts, expectedRevision: 0 })
    expect(await save([shift(stranger, DAYS[0]!)])).toMatchObject({ code: 'duty.unknown_person' })
    expect(await save([shift(people.anna, '2026-11-30')])).toMatchObject({ code: 'duty.other_week' })
    const other = await saveUser(
      desk.test.db,
      buildActor({ role: 'coordinator', scope: { kind: 'agency', code: 'administration-valday' } }),
    )
    expect(await save([], bodyOf(desk, other))).toMatchObject({ status: 403, code: 'duty.forbidden' })
  })

  it('is known by account to other rooms, in any part of the time', async () => {
    const { executor } = desk.people
    const postId = await body.post({ name: 'Свет: своё' })
    await body.addPerson({ userId: executor.id, name: null })
    const known = (await body.read()).people as { id: string; userId: string | null }[]
    const id = known.find(({ userId }) => userId === executor.id)?.id ?? ''
    const shifts = [shift(id, '2026-11-24', '20:00', '08:00'), shift(id, '2026-11-26')]
    await body.saveRoster(postId, { week: WEEK, shifts, expectedRevision: 0 })
    const ask = (from: string, to: string) =>
      dutiesOf(desk.test.db, { userId: executor.id, from: new Date(from), to: new Date(to) })
    expect(await ask('2026-11-25T00:00+03:00', '2026-11-26T08:30+03:00')).toMatchObject([
      {
        ...{ post: 'Свет: своё', startsAt: new Date('2026-11-24T20:00+03:00') },
        endsAt: new Date('2026-11-25T08:00+03:00'),
      },
    ])
    expect(await ask('2026-11-23T00:00+03:00', '2026-11-30T00:00+03:00')).toHaveLength(2)
    const own = await desk.test.as(executor).get('/duty/mine')
    expect(own.json().duties.map(({ post }: { post: string }) => post)).toEqual(['Свет: своё', 'Свет: своё'])
    expect((await desk.test.as(desk.people.dispatcher).get('/duty/mine')).json()).toEqual({ duties: [] })
  })
})
