import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChannel } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { createFormConnector } from '../../../connectors/form/form-connector.ts'
import { findActorByUserId, findUserByEmail } from '../../../modules/access/index.ts'
import { prepareDemoAccounts } from '../demo-officials.ts'
import { prepareOwnWork } from '../prepare-own-work.ts'
import { DEMO_CALLS, prepareByHand } from './prepare-by-hand.ts'

let test: TestApp
beforeAll(async () => {
  const form = createFormConnector({
    ...{ publicUrl: 'http://localhost:8080', officialName: 'Область', findFile: async () => null },
  })
  test = await startTestApp({ now: new Date('2026-11-24T12:30:00Z'), connectors: new Map([['form', form]]) })
  await saveChannel(test.context, {
    network: 'form',
    externalId: 'region',
    municipalityCode: 'novgorod-city',
  })
  await prepareDemoAccounts(test.product)
  await prepareOwnWork(test.product)
  await prepareByHand(test.product)
})
afterAll(() => test.close())

async function as(name: string) {
  const user = await findUserByEmail(test.db, `${name}@veche.example`)
  const actor = user && (await findActorByUserId(test.db, user.id))
  if (!actor) throw new Error(`nobody is ${name}`)
  return test.as(actor)
}

it('has a call that is work already, a paper that waits for sorting, and says how each came', async () => {
  const rows = await test.db
    .selectFrom('handRecord')
    .innerJoin('incident', 'incident.id', 'handRecord.incidentId')
    .select(['incident.id', 'way', 'step', 'agencyCode', 'byName'])
    .orderBy('handRecord.id')
    .execute()
  expect(rows).toMatchObject([
    { way: 'phone', step: 'assigned', agencyCode: 'administration-staraya-russa', byName: 'Елена Волкова' },
    { way: 'paper', step: 'new', byName: 'Наталья Кравцова' },
  ])
  const told = (await (await as('dispatcher')).get(`/incidents/${rows[1]?.id}/by-hand`)).json()
  expect(told.record).toMatchObject({ way: 'paper' })
})

it('has a sub-task in the day of the executor', async () => {
  const executor = await as('executor')
  expect((await executor.get('/subtasks')).json().subtasks).toMatchObject([
    { state: 'open', createdByName: 'Елена Волкова', isMine: true },
  ])
  const { items } = (await executor.get('/today')).json()
  expect(items.map(({ kind }: { kind: string }) => kind)).toContain('subtask')
})

it('is made once, however often the demo starts', async () => {
  await prepareByHand(test.product)
  const count = async (table: 'handRecord' | 'subtask') =>
    (await test.db.selectFrom(table).select('id').execute()).length
  expect([await count('handRecord'), await count('subtask')]).toEqual([DEMO_CALLS.length, 1])
})
