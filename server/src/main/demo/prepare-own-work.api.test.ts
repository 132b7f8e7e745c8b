import type { TodayItem } from '@veche/contract/portal/today.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChannel } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { findActorByUserId, findUserByEmail } from '../../modules/access/index.ts'
import { readOwnWork } from '../../modules/portal/own-work/read-own-work.ts'
import { findPersonalData } from '../../modules/text/index.ts'
import { prepareDemoAccounts } from './demo-officials.ts'
import { prepareDuty } from './portal/duty/prepare-duty.ts'
import { prepareOwnWork } from './prepare-own-work.ts'

/** A Tuesday, 15:30 in the region. */
const NOW = new Date('2026-11-24T12:30:00Z')

let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ now: NOW })
  await saveChannel(test.context, {
    network: 'form',
    externalId: 'region',
    municipalityCode: 'novgorod-city',
  })
  await prepareDemoAccounts(test.product)
  await prepareOwnWork(test.product)
})
afterAll(() => test.close())

async function actorOf(name: string) {
  const user = await findUserByEmail(test.db, `${name}@veche.example`)
  const actor = user && (await findActorByUserId(test.db, user.id))
  if (!actor) throw new Error(`nobody is ${name}`)
  return actor
}
const as = async (name: string) => test.as(await actorOf(name))

async function steps(name: string, queue: string): Promise<string[]> {
  const { incidents } = (await (await as(name)).get(`/incidents?queue=${queue}`)).json()
  return incidents.map(({ step }: { step: string }) => step).sort()
}

it('gives the executor, the moderator and the head work of their own before anybody else has acted', async () => {
  expect(await steps('executor', 'mine')).toEqual([
    ...['assigned', 'in_progress', 'in_progress', 'in_progress', 'rework'],
  ])
  expect((await steps('executor', 'mine_today')).length).toBeGreaterThan(0)
  expect(await steps('moderator', 'to_approve')).toEqual(['approval', 'approval'])
  expect(await steps('head', 'mine')).toEqual(['assigned'])
  const { queues } = (await (await as('head')).get('/incidents/counters')).json()
  expect(queues.in_progress.late).toBeGreaterThan(0)
})

it('fills the day of each: what came back with its reason, what is late, what waits for a yes', async () => {
  const dayOf = async (name: string): Promise<TodayItem[]> =>
    (await (await as(name)).get('/today')).json().items
  const day = await dayOf('executor')
  expect(day.map(({ kind }) => kind).toSorted()).toEqual([
    'contribution',
    'owed_part',
    'returned',
    'task',
    'task',
    'task',
    'task',
  ])
  expect(day[0]).toMatchObject({ time: 'late' })
  expect(day.find(({ kind }) => kind === 'returned')).toMatchObject({
    ...{ act: 'mend', reasonCode: 'no_action', words: 'Назовите, что сделают, кто и к какому дню' },
    waiting: { name: 'Денис Лебедев' },
  })
  expect((await dayOf('moderator')).filter(({ kind }) => kind === 'approval')).toHaveLength(2)
  expect((await dayOf('head')).map(({ kind }) => kind)).toEqual(['task', 'contribution'])
})

it('has a week of their own for each', async () => {
  const weekOf = async (name: string) => (await readOwnWork(test.context, await actorOf(name))).weeks.at(-1)
  expect((await weekOf('head'))?.handed).toBeGreaterThan(0)
  expect((await weekOf('executor'))?.returned).toBe(1)
  expect((await weekOf('dispatcher'))?.sorted).toBeGreaterThan(3)
})

it('lets each do their part: the executor answers, the moderator decides', async () => {
  const executor = await as('executor')
  const { incidents } = (await executor.get('/incidents?queue=mine')).json()
  for (const { id, step } of incidents) {
    const { abilities } = (await executor.get(`/incidents/${id}`)).json()
    expect([step, step === 'assigned' ? abilities.take : abilities.submit]).toEqual([step, true])
  }
  const moderator = await as('moderator')
  const [waiting] = (await moderator.get('/incidents?queue=to_approve')).json().incidents
  expect((await moderator.get(`/incidents/${waiting.id}`)).json().abilities.approve).toBe(true)
})

it('promises nothing that is not recorded, nor by another day', async () => {
  const moderator = await as('moderator')
  const { incidents } = (await moderator.get('/incidents?queue=to_approve')).json()
  const kinds: string[] = []
  for (const { id } of incidents) {
    const { versions } = (await moderator.get(`/incidents/${id}/answer`)).json()
    const { kind, text, promise } = versions[0]
    const body = { kind, text, promiseDueAt: promise?.dueAt ?? null }
    const { checks } = (await moderator.post(`/incidents/${id}/answer/check`, body)).json()
    const remarks = checks.filter(({ state }: { state: string }) => state === 'attention')
    expect([text, remarks.filter(({ code }: { code: string }) => code.startsWith('promise'))]).toEqual([
      text,
      [],
    ])
    kinds.push(kind)
  }
  expect(kinds.sort()).toEqual(['final', 'interim'])
})

it('asks other bodies for parts of answers, has one given, and is asked for one', async () => {
  const { rows } = await test.pool.query(
    'select agency_code, state, ask from contribution order by agency_code',
  )
  expect(rows).toMatchObject([
    { agency_code: 'administration-staraya-russa', state: 'asked' },
    { agency_code: 'grid-ilmen', state: 'given' },
    { agency_code: 'water-polist', state: 'asked' },
  ])
  const files = await test.pool.query('select name, content_type from contribution_file')
  expect(files.rows).toEqual([{ name: 'lamp-before.png', content_type: 'image/png' }])
  expect(findPersonalData(rows.map(({ ask }) => ask).join())).toEqual([])
})

it('waits for an author who was asked for a fact', async () => {
  const { rows } = await test.pool.query('select asked_by_name, text, ended_at from clarification')
  expect(rows).toMatchObject([{ asked_by_name: 'Андрей Гусев', ended_at: null }])
  expect(findPersonalData(rows[0].text)).toEqual([])
})

it('asks nothing twice at the next start', async () => {
  const count = async () => (await test.db.selectFrom('incident').select('id').execute()).length
  const before = await count()
  await prepareOwnWork(test.product)
  expect(await count()).toBe(before)
})

it('names in answers the telephone that «Кто отвечает» has of the same service', async () => {
  await prepareDuty(test.product)
  const posts = await test.db.selectFrom('dutyPost').select(['name', 'phone']).execute()
  const known = new Set(posts.map(({ phone }) => phone))
  const answers = await test.db.selectFrom('answerVersion').select('text').execute()
  const named = answers.flatMap(({ text }) => text.match(/8 \(\d+\) [\d-]+/g) ?? [])
  expect(named).toHaveLength(2)
  expect(named.filter((phone) => !known.has(phone))).toEqual([])
})
