import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { findActorByUserId, findUserByEmail } from '../../../modules/access/index.ts'
import { prepareDemoAccounts } from '../demo-officials.ts'
import { prepareRules } from './prepare-rules.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ now: new Date('2026-11-24T12:30:00Z') })
  await prepareDemoAccounts(test.product)
  await prepareRules(test.product)
})
afterAll(() => test.close())

it('has four rules that nobody has switched on, and macros, each written once', async () => {
  await prepareRules(test.product)
  const user = await findUserByEmail(test.db, 'moderator@veche.example')
  const actor = user && (await findActorByUserId(test.db, user.id))
  const { rules } = (await test.as(actor!).get('/rules')).json()
  expect(await test.db.selectFrom('macro').select('id').execute()).toHaveLength(3)
  expect(rules.map(({ state }: { state: string }) => state)).toEqual(['draft', 'draft', 'draft', 'draft'])
})
