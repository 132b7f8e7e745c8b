import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, openBrowser, totpCode } from '../../../../test/browser.ts'
import { REGION, saveUserWithPassword, TEST_PASSWORD } from '../../../../test/factories.ts'
import { type Authenticator, createAuthenticator, type Lies } from '../../../../test/sign-in/authenticator.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import type { Grant } from '../domain/actor.ts'
import { resetSecondFactorAtOnce } from '../second-factor/second-factor-reset.ts'

const SITE = { origin: 'https://veche.example.org', host: 'veche.example.org' }
const notices = { notify: async () => undefined }

let test: TestApp
let people = 0
beforeAll(async () => {
  test = await startTestApp({ publicUrl: SITE.origin, isDemo: false })
})
afterAll(() => test.close())

async function saveSomebody(role: Grant['role'] = 'dispatcher') {
  people += 1
  const email = `keeper-${people}@example.org`
  const { id } = await saveUserWithPassword(test.db, { email, grants: [{ role, scope: REGION }] })
  const browser = openBrowser(test.app)
  await browser.signIn(email)
  return { id, email, browser, device: createAuthenticator(SITE) }
}

type Options = { options: { challenge: string; user: { id: string } } }

async function add(browser: Browser, device: Authenticator, { name = 'Телефон', lies = {} as Lies } = {}) {
  const begun = await browser.post('/api/me/passkeys/options', { password: TEST_PASSWORD })
  if (begun.statusCode !== 200) return begun
  const credential = device.create(begun.json<Options>().options, lies)
  return browser.post('/api/me/passkeys', { name, credential })
}

async function signIn(browser: Browser, device: Authenticator, lies: Lies = {}) {
  const { options } = (await browser.post('/api/auth/passkey/options')).json<Options>()
  return browser.post('/api/auth/passkey', { credential: device.use(options, lies) })
}

const codeOf = (answer: { json: () => { code?: string } }) => answer.json().code

