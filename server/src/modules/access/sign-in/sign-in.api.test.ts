import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, totpCode } from '../../../../test/browser.ts'
import { REGION, saveUserWithPassword, TEST_PASSWORD } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'

let test: TestApp
let count = 0
beforeAll(async () => {
  test = await startTestApp({
    publicUrl: 'https://veche.example.org',
    isDemo: false,
  })
})
afterAll(() => test.close())

async function saveSomebody(role: 'dispatcher' | 'administrator' = 'dispatcher') {
  count += 1
  return saveUserWithPassword(test.db, {
    email: `person-${count}@example.org`,
    grants: [{ role, scope: REGION }],
  })
}

describe('a password', () => {
  it('opens a session in a cookie that only this host gets and no script reads', async () => {
    const { email, id } = await saveSomebody()
    const browser = openBrowser(test.app)

    const response = await browser.signIn(email.toUpperCase())

    expect(response.statusCode).toBe(200)
    const [cookie] = response.cookies
    expect(cookie).toMatchObject({
      name: '__Host-veche.session_token',
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
      path: '/',
      maxAge: 12 * 60 * 60,
    })
    expect(cookie?.domain).toBeUndefined()
    expect(response.body).not.toContain(cookie?.value.split('.')[0])
    expect((await browser.get('/api/me')).json()).toMatchObject({ id, email, isPersonActive: true })
  })

  it('that is wrong gets the same answer as a person who is not there', async () => {
    const { email } = await saveSomebody()

    const wrong = await openBrowser(test.app).signIn(email, 'another long password')
    const nobody = await openBrowser(test.app).signIn('nobody@example.org', 'another long password')

    expect(wrong.statusCode).toBe(401)
    expect(wrong.json()).toEqual({ code: 'INVALID_EMAIL_OR_PASSWORD', details: {} })
    expect(nobody.json()).toEqual(wrong.json())
    expect(wrong.cookies).toEqual([])
  })

  it('is looked at twenty times an hour at most, however many networks guess', async () => {
    const { email } = await saveSomebody()
    const answers: number[] = []
    for (let guess = 0; guess < 30; guess += 1) {
      const browser = openBrowser(test.app, { ip: `198.51.100.${guess}` })
      answers.push((await browser.signIn(email, `wrong password ${guess}`)).statusCode)
    }

    expect(answers.filter((status) => status === 401)).toHaveLength(20)
    expect(answers.filter((status) => status === 429)).toHaveLength(10)
  })

  it('is looked at ten times from one network, also when all guesses come at once', async () => {
    const { email } = await saveSomebody()

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, guess) =>
        openBrowser(test.app, { ip: '203.0.113.9' }).signIn(email, `wrong password ${guess}`),
      ),
    )

    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10)
    expect(
      Number(answers.find(({ statusCode }) => statusCode === 429)?.headers['retry-after']),
    ).toBeGreaterThan(60)
  })

  it('still opens the door to its owner while strangers guess', async () => {
    const { email } = await saveSomebody()
    const home = { ip: '192.0.2.77' }
    await openBrowser(test.app, home).signIn(email)
    for (let guess = 0; guess < 25; guess += 1) {
      await openBrowser(test.app, { ip: `198.51.100.${100 + guess}` }).signIn(email, 'guess guess guess')
    }

    expect((await openBrowser(test.app, home).signIn(email)).statusCode).toBe(200)
    expect((await openBrowser(test.app, { ip: '198.51.100.250' }).signIn(email)).statusCode).toBe(429)
  })

  it('counts the network Fastify sees, not one the client claims', async () => {
    const { email } = await saveSomebody()
    const answers: number[] = []
    for (let guess = 0; guess < 12; guess += 1) {
      const forged = { 'x-forwarded-for': `10.0.0.${guess}`, 'x-veche-client-ip': `10.0.1.${guess}` }
      const browser = openBrowser(test.app, { ip: '203.0.113.50' })
      const body = { email, password: 'wrong password' }
      answers.push((await browser.post('/api/auth/sign-in/email', body, forged)).statusCode)
    }

    expect(answers.slice(-2)).toEqual([429, 429])
  })

  it('opens nothing for an account that is switched off', async () => {
    const { email, id } = await saveSomebody()
    await test.db.updateTable('appUser').set({ isActive: false }).where('id', '=', id).execute()
    const browser = openBrowser(test.app)

    const response = await browser.signIn(email)

    expect(response.statusCode).toBe(403)
    expect(response.json()).toMatchObject({ code: 'USER_INACTIVE' })
    expect((await browser.get('/api/me')).statusCode).toBe(401)
  })
})

