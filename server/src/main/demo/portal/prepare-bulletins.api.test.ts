import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { findActorByUserId, findUserByEmail } from '../../../modules/access/index.ts'
import { findPersonalData } from '../../../modules/text/index.ts'
import { prepareDemoAccounts, prepareOfficials } from '../demo-officials.ts'
import { prepareBulletins, readDemoBulletins } from './prepare-bulletins.ts'

/** A Tuesday, 15:30 in the region. */
const NOW = new Date('2026-11-24T12:30:00Z')

let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ now: NOW })
  await prepareDemoAccounts(test.product)
  await prepareOfficials(test.product)
  await prepareBulletins(test.product)
})
afterAll(() => test.close())

async function as(name: string) {
  const user = await findUserByEmail(test.db, `${name}@veche.example`)
  const actor = user && (await findActorByUserId(test.db, user.id))
  if (!actor) throw new Error(`nobody is ${name}`)
  return test.as(actor)
}
type Row = { id: string; title: string; kind: string; isRead: boolean; isLate: boolean; isMine: boolean }
const listed = async (name: string, list = 'open'): Promise<Row[]> =>
  (await (await as(name)).get(`/bulletins?list=${list}`)).json().bulletins

it('has three news and three orders, which wait for those who sign in', async () => {
  const rows = await listed('executor')
  expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['news', 'news', 'news', 'order', 'order', 'order'])
  expect(rows.every(({ isRead, isMine, kind }) => !isRead && isMine === (kind === 'order'))).toBe(true)
  expect(rows.filter(({ isLate }) => isLate)).toHaveLength(1)
})

it('shows its author an order that half of the municipalities have done', async () => {
  const [order] = (await listed('moderator', 'mine')).filter(({ kind }) => kind === 'order')
  const progress = (await (await as('moderator')).get(`/bulletins/${order?.id}/progress`)).json()
  expect(progress.counts).toMatchObject({ must: 22, done: 11, cannot: 1, late: 0 })
  expect(progress.groups).toHaveLength(22)
})

it('names nobody real, and is written once', async () => {
  for (const { title, text, task } of readDemoBulletins())
    expect(findPersonalData(`${title}\n${text}\n${task?.act ?? ''}`)).toEqual([])
  const count = async () => (await test.db.selectFrom('bulletinReceipt').select('userId').execute()).length
  const before = await count()
  await prepareBulletins(test.product)
  expect(await count()).toBe(before)
})
