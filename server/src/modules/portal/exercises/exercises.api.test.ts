import type { ExerciseRunResponse, ExercisesResponse } from '@veche/contract/portal/exercises.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { startTestApp, TEST_SECRET, type TestApp } from '../../../../test/test-app.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { findScript } from './content/scripts.ts'
import { buildDebrief } from './domain/score.ts'
import { readTicket, ticketKeyOf } from './tickets.ts'

const NOON = new Date('2026-11-24T09:00:00Z')
const MINUTE_MS = 60_000
let test: TestApp
let people: Record<'head' | 'executor' | 'analyst' | 'other', Actor>

beforeAll(async () => {
  test = await startTestApp({ now: NOON, exercisesUrl: 'https://exercise.region.example' })
  const at = (code: string) => ({ scope: { kind: 'agency', code } as const })
  const [russa, borovichi] = [at('administration-staraya-russa'), at('administration-borovichi')]
  people = {
    head: await saveUser(test.db, buildActor({ role: 'head', name: 'Глава Дарья', ...russa })),
    executor: await saveUser(test.db, buildActor({ role: 'executor', name: 'Исполнитель Глеб', ...russa })),
    analyst: await saveUser(test.db, buildActor({ role: 'analyst', name: 'Аналитик Жанна' })),
    other: await saveUser(test.db, buildActor({ role: 'head', name: 'Глава Илья', ...borovichi })),
  }
})
beforeEach(async () => {
  test.clock.now = NOON
  await test.owner.deleteFrom('exerciseSeat').execute()
  await test.owner.deleteFrom('exerciseRun').execute()
})
afterAll(() => test.close())

const as = (actor: Actor) => test.as(actor)
const list = async (actor: Actor, query = ''): Promise<ExercisesResponse> =>
  (await as(actor).get(`/exercises${query}`)).json()
const read = async (actor: Actor, id: string): Promise<ExerciseRunResponse> =>
  (await as(actor).get(`/exercises/runs/${id}`)).json()
async function tell(actor: Actor, id: string, command: object) {
  const response = await as(actor).post(`/exercises/runs/${id}/commands`, command)
  return response.statusCode === 200 ? 'done' : response.json().code
}
async function open(actor: Actor, code = 'water-main'): Promise<string> {
  const id = newId()
  expect((await as(actor).post('/exercises/runs', { id, code })).statusCode).toBe(200)
  return id
}
/** As whoever keeps the region writes it. */
const set = (id: string, changes: object) =>
  test.db.updateTable('exerciseRun').set(changes).where('id', '=', id).execute()

/** Played to its end, with one question answered after so many minutes. */
async function play(
  actor: Actor,
  { minutes = 5, others = [] as Actor[], isScriptIn = false } = {},
): Promise<string> {
  const id = await open(actor)
  await set(id, { state: 'lobby' })
  for (const [index, other] of others.entries())
    expect(await tell(other, id, { type: 'take', role: index === 0 ? 'executor' : 'approver' })).toBe('done')
  if (isScriptIn) expect(await tell(actor, id, { type: 'take', role: 'executor' })).toBe('done')
  const free = isScriptIn ? 'script' : 'self'
  expect(await tell(actor, id, { type: 'begin', speed: 2, free })).toBe('done')
  const begun = test.clock.now.getTime()
  const at = (minute: number) => new Date(begun + (minute / 2) * MINUTE_MS).toISOString()
  const fact = { key: 'first', saidAt: at(0), seenAt: at(1), answeredAt: at(minutes), isUrgent: false }
  const debrief = buildDebrief({
    script: findScript('water-main')!,
    paces: [{ at: at(0), speed: 2 }],
    facts: [{ ...fact, isDismissed: false, answer: 'Бригада на месте', remarks: 1 }],
    endedAt: new Date(at(60)),
  })
  test.clock.now = new Date(begun + 30 * MINUTE_MS)
  const over = {
    state: 'over',
    endReason: 'played',
    endedAt: test.clock.now,
    debrief: JSON.stringify(debrief),
  }
  await set(id, over)
  return id
}

