import { DAY_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, openBrowser, totpCode } from '../../../test/browser.ts'
import { buildActor, REGION, saveUser, saveUserWithPassword, TEST_PASSWORD } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import type { Grant } from './index.ts'

const administrator = buildActor({ role: 'administrator', name: 'Администратор' })
let test: TestApp
let count = 0
beforeAll(async () => {
  test = await startTestApp({ isDemo: false })
  await saveUser(test.db, administrator)
})
afterAll(() => test.close())

async function openOwner(role: Grant['role'] = 'dispatcher') {
  count += 1
  const email = `owner-${count}@example.org`
  const { id } = await saveUserWithPassword(test.db, { email, grants: [{ role, scope: REGION }] })
  const browser = openBrowser(test.app)
  await browser.signIn(email)
  return { id, email, browser }
}

function order(changes: object = {}) {
  const expiresAt = new Date(test.clock.now.getTime() + 90 * DAY_MS).toISOString()
  return { name: 'выгрузка', scopes: ['read'], expiresAt, password: TEST_PASSWORD, ...changes }
}

async function makeToken(browser: Browser, changes: object = {}) {
  const made = await browser.post('/api/tokens', order(changes))
  expect(made.statusCode).toBe(200)
  return made.json<{ id: string; token: string; prefix: string }>()
}

const statusOf = async (token: string, url = '/api/me') =>
  (await test.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } })).statusCode

describe('a token', () => {
  it('is shown once, works for what it was made for, and stops when taken back', async () => {
    const { browser } = await openOwner()
    const created = await makeToken(browser)
    const listed = (await browser.get('/api/tokens')).json()

    expect(await statusOf(created.token)).toBe(200)
    expect(created.token.startsWith(created.prefix)).toBe(true)
    expect(JSON.stringify(listed)).not.toContain(created.token)
    const stored = await test.db
      .selectFrom('apiToken')
      .selectAll()
      .where('id', '=', created.id)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(stored)).not.toContain(created.token.slice(12))

    await browser.delete(`/api/tokens/${created.id}`)
    expect(await statusOf(created.token)).toBe(401)
  })

  it.each([
    [{ password: 'another long password' }, 'access.wrong_password'],
    [{ password: undefined }, 'http.invalid'],
    [{ expiresAt: null }, 'http.invalid'],
    [{ expiresAt: undefined }, 'http.invalid'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 'access.token_already_expired'],
    [{ expiresAt: '2100-01-01T00:00:00Z' }, 'access.token_lives_too_long'],
  ])('is not made of %j', async (changes, code) => {
    const { browser, id } = await openOwner()

    const refused = await browser.post('/api/tokens', order(changes))

    expect([refused.statusCode, refused.json().code]).toEqual([400, code])
    expect(await test.db.selectFrom('apiToken').select('id').where('userId', '=', id).execute()).toEqual([])
  })

  it('is not the way around a second factor that the role asks for', async () => {
    const { browser, id, email } = await openOwner('administrator')
    const refused = await browser.post('/api/tokens', order({ scopes: ['users'] }))

    expect([refused.statusCode, refused.json().code]).toEqual([403, 'access.second_factor_required'])

    const enabled = await browser.post('/api/auth/two-factor/enable', { password: TEST_PASSWORD })
    const { totpURI, backupCodes } = enabled.json<{ totpURI: string; backupCodes: string[] }>()
    await browser.post('/api/auth/two-factor/verify-totp', { code: totpCode(totpURI) })
    const { token } = await makeToken(browser, { scopes: ['read', 'users'] })
    expect(await statusOf(token, '/api/users')).toBe(200)

    // Without the factor it is worth no more than the person's own browser would be.
    await browser.post('/api/auth/two-factor/disable', { password: TEST_PASSWORD, code: backupCodes[0] })
    expect([email, await statusOf(token, '/api/users')]).toEqual([email, 403])
    expect(id).not.toBe('')
  })

  it('of somebody who was given a greater role opens it no sooner than their browser does', async () => {
    const { browser, id } = await openOwner()
    const { token } = await makeToken(browser, { scopes: ['read', 'users'] })
    await test.as(administrator).post(`/users/${id}/grants`, { role: 'administrator', scope: REGION })

    expect(await statusOf(token, '/api/users')).toBe(403)
  })

  it('makes no tokens and belongs to one person', async () => {
    const [owner, other] = [await openOwner(), await openOwner()]
    const { token, id } = await makeToken(owner.browser, { scopes: ['read', 'users'] })
    const made = await test.app.inject({
      method: 'POST',
      url: '/api/tokens',
      headers: { authorization: `Bearer ${token}` },
      payload: order(),
    })

    expect([made.statusCode, (await other.browser.delete(`/api/tokens/${id}`)).statusCode]).toEqual([
      403, 404,
    ])
    expect(await statusOf(token)).toBe(200)
  })

  it('ends on its day', async () => {
    const { browser } = await openOwner()
    const expiresAt = new Date(test.clock.now.getTime() + 60_000).toISOString()
    const { token } = await makeToken(browser, { expiresAt })
    expect(await statusOf(token)).toBe(200)

    const start = test.clock.now
    test.clock.now = new Date(start.getTime() + 61_000)
    expect(await statusOf(token)).toBe(401)
    test.clock.now = start
  })

  it('alone does not say that a person is at work', async () => {
    const { browser } = await openOwner()
    const { token } = await makeToken(browser)
    const isActive = async () => {
      const headers = { authorization: `Bearer ${token}` }
      return (await test.app.inject({ method: 'GET', url: '/api/me', headers })).json().isPersonActive
    }
    expect(await isActive()).toBe(true)
    const start = test.clock.now
    test.clock.now = new Date(start.getTime() + 11 * 60_000)

    expect(await isActive()).toBe(false)
    await browser.get('/api/me')
    expect(await isActive()).toBe(true)
    test.clock.now = start
  })

  it('is refused with a password that is guessed, however many networks guess', async () => {
    const { browser } = await openOwner()
    const answers: string[] = []
    for (let guess = 0; guess < 12; guess += 1) {
      const address = openBrowser(test.app)
      for (const [name, value] of browser.cookies) address.cookies.set(name, value)
      answers.push((await address.post('/api/tokens', order({ password: `guess ${guess}` }))).json().code)
    }

    expect(answers.filter((code) => code === 'access.wrong_password')).toHaveLength(10)
    expect(answers.slice(-2)).toEqual(['access.too_many_attempts', 'access.too_many_attempts'])
    // The doors of the library ask for the same password: they share the count.
    const enable = await openBrowserWith(browser).post('/api/auth/two-factor/enable', { password: 'x' })
    expect(enable.statusCode).toBe(429)
  })
})

