import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../../../test/browser.ts'
import { saveUserWithPassword } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { accessJobs } from './index.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

it('forgets what has ended and keeps what still decides', async () => {
  await saveUserWithPassword(test.db, { email: 'jobs@example.org' })
  await openBrowser(test.app, { ip: '192.0.2.9' }).signIn('jobs@example.org')
  await openBrowser(test.app, { ip: '192.0.2.10' }).signIn('jobs@example.org', 'a wrong password')
  const [job] = accessJobs(test.context)
  const counts = async () => {
    const sessions = await test.db.selectFrom('session').select('id').execute()
    const attempts = await test.db.selectFrom('signInAttempt').select('succeededAt').execute()
    return [sessions.length, attempts.length, attempts.filter((row) => row.succeededAt !== null).length]
  }
  await job!.handle([])
  expect(await counts()).toEqual([1, 3, 1])

  test.clock.now = new Date(test.clock.now.getTime() + 13 * 3_600_000)
  await job!.handle([])
  // The network the owner came from is remembered; guesses and the session are not.
  expect(await counts()).toEqual([0, 1, 1])
})