describe('asking for an exercise', () => {
  it('goes on once at a time, and is the same one however often it is asked for', async () => {
    const body = { id: newId(), code: 'flood' }
    for (const _time of [1, 2])
      expect((await as(people.head).post('/exercises/runs', body)).json()).toEqual({ id: body.id })
    const second = await as(people.other).post('/exercises/runs', { ...body, id: newId() })
    expect([second.statusCode, second.json().code]).toEqual([409, 'exercise.one_goes_on'])
    // Not somebody else's by its number.
    expect((await as(people.other).post('/exercises/runs', body)).statusCode).toBe(409)
    expect((await list(people.executor)).open).toMatchObject({ id: body.id, state: 'asked', isOwn: false })
    const unknown = await as(people.head).post('/exercises/runs', { id: newId(), code: 'no-such' })
    expect(unknown.json().code).toBe('exercise.not_found')
  })

  it('lets an executor play alone with the script: begin, steer and end their own, never that of others', async () => {
    const id = await open(people.executor)
    expect((await read(people.executor, id)).mayRun).toBe(true)
    expect((await read(people.executor, id)).seats).toMatchObject([
      ...[{ name: null }, { role: 'executor', name: 'Исполнитель Глеб', isOwn: true }, { name: null }],
    ])
    await set(id, { state: 'lobby' })
    expect(await tell(people.executor, id, { type: 'begin', speed: 2, free: 'script' })).toBe('done')
    expect((await read(people.executor, id)).seats.map(({ by }) => by)).toEqual([
      ...['script', 'person', 'script'],
    ])
    expect(await tell(people.analyst, id, { type: 'end' })).toBe('exercise.not_yours')
    // Whoever runs exercises frees the place for a team.
    expect(await tell(people.head, id, { type: 'end' })).toBe('done')
  })

  it('lists what can be played with its goals, and keeps what comes to itself', async () => {
    const { exercises, mayRun, isSetUp } = await list(people.executor)
    expect(exercises.map(({ code }) => code)).toContain('school-bus')
    expect([mayRun, isSetUp]).toEqual([false, true])
    expect(JSON.stringify(exercises)).not.toContain('гемодиализ')
  })
})

describe('roles', () => {
  it('are taken once and left before it begins; whoever begins plays the rest', async () => {
    const id = await open(people.head)
    expect(await tell(people.executor, id, { type: 'take', role: 'executor' })).toBe('done')
    expect(await tell(people.executor, id, { type: 'take', role: 'executor' })).toBe('done')
    expect(await tell(people.analyst, id, { type: 'take', role: 'executor' })).toBe('exercise.seat_taken')
    // A role is left by whoever has it.
    expect(await tell(people.analyst, id, { type: 'leave', role: 'executor' })).toBe('done')
    expect(await tell(people.head, id, { type: 'begin', speed: 10 })).toBe('exercise.not_ready')
    await set(id, { state: 'lobby' })
    expect(await tell(people.executor, id, { type: 'begin', speed: 10 })).toBe('exercise.not_yours')
    expect(await tell(people.head, id, { type: 'begin', speed: 10 })).toBe('done')
    expect((await read(people.executor, id)).seats).toEqual([
      { role: 'dispatcher', name: 'Глава Дарья', isOwn: false, by: 'person' },
      { role: 'executor', name: 'Исполнитель Глеб', isOwn: true, by: 'person' },
      { role: 'approver', name: 'Глава Дарья', isOwn: false, by: 'person' },
    ])
    expect(await tell(people.executor, id, { type: 'leave', role: 'executor' })).toBe('exercise.begun')
  })

  it('open the region for whoever has them, by a ticket of that run and role', async () => {
    const id = await open(people.head)
    const enter = async (actor: Actor, role: string) =>
      (await as(actor).post(`/exercises/runs/${id}/enter`, { role })).json()
    await tell(people.executor, id, { type: 'take', role: 'executor' })
    expect((await enter(people.executor, 'executor')).code).toBe('exercise.not_ready')
    await set(id, { state: 'lobby' })
    expect((await enter(people.executor, 'approver')).code).toBe('exercise.not_your_role')
    const { url } = await enter(people.executor, 'executor')
    const [place, ticket] = url.split('?ticket=')
    expect(place).toBe('https://exercise.region.example/exercise/enter')
    expect(readTicket(ticketKeyOf(TEST_SECRET, id), ticket, test.clock.now)).toMatchObject({
      role: 'executor',
    })
    expect(readTicket(ticketKeyOf(TEST_SECRET, newId()), ticket, test.clock.now)).toBeNull()
  })
})