describe('a passkey', () => {
  it('signs its owner in without a name, a password or a code, in a new session', async () => {
    const { id, browser, device } = await saveSomebody('moderator')
    expect((await add(browser, device)).statusCode).toBe(200)

    const other = openBrowser(test.app)
    const answer = await signIn(other, device)

    expect(answer.cookies.find(({ name }) => name === '__Host-veche.session_token')).toMatchObject({
      ...{ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' },
    })
    expect((await other.get('/api/me')).json()).toMatchObject({ id, twoFactorRequired: false })
  })

  it('is both factors for whom the product asks for two, at once and in later sign-ins by it', async () => {
    const { email, browser, device } = await saveSomebody('administrator')
    expect((await browser.get('/api/users')).statusCode).toBe(403)
    await add(browser, device)
    expect((await browser.get('/api/users')).statusCode).toBe(200)

    const byPassword = openBrowser(test.app)
    await byPassword.signIn(email)
    expect((await byPassword.get('/api/me')).json()).toMatchObject({ twoFactorRequired: true })
  })

  it('is listed by its name with those beside it, and opens nothing once it is removed', async () => {
    const { browser, device } = await saveSomebody()
    const second = createAuthenticator(SITE)
    await add(browser, device, { name: 'Телефон' })
    await add(browser, second, { name: 'Ключ на столе' })
    const { passkeys } = (await browser.get('/api/me/passkeys')).json<{
      passkeys: { id: string; name: string }[]
    }>()
    expect(passkeys.map(({ name }) => name)).toEqual(['Телефон', 'Ключ на столе'])

    expect((await browser.delete(`/api/me/passkeys/${passkeys[0]!.id}`)).statusCode).toBe(200)
    expect(codeOf(await signIn(openBrowser(test.app), device))).toBe('access.passkey_refused')
    expect((await signIn(openBrowser(test.app), second)).statusCode).toBe(200)
    const stranger = await saveSomebody()
    expect((await stranger.browser.delete(`/api/me/passkeys/${passkeys[1]!.id}`)).statusCode).toBe(404)
  })

  it('spares the code of somebody who has one', async () => {
    const { email, browser, device } = await saveSomebody()
    const enabled = await browser.post('/api/auth/two-factor/enable', { password: TEST_PASSWORD })
    const { totpURI } = enabled.json<{ totpURI: string }>()
    await browser.post('/api/auth/two-factor/verify-totp', { code: totpCode(totpURI) })
    await add(browser, device)

    const other = openBrowser(test.app)
    expect((await signIn(other, device)).statusCode).toBe(200)
    expect((await other.get('/api/me')).json()).toMatchObject({ email })
  })
})

describe('a key is not added', () => {
  it('without the password, where the sign-in was by that alone', async () => {
    const { browser } = await saveSomebody()
    expect(codeOf(await browser.post('/api/me/passkeys/options', {}))).toBe('access.password_needed')
    const wrong = await browser.post('/api/me/passkeys/options', { password: 'not this one' })
    expect(codeOf(wrong)).toBe('access.wrong_password')
  })

  it('nor codes set up, by a stolen password beside a key that is there', async () => {
    const { email, browser, device } = await saveSomebody('moderator')
    await add(browser, device)
    const thief = openBrowser(test.app)
    await thief.signIn(email)

    expect(codeOf(await add(thief, createAuthenticator(SITE)))).toBe('access.strong_sign_in_required')
    const codes = await thief.post('/api/auth/two-factor/enable', { password: TEST_PASSWORD })
    expect(codeOf(codes)).toBe('access.strong_sign_in_required')
  })

  it.each<[string, Lies]>([
    ['made for another site', { origin: 'https://evil.example', host: 'evil.example' }],
    ['made on the page of another site', { origin: 'https://evil.example' }],
    ['that did not check who holds the device', { isVerified: false }],
    ['for a question of another time', { challenge: 'b3RoZXI' }],
    ['that answers another question', { type: 'webauthn.get' }],
  ])('%s', async (_what, lies) => {
    const { browser, device } = await saveSomebody()
    expect(codeOf(await add(browser, device, { lies }))).toBe('access.passkey_refused')
  })

  it('by another session than the one that was asked, nor twice', async () => {
    const { browser, device } = await saveSomebody()
    const stranger = await saveSomebody()
    const begun = await browser.post('/api/me/passkeys/options', { password: TEST_PASSWORD })
    const credential = device.create(begun.json<Options>().options)

    const theirs = await stranger.browser.post('/api/me/passkeys', { name: 'Чужой', credential })
    expect(codeOf(theirs)).toBe('access.passkey_refused')
    const late = await browser.post('/api/me/passkeys', { name: 'Свой', credential })
    expect(codeOf(late)).toBe('access.passkey_refused')
  })
})

describe('a key opens nothing', () => {
  it.each<[string, Lies]>([
    ['on the page of another site', { origin: 'https://evil.example' }],
    ['for another site', { host: 'evil.example' }],
    ['when the device did not check who holds it', { isVerified: false }],
    ['when it was copied: its count stands still', { counter: 1 }],
  ])('%s', async (_what, lies) => {
    const { browser, device } = await saveSomebody()
    await add(browser, device)
    expect((await signIn(openBrowser(test.app), device)).statusCode).toBe(200)

    const other = openBrowser(test.app)
    expect(codeOf(await signIn(other, device, lies))).toBe('access.passkey_refused')
    expect((await other.get('/api/me')).statusCode).toBe(401)
  })

  it('with an answer that was used, is late, or was asked for in another browser', async () => {
    const { browser, device } = await saveSomebody()
    await add(browser, device)
    const [one, other] = [openBrowser(test.app), openBrowser(test.app)]
    const ask = async (asking: Browser) =>
      (await asking.post('/api/auth/passkey/options')).json<Options>().options

    const used = { credential: device.use(await ask(one)) }
    await one.post('/api/auth/passkey', used)
    expect(codeOf(await one.post('/api/auth/passkey', used))).toBe('access.passkey_refused')

    const stolen = { credential: device.use(await ask(one)) }
    await ask(other)
    expect(codeOf(await other.post('/api/auth/passkey', stolen))).toBe('access.passkey_refused')

    const late = { credential: device.use(await ask(one)) }
    const start = test.clock.now
    test.clock.now = new Date(start.getTime() + 5 * 60_000 + 1000)
    const answer = await one.post('/api/auth/passkey', late)
    test.clock.now = start
    expect(codeOf(answer)).toBe('access.passkey_refused')
  })

  it('of an account that is switched off', async () => {
    const { id, browser, device } = await saveSomebody()
    await add(browser, device)
    await test.db.updateTable('appUser').set({ isActive: false }).where('id', '=', id).execute()
    expect(codeOf(await signIn(openBrowser(test.app), device))).toBe('access.passkey_refused')
  })

  it('after two people have taken the second factor off', async () => {
    const { id, browser, device } = await saveSomebody('moderator')
    await add(browser, device)
    await resetSecondFactorAtOnce(test.db, { userId: id, now: test.clock.now }, notices)
    expect(codeOf(await signIn(openBrowser(test.app), device))).toBe('access.passkey_refused')
  })
})
