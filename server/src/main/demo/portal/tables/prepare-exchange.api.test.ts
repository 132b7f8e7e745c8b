import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../../../../test/test-app.ts'
import { findActorByUserId, findUserByEmail } from '../../../../modules/access/index.ts'
import { prepareDemoAccounts } from '../../demo-officials.ts'
import { prepareExchange } from './prepare-exchange.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ now: new Date('2026-11-24T12:30:00Z') })
  await prepareDemoAccounts(test.product)
  await prepareExchange(test.product)
})
afterAll(() => test.close())

async function clientOf(name: string) {
  const user = await findUserByEmail(test.db, `${name}@veche.example`)
  const actor = user && (await findActorByUserId(test.db, user.id))
  if (!actor) throw new Error(`nobody is ${name}`)
  return test.as(actor)
}

it('shows an import that was taken back as a whole, and a table that goes out each morning, once', async () => {
  await prepareExchange(test.product)
  const [admin, dispatcher] = [await clientOf('admin'), await clientOf('dispatcher')]
  const { jobs } = (await admin.get('/exchange/jobs')).json()
  expect(jobs).toMatchObject([
    { kind: 'undo', state: 'done', undone: { withdrawn: 4, kept: 0 } },
    { kind: 'import', state: 'done', withdrawn: 4, result: { added: 4, failed: 0, errors: [] } },
  ])
  const { schedules } = (await dispatcher.get('/exchange/schedules')).json()
  expect(schedules).toMatchObject([{ cadence: 'daily', hour: 8, nextRunAt: '2026-11-25T05:00:00.000Z' }])
  const { incidents } = (await dispatcher.get('/incidents?queue=new')).json()
  expect(incidents).toEqual([])
})