describe('a session', () => {
  it('ends everywhere at once', async () => {
    const { email } = await saveSomebody()
    const browsers = [openBrowser(test.app), openBrowser(test.app), openBrowser(test.app)]
    for (const browser of browsers) await browser.signIn(email)
    const kept = browsers[2]!.header()

    await browsers[0]!.post('/api/auth/revoke-sessions')

    for (const browser of browsers) expect((await browser.get('/api/me')).statusCode).toBe(401)
    const again = await test.app.inject({ method: 'GET', url: '/api/me', headers: { cookie: kept } })
    expect(again.statusCode).toBe(401)
  })

  it('is over after signing out, also for a copy of its cookie', async () => {
    const { email } = await saveSomebody()
    const browser = openBrowser(test.app)
    await browser.signIn(email)
    const copy = browser.header()

    await browser.post('/api/auth/sign-out')

    expect(browser.cookies.has('__Host-veche.session_token')).toBe(false)
    const replay = await test.app.inject({ method: 'GET', url: '/api/me', headers: { cookie: copy } })
    expect(replay.statusCode).toBe(401)
  })

  it('does not outlive twelve hours, however busy', async () => {
    const { email } = await saveSomebody()
    const browser = openBrowser(test.app)
    await browser.signIn(email)
    const start = test.clock.now
    test.clock.now = new Date(start.getTime() + 11.9 * 3_600_000)
    const late = await browser.get('/api/me')
    test.clock.now = new Date(start.getTime() + 12.1 * 3_600_000)
    const over = await browser.get('/api/me')
    test.clock.now = start

    expect([late.statusCode, over.statusCode]).toEqual([200, 401])
  })

  it('is not opened by a cookie with another signature or a token of the visitor', async () => {
    const { email } = await saveSomebody()
    const browser = openBrowser(test.app)
    await browser.signIn(email)
    const [name, value] = [...browser.cookies][0]!
    const token = value.split('.')[0]

    for (const forged of [token, `${token}.`, `${token}.AAAA`, `x${value}`, '.', '%', '']) {
      const cookie = `${name}=${forged}`
      const response = await test.app.inject({ method: 'GET', url: '/api/me', headers: { cookie } })
      expect([forged, response.statusCode]).toEqual([forged, 401])
    }
  })

  it('gets a new token at each sign-in', async () => {
    const { email } = await saveSomebody()
    const browser = openBrowser(test.app)
    await browser.signIn(email)
    const before = browser.cookies.get('__Host-veche.session_token')
    await browser.signIn(email)

    expect(browser.cookies.get('__Host-veche.session_token')).not.toBe(before)
  })
})

