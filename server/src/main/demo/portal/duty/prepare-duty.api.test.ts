import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../../../../test/test-app.ts'
import { findActorByUserId, findUserByEmail } from '../../../../modules/access/index.ts'
import { getDirectory } from '../../../../modules/directory/index.ts'
import { dutiesOf } from '../../../../modules/portal/index.ts'
import { prepareDemoAccounts } from '../../demo-officials.ts'
import { prepareDuty } from './prepare-duty.ts'

/** A Tuesday, 12:00 in the region. */
const NOW = new Date('2026-11-24T09:00:00Z')

let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ now: NOW })
  await prepareDemoAccounts(test.product)
  await prepareDuty(test.product)
})
afterAll(() => test.close())

async function userOf(name: string) {
  const user = await findUserByEmail(test.db, `${name}@veche.example`)
  const actor = user && (await findActorByUserId(test.db, user.id))
  if (!actor) throw new Error(`nobody is ${name}`)
  return actor
}
const ask = async (query: string) => {
  const dispatcher = test.as(await userOf('dispatcher'))
  return (await dispatcher.get(`/duty/answer?${query}`)).json()
}

it('answers for light, roads, water and housing in every municipality, by day and by night', async () => {
  const { municipalities } = await getDirectory(test.db)
  const topics = ['roads.lighting', 'roads.potholes', 'housing.no-water', 'housing.entrance-repair']
  for (const now of [NOW, new Date('2026-11-24T22:00:00Z')]) {
    test.clock.now = now
    for (const { code } of municipalities)
      for (const topicCode of topics) {
        const { answer } = await ask(`topicCode=${topicCode}&municipalityCode=${code}`)
        const reached = [answer.post?.now.speakers[0]?.name, answer.emergency?.now.speakers[0]?.name]
        expect([code, topicCode, reached.some(Boolean)]).toEqual([code, topicCode, true])
      }
  }
  test.clock.now = NOW
})

it('leaves no gap and no overlap in any roster of this week and the next', async () => {
  const dispatcher = test.as(await userOf('dispatcher'))
  const { bodies } = (await dispatcher.get('/duty/bodies')).json()
  const posts = bodies.flatMap((body: { posts: { id: string }[] }) => body.posts) as { id: string }[]
  expect(posts.length).toBeGreaterThan(150)
  for (const day of ['2026-11-24', '2026-12-01'])
    for (const { id } of posts.filter((_, index) => index % 5 === 0)) {
      const { problems } = (await dispatcher.get(`/duty/posts/${id}/roster?day=${day}`)).json()
      const wrong = problems.filter(({ kind }: { kind: string }) => kind !== 'absent')
      expect([id, wrong]).toEqual([id, []])
    }
})

it('gives those who sign in duties of their own', async () => {
  const { id } = await userOf('executor')
  const week = { from: new Date('2026-11-22T21:00:00Z'), to: new Date('2026-11-29T21:00:00Z') }
  const duties = await dutiesOf(test.db, { userId: id, ...week })
  expect(duties.map(({ agencyCode }) => agencyCode)).toContain('administration-staraya-russa')
})

it('has numbers that nobody can have, and leaves at the next start what people have changed', async () => {
  const { agencies } = await getDirectory(test.db)
  expect(agencies.filter(({ phone }) => !/^8 \(8162\) 0\d-\d\d-\d\d$/.test(phone))).toEqual([])
  const coordinator = test.as(await userOf('coordinator'))
  const path = '/duty/bodies/administration-staraya-russa/contact'
  expect((await coordinator.patch(path, { phone: '8 (8162) 00-00-77' })).statusCode).toBe(200)
  const count = async () => (await test.db.selectFrom('dutyShift').select('id').execute()).length
  const before = await count()
  await prepareDuty(test.product)
  expect(await count()).toBe(before)
  const again = (await coordinator.get('/duty/bodies/administration-staraya-russa')).json()
  expect(again.contact.phone).toBe('8 (8162) 00-00-77')
})
