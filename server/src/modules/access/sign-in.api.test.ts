import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveUserWithPassword, TEST_PASSWORD } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

it('signs in', async () => {
  await saveUserWithPassword(test.db, { email: 'a@example.org' })
  const response = await test.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email: 'a@example.org', password: TEST_PASSWORD },
  })
  console.log(response.statusCode, response.body, response.headers)
  const cookie = response.cookies.map((c) => `${c.name}=${encodeURIComponent(c.value)}`).join('; ')
  const me = await test.app.inject({ method: 'GET', url: '/api/me', headers: { cookie } })
  console.log(me.statusCode, me.body)
  const dir = await test.app.inject({ method: 'GET', url: '/api/directory', headers: { cookie } })
  console.log(dir.statusCode, dir.body.slice(0, 200))
})