describe('the second factor', () => {
  async function enrol(email: string) {
    const browser = openBrowser(test.app)
    await browser.signIn(email)
    const enabled = await browser.post('/api/auth/two-factor/enable', { password: TEST_PASSWORD })
    const { totpURI, backupCodes } = enabled.json<{ totpURI: string; backupCodes: string[] }>()
    const before = new Date(Date.now() - 30_000)
    const confirmed = await browser.post('/api/auth/two-factor/verify-totp', {
      code: totpCode(totpURI, before),
    })
    expect(confirmed.statusCode).toBe(200)
    return { browser, totpURI, backupCodes }
  }

  it('is asked of an administrator before anything but their own account opens', async () => {
    const { email } = await saveSomebody('administrator')
    const browser = openBrowser(test.app)
    await browser.signIn(email)

    expect((await browser.get('/api/me')).json()).toMatchObject({ twoFactorRequired: true })
    expect((await browser.get('/api/me/sign-ins')).statusCode).toBe(200)
    expect((await browser.get('/api/tokens')).statusCode).toBe(403)
    const users = await browser.get('/api/users')
    expect([users.statusCode, users.json().code]).toEqual([403, 'access.second_factor_required'])

    const enrolled = await enrol(email)
    expect((await enrolled.browser.get('/api/users')).statusCode).toBe(200)
    expect((await enrolled.browser.get('/api/me')).json()).toMatchObject({
      twoFactorRequired: false,
      twoFactorEnabled: true,
    })
  })

  it('keeps the door closed until the code is given, and takes each code once', async () => {
    const { email } = await saveSomebody()
    const { totpURI } = await enrol(email)
    const [first, second] = [openBrowser(test.app), openBrowser(test.app)]
    const code = totpCode(totpURI)

    expect((await first.signIn(email)).json()).toMatchObject({ twoFactorRedirect: true })
    expect((await first.get('/api/me')).statusCode).toBe(401)
    expect((await first.post('/api/auth/two-factor/verify-totp', { code })).statusCode).toBe(200)
    expect((await first.get('/api/me')).statusCode).toBe(200)

    await second.signIn(email)
    const reused = await second.post('/api/auth/two-factor/verify-totp', { code })
    expect(reused.statusCode).toBe(401)
    expect((await second.get('/api/me')).statusCode).toBe(401)
  })

  it('is not guessed: after ten wrong codes even the right one has to wait', async () => {
    const { email } = await saveSomebody()
    const { totpURI } = await enrol(email)
    for (let guess = 0; guess < 12; guess += 1) {
      const browser = openBrowser(test.app)
      if ((await browser.signIn(email)).statusCode === 429) break
      const wrong = await browser.post('/api/auth/two-factor/verify-totp', { code: `00000${guess % 10}` })
      expect(wrong.statusCode).toBeGreaterThanOrEqual(400)
    }

    const browser = openBrowser(test.app)
    await browser.signIn(email)
    const right = await browser.post('/api/auth/two-factor/verify-totp', { code: totpCode(totpURI) })

    expect([right.statusCode, right.json().code]).toEqual([429, 'ACCOUNT_TEMPORARILY_LOCKED'])
  })

  it('may be replaced once by a code kept on paper', async () => {
    const { email } = await saveSomebody()
    const { backupCodes } = await enrol(email)
    const [first, second] = [openBrowser(test.app), openBrowser(test.app)]
    const code = backupCodes[0]
    await first.signIn(email)
    await second.signIn(email)

    expect((await first.post('/api/auth/two-factor/verify-backup-code', { code })).statusCode).toBe(200)
    expect((await second.post('/api/auth/two-factor/verify-backup-code', { code })).statusCode).toBe(401)
  })

  it('is taken away with its code, not with a session and a password alone', async () => {
    const { email } = await saveSomebody()
    const { browser, totpURI } = await enrol(email)
    const disable = (code: string) =>
      browser.post('/api/auth/two-factor/disable', { password: TEST_PASSWORD, code })
    for (const code of ['', '000000', 'no-such-code'])
      expect((await disable(code)).statusCode).toBeGreaterThanOrEqual(400)
    expect((await browser.get('/api/me')).json()).toMatchObject({ twoFactorEnabled: true })
    expect((await disable(totpCode(totpURI))).statusCode).toBe(200)
    expect((await browser.get('/api/me')).json()).toMatchObject({ twoFactorEnabled: false })
  })
})

describe('the doors of the sign-in library', () => {
  it.each([
    '/two-factor/get-totp-uri',
    '/two-factor/generate-backup-codes',
    '/sign-up/email',
    '/update-user',
    '/delete-user',
    '/change-email',
    '/request-password-reset',
    '/list-sessions',
    '/two-factor/send-otp',
    '/sign-in/social',
    '/change-password',
  ])('%s does not exist', async (door) => {
    const { email } = await saveSomebody()
    const browser = openBrowser(test.app)
    await browser.signIn(email)

    expect((await browser.post(`/api/auth${door}`, { name: 'x' })).statusCode).toBe(404)
  })
})

describe('the fields of a door', () => {
  it.each([
    ['/sign-in/email', { email: 'x@example.org', password: 'x', rememberMe: true }],
    ['/sign-in/email', { email: 'x@example.org', password: 'x', callbackURL: '/' }],
    ['/two-factor/verify-totp', { code: '000000', trustDevice: true }],
    ['/two-factor/verify-backup-code', { code: 'x', disableSession: true }],
    ['/two-factor/enable', { password: TEST_PASSWORD, method: 'otp' }],
    ['/sign-out', { everywhere: true }],
  ])('%s takes no others: %j', async (door, body) => {
    const refused = await openBrowser(test.app).post(`/api/auth${door}`, body)

    expect([refused.statusCode, refused.json().code]).toEqual([400, 'http.invalid'])
  })
})

