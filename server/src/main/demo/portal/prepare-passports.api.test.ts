import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChannel } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { findActorByUserId, findUserByEmail } from '../../../modules/access/index.ts'
import { prepareDemoAccounts, prepareOfficials } from '../demo-officials.ts'
import { preparePassports } from './prepare-passports.ts'

const PLACES = ['borovichi', 'staraya-russa', 'pestovo', 'valday', 'volot', 'okulovka']

let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ now: new Date('2026-11-24T12:30:00Z') })
  await prepareDemoAccounts(test.product)
  await prepareOfficials(test.product)
  for (const municipalityCode of PLACES) await saveChannel(test.context, { municipalityCode })
  await preparePassports(test.product)
})
afterAll(() => test.close())

it('has people who are responsible, what was looked at, and pages that are to be mended', async () => {
  const user = await findUserByEmail(test.db, 'moderator@veche.example')
  const actor = user && (await findActorByUserId(test.db, user.id))
  const { passports, counts } = (await test.as(actor!).get('/page-passports')).json()
  expect(passports).toHaveLength(PLACES.length)
  const owners = passports.map(({ ownerName }: { ownerName: string | null }) => ownerName)
  expect(owners.filter((name: string | null) => name === null)).toHaveLength(2)
  expect(counts.bad).toBeGreaterThan(0)
})

it('is prepared once', async () => {
  const count = async () => (await test.db.selectFrom('pageRequirement').select('code').execute()).length
  const before = await count()
  await test.owner.deleteFrom('pageRequirement').where('code', '=', 'mark').execute()
  await preparePassports(test.product)
  expect(await count()).toBeLessThan(before)
})
