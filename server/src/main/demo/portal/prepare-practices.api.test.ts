import type { PracticesResponse } from '@veche/contract/portal/practices.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { findActorByUserId, findUserByEmail } from '../../../modules/access/index.ts'
import { findPersonalData } from '../../../modules/text/index.ts'
import { prepareDemoAccounts, prepareOfficials } from '../demo-officials.ts'
import { preparePractices, readDemoPractices } from './prepare-practices.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ now: new Date('2026-11-24T12:30:00Z') })
  await prepareDemoAccounts(test.product)
  await prepareOfficials(test.product)
  await preparePractices(test.product)
})
afterAll(() => test.close())

it('has twelve practices, approved and voted for, and says honestly that there is too little data', async () => {
  const user = await findUserByEmail(test.db, 'executor@veche.example')
  const actor = user && (await findActorByUserId(test.db, user.id))
  const { practices, best }: PracticesResponse = (await test.as(actor!).get('/practices')).json()
  expect(practices).toHaveLength(12)
  expect(practices.every(({ state, votes }) => state === 'published' && votes > 3)).toBe(true)
  // No past is loaded here: nothing is claimed of what nobody asked.
  expect(new Set(practices.map(({ effect }) => effect?.state))).toEqual(new Set(['few', 'early']))
  expect(best).toEqual([])
  expect(practices.reduce((sum, { adoptions }) => sum + adoptions, 0)).toBe(7)
})

it('shows how four of them looked before and after', async () => {
  const user = await findUserByEmail(test.db, 'executor@veche.example')
  const actor = user && (await findActorByUserId(test.db, user.id))
  const rows = await test.db.selectFrom('practicePicture').select(['id', 'practiceId']).execute()
  expect([rows.length, new Set(rows.map(({ practiceId }) => practiceId)).size]).toEqual([8, 4])
  const statuses = await Promise.all(
    rows.map(async ({ id }) => (await test.as(actor!).get(`/practices/pictures/${id}`)).statusCode),
  )
  expect(new Set(statuses)).toEqual(new Set([200]))
})

it('names nobody real, and is written once', async () => {
  for (const { title, problem, done, comments } of readDemoPractices())
    expect(findPersonalData([title, problem, done, ...comments].join('\n'))).toEqual([])
  const count = async () => (await test.db.selectFrom('practiceVote').select('userId').execute()).length
  const before = await count()
  await preparePractices(test.product)
  expect(await count()).toBe(before)
})