describe('another site', () => {
  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example.com', 'sec-fetch-site': 'none' },
    { origin: 'null', 'sec-fetch-site': 'none' },
  ])('cannot write in the name of a person: %j', async (headers) => {
    const { email } = await saveSomebody()
    const browser = openBrowser(test.app)
    await browser.signIn(email)

    const body = { name: 'x', scopes: ['read'] }
    const token = await browser.post('/api/tokens', body, headers)
    // A header that means nothing to the door must not stand for the cookie that does.
    const other = { ...headers, authorization: 'x' }
    const disguised = await browser.post('/api/auth/sign-out', {}, other)
    const out = await browser.post('/api/auth/sign-out', {}, headers)

    expect([token, disguised, out].map(({ statusCode }) => statusCode)).toEqual([403, 403, 403])
    expect((await browser.get('/api/me')).statusCode).toBe(200)
  })

  it('cannot post a plain form', async () => {
    const { email } = await saveSomebody()
    const browser = openBrowser(test.app)
    await browser.signIn(email)
    const response = await test.app.inject({
      method: 'POST',
      url: '/api/tokens',
      headers: { cookie: browser.header(), 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'name=x&scopes=read',
    })

    expect(response.statusCode).toBe(415)
  })
})

it('keeps a journal of who came in and who was kept out, without addresses or e-mails', async () => {
  const rows = await test.db.selectFrom('journal').select(['action', 'details', 'objectId']).execute()
  const actions = new Set(rows.map((row) => row.action))

  for (const action of [
    'session.started',
    'session.too_many_attempts',
    'session.all_ended',
    'session.sign_in_failed',
    'session.second_factor_failed',
    'user.second_factor_confirmed',
  ]) {
    expect(actions).toContain(action)
  }
  // Forty tries were refused above, in four windows: by network twice, by account twice.
  expect(rows.filter((row) => row.action === 'session.too_many_attempts').length).toBeLessThan(8)
  expect(JSON.stringify(rows)).not.toMatch(/@example\.org|192\.0\.2|198\.51/)
})

it('writes down when a person came in, not when they only knew the password', async () => {
  const { email, id } = await saveSomebody()
  const browser = openBrowser(test.app)
  await browser.signIn(email)
  const { totpURI } = (await browser.post('/api/auth/two-factor/enable', { password: TEST_PASSWORD })).json<{
    totpURI: string
  }>()
  await browser.post('/api/auth/two-factor/verify-totp', { code: totpCode(totpURI) })
  const lastSignIn = () =>
    test.db.selectFrom('appUser').select('lastSignInAt').where('id', '=', id).executeTakeFirstOrThrow()
  const before = await lastSignIn()
  const start = test.clock.now
  test.clock.now = new Date(start.getTime() + 60_000)
  await openBrowser(test.app).signIn(email)
  test.clock.now = start

  expect(await lastSignIn()).toEqual(before)
})

it('lists where a person is signed in and ends one of the sign-ins from afar', async () => {
  const somebody = await saveSomebody()
  const [here, there] = [openBrowser(test.app), openBrowser(test.app)]
  await here.signIn(somebody.email)
  await there.signIn(somebody.email)
  const stranger = openBrowser(test.app)
  await stranger.signIn((await saveSomebody()).email)

  const { signIns } = (await here.get('/api/me/sign-ins')).json<{
    signIns: { id: string; isCurrent: boolean }[]
  }>()
  expect(signIns.map(({ isCurrent }) => isCurrent).sort()).toEqual([false, true])
  const other = signIns.find(({ isCurrent }) => !isCurrent)!
  expect((await stranger.delete(`/api/me/sign-ins/${other.id}`)).statusCode).toBe(404)
  expect((await here.delete(`/api/me/sign-ins/${other.id}`)).statusCode).toBe(200)

  expect((await there.get('/api/me')).statusCode).toBe(401)
  expect((await here.get('/api/me')).statusCode).toBe(200)
})