it('stands in the day of those who play, and before it begins in that of colleagues whom a role awaits', async () => {
  const dayOf = async (actor: Actor) =>
    (await as(actor).get('/today')).json().items.filter(({ kind }: { kind: string }) => kind === 'exercise')
  const id = await open(people.head)
  expect(await dayOf(people.head)).toMatchObject([{ id, act: 'open', title: 'Прорыв водовода в мороз' }])
  expect(await dayOf(people.executor)).toMatchObject([{ id, act: 'join', where: 'Глава Дарья' }])
  // Neither another body nor the centre is called.
  expect([...(await dayOf(people.other)), ...(await dayOf(people.analyst))]).toEqual([])
  await tell(people.analyst, id, { type: 'take', role: 'approver' })
  await set(id, { state: 'lobby' })
  expect(await tell(people.head, id, { type: 'begin', speed: 1 })).toBe('done')
  expect(await dayOf(people.executor)).toEqual([])
  expect(await dayOf(people.analyst)).toMatchObject([{ id, act: 'open' }])
  await tell(people.head, id, { type: 'end' })
  expect(await dayOf(people.head)).toEqual([])
})

describe('the course of an exercise', () => {
  it('counts its minutes by each speed, stops with a pause, and tells nothing of what is to come', async () => {
    const id = await open(people.head)
    await set(id, { state: 'lobby' })
    await tell(people.head, id, { type: 'begin', speed: 10 })
    const passMinutes = (count: number) => {
      test.clock.now = new Date(test.clock.now.getTime() + count * MINUTE_MS)
    }
    passMinutes(2)
    expect((await read(people.executor, id)).minute).toBe(20)
    await tell(people.head, id, { type: 'speed', speed: 0 })
    passMinutes(30)
    await tell(people.other, id, { type: 'speed', speed: 1 })
    passMinutes(3)
    const saidAt = new Date(NOON.getTime() + MINUTE_MS).toISOString()
    await set(id, { said: JSON.stringify([{ key: 'baby', at: saidAt }]) })
    const shown = await read(people.executor, id)
    expect(shown).toMatchObject({ minute: 23, speed: 1, state: 'running', debrief: null })
    expect(shown.beats).toEqual([
      expect.objectContaining({ key: 'baby', minute: 10, person: 'Ксения Громова', place: 'private' }),
    ])
    // Neither what it is nor what should be done.
    expect(JSON.stringify(shown)).not.toMatch(/danger|пункта обогрева/)
    expect(await tell(people.executor, id, { type: 'end' })).toBe('exercise.not_yours')
    expect(await tell(people.head, id, { type: 'end' })).toBe('done')
    expect((await read(people.head, id)).state).toBe('ending')
  })

  it('is taken back before it began, and the next may begin', async () => {
    const id = await open(people.head)
    expect(await tell(people.head, id, { type: 'end' })).toBe('done')
    expect(await tell(people.head, id, { type: 'end' })).toBe('done')
    expect(await read(people.head, id)).toMatchObject({ state: 'failed', end: 'stopped', debrief: null })
    expect(await tell(people.executor, id, { type: 'take', role: 'executor' })).toBe('exercise.is_over')
    await open(people.other)
  })
})

