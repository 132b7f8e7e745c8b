import { MINUTE_MS, SECOND_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { startTestApp, TEST_SECRET, type TestApp } from '../../../../test/test-app.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import type { BeatFact } from './domain/score.ts'
import type { Pace } from './domain/script-clock.ts'
import type { Wait } from './domain/waits.ts'
import { createExerciseKeeper, type ExerciseKeeper } from './exercise-keeper.ts'
import type { StagedRegion } from './exercise-stage.ts'

const NOON = new Date('2026-11-24T09:00:00Z')
let test: TestApp
let head: Actor
beforeAll(async () => {
  test = await startTestApp({ now: NOON, exercisesUrl: 'http://localhost:8088' })
  head = await saveUser(test.db, buildActor({ role: 'head', name: 'Глава Дарья' }))
})
beforeEach(async () => {
  test.clock.now = NOON
  await test.owner.deleteFrom('exerciseSeat').execute()
  await test.owner.deleteFrom('exerciseRun').execute()
})
afterAll(() => test.close())

/** A region without processes: what the keeper tells it, and what it answers. */
function stageRegion() {
  const told: { paces: (readonly Pace[])[]; scripted: unknown[]; opened: string[]; closed: number } = {
    ...{ paces: [], scripted: [], opened: [], closed: 0 },
  }
  const region = {
    state: 'preparing' as ReturnType<StagedRegion['state']>,
    said: [] as { key: string; at: string }[],
    waits: null as Wait[] | null,
    facts: [] as BeatFact[] | Error,
  }
  const staged: StagedRegion = {
    state: () => region.state,
    setPaces: (paces) => void told.paces.push(paces),
    setScripted: (roles) => void told.scripted.push(roles),
    takeSaid: () => region.said.splice(0),
    takeWaits() {
      const { waits } = region
      region.waits = null
      return waits
    },
    async end() {
      if (region.facts instanceof Error) throw region.facts
      return region.facts
    },
    close: async () => {
      told.closed += 1
    },
  }
  const { db, clock, log, region: place } = test.context
  const setUp = { url: 'http://localhost:8088', secret: TEST_SECRET }
  const keeper: ExerciseKeeper = createExerciseKeeper(
    { db, clock, log, region: place, setUp },
    {
      open({ runId }) {
        told.opened.push(runId)
        return staged
      },
      sweep: async () => undefined,
    },
  )
  return { keeper, region, told }
}
const passMs = (ms: number) => {
  test.clock.now = new Date(test.clock.now.getTime() + ms)
}
const read = async (id: string) => (await test.as(head).get(`/exercises/runs/${id}`)).json()
const tell = async (id: string, body: object) =>
  expect((await test.as(head).post(`/exercises/runs/${id}/commands`, body)).statusCode).toBe(200)
async function open(): Promise<string> {
  const id = newId()
  expect((await test.as(head).post('/exercises/runs', { id, code: 'water-main' })).statusCode).toBe(200)
  return id
}
async function begin({ keeper, region }: ReturnType<typeof stageRegion>, speed: number): Promise<string> {
  const id = await open()
  await keeper.turn()
  region.state = 'ready'
  await keeper.turn()
  await tell(id, { type: 'begin', speed })
  await keeper.turn()
  return id
}

it('makes the region once, tells it each change of the speed once, and takes down what came once', async () => {
  const staged = stageRegion()
  const { keeper, region, told } = staged
  const id = await open()
  await keeper.turn()
  expect(await read(id)).toMatchObject({ state: 'preparing' })
  await keeper.turn()
  region.state = 'ready'
  await keeper.turn()
  expect(await read(id)).toMatchObject({ state: 'lobby' })
  expect(told).toMatchObject({ opened: [id], paces: [] })
  await tell(id, { type: 'begin', speed: 10 })
  for (const _turn of [1, 2]) await keeper.turn()
  passMs(MINUTE_MS)
  await tell(id, { type: 'speed', speed: 0 })
  for (const _turn of [1, 2]) await keeper.turn()
  expect(told.paces.map((paces) => paces.map(({ speed }) => speed))).toEqual([[10], [10, 0]])
  const said = { key: 'baby', at: test.clock.now.toISOString() }
  region.said = [said, said]
  await keeper.turn()
  expect((await read(id)).beats).toMatchObject([{ key: 'baby', minute: 10 }])
})

it('leaves free roles to the script, and shows what waits in the region and for whom', async () => {
  const { keeper, region, told } = stageRegion()
  const id = await open()
  await keeper.turn()
  region.state = 'ready'
  await keeper.turn()
  const alone = { type: 'begin', speed: 10, free: 'script' }
  const refused = await test.as(head).post(`/exercises/runs/${id}/commands`, alone)
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'exercise.nobody_plays'])
  await tell(id, { type: 'take', role: 'executor' })
  await tell(id, alone)
  for (const _turn of [1, 2]) await keeper.turn()
  expect(told.scripted).toEqual([['dispatcher', 'approver']])
  const card = newId()
  region.said = ['first', 'baby'].map((key) => ({ key, at: test.clock.now.toISOString() }))
  region.waits = [
    { key: 'baby', role: 'executor', place: 'incident', id: card, isUrgent: true },
    { key: 'first', role: 'approver', place: 'incident', id: card, isUrgent: false },
  ]
  await keeper.turn()
  const run = await read(id)
  expect(run.seats).toMatchObject([
    { role: 'dispatcher', name: null, by: 'script' },
    { role: 'executor', name: 'Глава Дарья', by: 'person', isOwn: true },
    { role: 'approver', name: null, by: 'script' },
  ])
  expect(run.todo).toMatchObject([
    // What stands as urgent in the region by now is on top, however long the rest waits.
    {
      ...{ key: 'baby', role: 'executor', by: 'person', isOwn: true, isUrgent: true },
      text: expect.stringContaining('Минеральная 26'),
    },
    { key: 'first', role: 'approver', by: 'script', isOwn: false, isUrgent: false },
  ])
  // Neither what it is nor what should be done.
  expect(JSON.stringify(run.todo)).not.toMatch(/danger|пункта обогрева/)
  const enter = async (key: string) =>
    (await test.as(head).post(`/exercises/runs/${id}/enter`, { role: 'executor', key })).json().url
  expect(await enter('baby')).toContain(`&to=${encodeURIComponent(`/tasks/${card}`)}`)
  // It waits for another role by now.
  expect(await enter('first')).not.toContain('&to=')
  // Whoever takes a role of the script plays it from then on.
  await tell(id, { type: 'take', role: 'approver' })
  await keeper.turn()
  expect(told.scripted.at(-1)).toEqual(['dispatcher'])
})

