import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../../../../test/browser.ts'
import {
  buildActor,
  REGION,
  saveUser,
  saveUserWithPassword,
  TEST_PASSWORD,
} from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'

const GIVEN = 'reka techyot na sever'
const OWN = 'les za ozerom shumit'
const administrator = buildActor({ role: 'administrator', name: 'Администратор' })
let test: TestApp
let count = 0
beforeAll(async () => {
  test = await startTestApp({ isDemo: false })
  await saveUser(test.db, administrator)
})
afterAll(() => test.close())

async function openPerson() {
  count += 1
  const email = `person-${count}@example.org`
  const { id } = await saveUserWithPassword(test.db, { email })
  const browser = openBrowser(test.app)
  await browser.signIn(email)
  return { id, email, browser }
}

const newsOf = async (userId: string) =>
  (await test.db.selectFrom('notification').select('details').where('userId', '=', userId).execute()).map(
    ({ details }) => (details as { news: string }).news,
  )

describe('the own password', () => {
  it('is changed with the old one, and then every other browser is out', async () => {
    const { id, email, browser } = await openPerson()
    const there = openBrowser(test.app)
    await there.signIn(email)

    const changed = await browser.post('/api/me/password', {
      currentPassword: TEST_PASSWORD,
      newPassword: OWN,
    })

    expect(changed.statusCode).toBe(200)
    expect((await browser.get('/api/me')).statusCode).toBe(200)
    expect((await there.get('/api/me')).statusCode).toBe(401)
    expect((await openBrowser(test.app).signIn(email)).statusCode).toBe(401)
    expect((await openBrowser(test.app).signIn(email, OWN)).statusCode).toBe(200)
    expect(await newsOf(id)).toEqual(['password_changed'])
  })

  it.each([
    ['a wrong old one', { currentPassword: 'wrong', newPassword: OWN }, 'access.wrong_password'],
    [
      'the same again',
      { currentPassword: TEST_PASSWORD, newPassword: TEST_PASSWORD },
      'access.password_is_the_same',
    ],
    [
      'a common one',
      { currentPassword: TEST_PASSWORD, newPassword: 'пароль123456' },
      'access.password_too_common',
    ],
    [
      'one of the region',
      { currentPassword: TEST_PASSWORD, newPassword: 'Новгородская-2026' },
      'access.password_is_own_name',
    ],
    [
      'the own name',
      { currentPassword: TEST_PASSWORD, newPassword: 'Петров-Пётр-1' },
      'access.password_is_own_name',
    ],
    ['a short one', { currentPassword: TEST_PASSWORD, newPassword: 'short' }, 'http.invalid'],
  ])('is not changed for %s', async (_what, body, code) => {
    const { browser } = await openPerson()

    const refused = await browser.post('/api/me/password', body)

    expect([refused.statusCode, refused.json().code]).toEqual([400, code])
  })
})

describe('a password that somebody else chose', () => {
  async function openGiven(email: string) {
    const person = { name: 'Сидорова Мария', email, password: GIVEN }
    const grants = [{ role: 'dispatcher', scope: REGION }]
    const made = await test.as(administrator).post('/users', { ...person, grants })
    const browser = openBrowser(test.app)
    await browser.signIn(email, GIVEN)
    return { id: made.json<{ id: string }>().id, browser }
  }

  it('opens nothing but its change', async () => {
    const { browser } = await openGiven('first@example.org')
    const reads = test.app.declaredRoutes.filter(
      ({ method, permission }) => method === 'GET' && permission !== 'public' && permission !== 'me.read',
    )
    expect(reads.length).toBeGreaterThan(40)

    expect((await browser.get('/api/me')).json()).toMatchObject({ passwordChangeRequired: true })
    for (const { url } of reads) {
      const answer = await browser.get(url.replaceAll(/:\w+/g, '00000000-0000-7000-8000-000000000000'))
      expect([url, answer.statusCode]).toEqual([url, 403])
    }
    const refused = await browser.get('/api/incidents')
    expect(refused.json().code).toBe('access.password_change_required')

    await browser.post('/api/me/password', { currentPassword: GIVEN, newPassword: OWN })
    expect((await browser.get('/api/me')).json()).toMatchObject({ passwordChangeRequired: false })
    expect((await browser.get('/api/incidents')).statusCode).toBe(200)
  })

  it('is asked to be changed again after each time an administrator gives one, and its owner is told', async () => {
    const { id, browser } = await openGiven('again@example.org')
    await browser.post('/api/me/password', { currentPassword: GIVEN, newPassword: OWN })

    await test.as(administrator).patch(`/users/${id}`, { password: 'veter duet s morya' })
    await browser.signIn('again@example.org', 'veter duet s morya')

    expect((await browser.get('/api/me')).json()).toMatchObject({ passwordChangeRequired: true })
    expect(await newsOf(id)).toEqual(['password_changed', 'password_given'])
  })
})