describe('what was played', () => {
  it('is compared with any earlier time of the same body, the last first, and says where others played', async () => {
    const first = await play(people.head, { minutes: 20 })
    const team = await play(people.head, { minutes: 9, others: [people.executor, people.analyst] })
    const elsewhere = await play(people.other, { minutes: 4 })
    const again = await play(people.head, { minutes: 6 })
    // Whoever has one role and the script the others plays another game.
    const withScript = await play(people.head, { minutes: 5, isScriptIn: true })
    expect((await read(people.head, withScript)).before).toMatchObject({ id: again, isOtherTeam: true })
    expect((await read(people.head, first)).before).toBeNull()
    expect((await read(people.head, team)).before).toMatchObject({ id: first, isOtherTeam: true })
    expect((await read(people.other, elsewhere)).before).toBeNull()
    expect(await read(people.head, again)).toMatchObject({
      ...{ state: 'over', debrief: { figures: { answeredMinutes: 6 } } },
      before: { id: team, isOtherTeam: true },
      earlier: [
        { id: team },
        { id: first, teamSize: 1, isOtherTeam: false, speed: 2, figures: { answeredMinutes: 20 } },
      ],
    })
  })

  it('is read by whoever played, by their body and by the centre, page after page', async () => {
    const ids: string[] = []
    for (let count = 0; count < 22; count += 1) ids.push(await play(people.head))
    const theirs = await play(people.other, { others: [people.executor] })
    const seen = async (actor: Actor) => {
      const first = await list(actor)
      const second = first.nextCursor ? await list(actor, `?cursor=${first.nextCursor}`) : null
      return [...first.history, ...(second?.history ?? [])].map(({ id }) => id)
    }
    expect(await seen(people.head)).toEqual(ids.toReversed())
    expect(await seen(people.executor)).toEqual([theirs, ...ids.toReversed()])
    expect(await seen(people.analyst)).toEqual([theirs, ...ids.toReversed()])
    expect(await seen(people.other)).toEqual([theirs])
    // Neither by its number.
    expect((await as(people.other).get(`/exercises/runs/${ids[0]}`)).statusCode).toBe(404)
    expect((await as(people.executor).get(`/exercises/runs/${theirs}`)).statusCode).toBe(200)
    const [card] = (await list(people.other)).exercises
    expect(card?.last).toMatchObject({ id: theirs, isOwn: true })
    expect((await as(people.head).get('/exercises?cursor=x')).statusCode).toBe(400)
  })
})

it('goes out as tables: what was played, and roles and figures of one, to whoever may see it', async () => {
  await play(people.head, { minutes: 20 })
  const id = await play(people.head, { minutes: 6 })
  const history = (await as(people.executor).get('/exercises.csv')).body.trim().split('\r\n')
  expect(history).toHaveLength(3)
  expect(history[0]).toContain('Увидели (мин);Ответили (мин)')
  expect(history[1]).toMatch(/;24\.11\.2026 13:00;Глава Дарья;1;2;сыграны до конца;/)
  expect((await as(people.other).get('/exercises.csv')).body.trim().split('\r\n')).toHaveLength(1)

  const results = (await as(people.head).get(`/exercises/runs/${id}/results.csv`)).body.split('\r\n')
  expect(results).toContain('Роль;Диспетчер;Глава Дарья;играл человек')
  expect(results).toContain('Показатель;Ответили (мин);;;6;;20')
  expect(results.some((line) => /^Сообщение;.*;ответили вовремя;.*;6;/.test(line))).toBe(true)
  expect((await as(people.other).get(`/exercises/runs/${id}/results.csv`)).statusCode).toBe(404)
  // Of one that goes on nothing that is to come is told.
  const running = await open(people.head)
  expect((await as(people.head).get(`/exercises/runs/${running}/results.csv`)).body).not.toContain(
    'Показатель',
  )
})

it('says that it makes no exercises where it has no address for them', async () => {
  const plain = await startTestApp({ now: NOON })
  try {
    const head = await saveUser(plain.db, buildActor({ role: 'head', name: 'Глава Дарья' }))
    expect((await plain.as(head).get('/exercises')).json()).toMatchObject({ isSetUp: false, open: null })
    const refused = await plain.as(head).post('/exercises/runs', { id: newId(), code: 'flood' })
    expect(refused.json().code).toBe('exercise.not_set_up')
  } finally {
    await plain.close()
  }
})