it('counts when the last minute is over, keeps the debrief and throws the region away', async () => {
  const staged = stageRegion()
  const { keeper, region, told } = staged
  const id = await begin(staged, 20)
  passMs(3 * MINUTE_MS - SECOND_MS)
  await keeper.turn()
  expect(await read(id)).toMatchObject({ state: 'running' })
  const at = (minute: number) => new Date(NOON.getTime() + (minute / 20) * MINUTE_MS).toISOString()
  region.facts = [
    {
      ...{ key: 'baby', saidAt: at(4), seenAt: at(7), answeredAt: at(20), isUrgent: true },
      ...{ isDismissed: false, answer: 'Машина выехала', remarks: 0 },
    },
  ]
  passMs(SECOND_MS)
  await keeper.turn()
  expect(await read(id)).toMatchObject({
    ...{ state: 'over', end: 'played', minute: 60 },
    debrief: { figures: { asked: 1, answered: 1, seenMinutes: 3, answeredMinutes: 16 }, best: 'baby' },
  })
  expect(told.closed).toBe(1)
  // What was asked for meanwhile begins.
  const next = await open()
  await keeper.turn()
  expect(told.opened).toEqual([id, next])
})

it('ends by itself what was forgotten: an empty lobby, and a clock that stands', async () => {
  const lobby = stageRegion()
  const empty = await open()
  await lobby.keeper.turn()
  lobby.region.state = 'ready'
  passMs(60 * MINUTE_MS)
  for (const _turn of [1, 2]) await lobby.keeper.turn()
  expect(await read(empty)).toMatchObject({ state: 'failed', end: 'time', debrief: null })
  expect(lobby.told.closed).toBe(1)

  const staged = stageRegion()
  const id = await begin(staged, 1)
  await tell(id, { type: 'speed', speed: 0 })
  passMs(180 * MINUTE_MS)
  await staged.keeper.turn()
  expect(await read(id)).toMatchObject({ state: 'over', end: 'time', minute: 0, speed: 1 })
})

it('says that it is broken when the region dies, or when its keeper is silent', async () => {
  const staged = stageRegion()
  const id = await begin(staged, 10)
  staged.region.state = 'dead'
  await staged.keeper.turn()
  expect(await read(id)).toMatchObject({ state: 'failed', end: 'broken' })
  expect(staged.told.closed).toBe(1)

  const [silent, other] = [stageRegion(), stageRegion()]
  const kept = await begin(silent, 10)
  passMs(29 * SECOND_MS)
  await other.keeper.turn()
  expect(await read(kept)).toMatchObject({ state: 'running' })
  passMs(2 * SECOND_MS)
  await other.keeper.turn()
  expect(await read(kept)).toMatchObject({ state: 'failed', end: 'broken' })
  // It was only slow: what it kept goes.
  await silent.keeper.turn()
  expect(silent.told.closed).toBe(1)
  expect(other.told.opened).toEqual([])
})

it('says that it is broken when the region tells no figures, and begins the next one', async () => {
  const staged = stageRegion()
  const id = await begin(staged, 10)
  staged.region.facts = new Error('no figures came')
  await tell(id, { type: 'end' })
  await staged.keeper.turn()
  expect(await read(id)).toMatchObject({ state: 'failed', end: 'broken' })
  expect(staged.told.closed).toBe(1)
})

it('gives up what it keeps when our own process stops, and what was taken back before it began', async () => {
  const staged = stageRegion()
  const id = await begin(staged, 10)
  await staged.keeper.stop()
  expect(await read(id)).toMatchObject({ state: 'failed', end: 'broken' })
  expect(staged.told.closed).toBe(1)

  const second = stageRegion()
  const back = await open()
  await second.keeper.turn()
  await tell(back, { type: 'end' })
  await second.keeper.turn()
  expect(second.told.closed).toBe(1)
  expect(await read(back)).toMatchObject({ state: 'failed', end: 'stopped' })
})
