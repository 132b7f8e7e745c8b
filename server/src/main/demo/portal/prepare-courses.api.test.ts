import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { findActorByUserId, findUserByEmail } from '../../../modules/access/index.ts'
import { seedCourses } from '../../../modules/portal/index.ts'
import { prepareDemoAccounts, prepareOfficials } from '../demo-officials.ts'
import { prepareCourses } from './prepare-courses.ts'

/** A Tuesday, 15:30 in the region. */
const NOW = new Date('2026-11-24T12:30:00Z')

let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ now: NOW })
  await seedCourses(test.context.db, NOW)
  await prepareDemoAccounts(test.product)
  await prepareOfficials(test.product)
  await prepareCourses(test.product)
})
afterAll(() => test.close())

async function listed(name: string) {
  const user = await findUserByEmail(test.db, `${name}@veche.example`)
  const actor = user && (await findActorByUserId(test.db, user.id))
  if (!actor) throw new Error(`nobody is ${name}`)
  return (await test.as(actor).get('/courses')).json().courses
}

it('shows six courses, one begun by the executor and assigned by the head, and one passed by some, and no right depends on any', async () => {
  const courses = await listed('executor')
  expect(courses).toHaveLength(6)
  expect(courses.filter(({ seenCount }: { seenCount: number }) => seenCount === 3)).toMatchObject([
    { title: 'Ответ понятным языком', standing: 'due', rights: [] },
  ])
  expect(await listed('coordinator')).toContainEqual(
    expect.objectContaining({ code: 'chat-duty', standing: 'valid' }),
  )
})

it('is the same at a second start', async () => {
  const count = async () =>
    (await test.db.selectFrom('courseCertificate').select('number').execute()).length +
    (await test.db.selectFrom('courseAssignment').select('id').execute()).length
  const before = await count()
  expect(before).toBeGreaterThan(5)
  await prepareCourses(test.product)
  expect(await count()).toBe(before)
})