function openBrowserWith(browser: Browser): Browser {
  const other = openBrowser(test.app)
  for (const [name, value] of browser.cookies) other.cookies.set(name, value)
  return other
}

describe('every token of an account ends', () => {
  type Owner = Awaited<ReturnType<typeof openOwner>>
  const WAYS: [string, (owner: Owner) => Promise<unknown>][] = [
    [
      'with the own password',
      ({ browser }) =>
        browser.post('/api/me/password', {
          currentPassword: TEST_PASSWORD,
          newPassword: 'les za ozerom shumit',
        }),
    ],
    ['with «выйти везде»', ({ browser }) => browser.post('/api/auth/revoke-sessions')],
    [
      'with a password given by an administrator',
      ({ id }) => test.as(administrator).patch(`/users/${id}`, { password: 'sovsem drugoy most' }),
    ],
    [
      'when an administrator signs the person out',
      ({ id }) => test.as(administrator).post(`/users/${id}/sign-out`),
    ],
    [
      'with the account, and is not revived with it',
      async ({ id }) => {
        await test.as(administrator).patch(`/users/${id}`, { isActive: false })
        await test.as(administrator).patch(`/users/${id}`, { isActive: true })
      },
    ],
  ]

  it.each(WAYS)('%s', async (_way, end) => {
    const owner = await openOwner()
    const { token } = await makeToken(owner.browser)
    expect(await statusOf(token)).toBe(200)

    await end(owner)

    expect(await statusOf(token)).toBe(401)
    const told = await test.db
      .selectFrom('journal')
      .select('details')
      .where('action', '=', 'token.all_revoked')
      .where('objectId', '=', owner.id)
      .execute()
    expect(told).toEqual([{ details: { count: 1 } }])
  })
})

describe('an administrator', () => {
  it('sees the tokens of another and takes one back', async () => {
    const { browser, id } = await openOwner()
    const { token, id: tokenId } = await makeToken(browser)
    const listed = await test.as(administrator).get(`/users/${id}/tokens`)

    expect(listed.json().tokens).toMatchObject([{ id: tokenId, name: 'выгрузка', scopes: ['read'] }])
    expect(listed.body).not.toContain(token)
    expect((await test.as(administrator).get('/users/nobody/tokens')).statusCode).toBe(404)

    const taken = await test.as(administrator).delete(`/users/${id}/tokens/${tokenId}`)
    expect([taken.statusCode, await statusOf(token)]).toEqual([200, 401])
  })
})
