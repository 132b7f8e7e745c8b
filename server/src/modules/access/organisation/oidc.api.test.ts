import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, openBrowser, totpCode } from '../../../../test/browser.ts'
import { REGION, saveUserWithPassword, TEST_PASSWORD } from '../../../../test/factories.ts'
import {
  CLIENT_SECRET,
  type IdentityProvider,
  type Lies,
  type ProviderPerson,
  startIdentityProvider,
} from '../../../../test/sign-in/identity-provider.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import type { Grant } from '../domain/actor.ts'
import type { OidcSettings } from './settings.ts'

const PUBLIC_URL = 'https://veche.example.org'
const addressOf = (provider: string) => `${PUBLIC_URL}/api/auth/organisation/${provider}/callback`

let idp: IdentityProvider
let test: TestApp
let people = 0

beforeAll(async () => {
  idp = await startIdentityProvider(['region', 'careful', 'other'].map(addressOf))
  const provider = (id: string, changes: Partial<OidcSettings> = {}): OidcSettings => ({
    ...{ kind: 'oidc', id, name: 'Регион', issuer: idp.issuer, clientId: 'veche' },
    ...{ clientSecret: CLIENT_SECRET, clientKey: null, scope: 'openid email profile' },
    ...{ groupsClaim: 'groups', asksUserInfo: false, origins: [], linkByEmail: true, sessionHours: 8 },
    ...{ mayGive: ['moderator', 'executor', 'administrator'], endsSession: true },
    roles: [
      { group: 'veche-moderators', role: 'moderator', scope: 'region' },
      { group: 'veche-executor-*', role: 'executor', scope: 'agency:*' },
      { group: 'veche-administrators', role: 'administrator', scope: 'region' },
    ],
    ...changes,
  })
  test = await startTestApp({
    ...{ publicUrl: PUBLIC_URL, isDemo: false },
    signIn: {
      passwords: 'administrators',
      providers: [
        provider('region', { trustedSecondFactor: { acr: ['silver'], amr: ['otp'] } }),
        provider('careful', { linkByEmail: false }),
        provider('other'),
      ],
    },
  })
})
afterAll(async () => {
  await test.close()
  await idp.close()
})
afterEach(() => {
  idp.person = null
  idp.lies = null
})

async function saveSomebody(grants: Grant[] = [{ role: 'dispatcher', scope: REGION }]) {
  people += 1
  const email = `employee-${people}@example.org`
  const { id } = await saveUserWithPassword(test.db, { email, grants })
  return { id, email, sub: `subject-${people}` }
}

async function begin(browser: Browser, provider = 'region', next?: string): Promise<string> {
  const answer = await browser.post('/api/auth/organisation/start', { provider, ...(next && { next }) })
  expect(answer.statusCode).toBe(200)
  return answer.json<{ url: string }>().url
}

/** What the browser does with the address to which it is led back. */
const comeBack = async (browser: Browser, address: string) => {
  const { headers } = await browser.get(address.slice(PUBLIC_URL.length))
  return String(headers.location)
}

async function signIn(browser: Browser, person: ProviderPerson | null, provider = 'region', next?: string) {
  idp.person = person
  return comeBack(browser, await idp.visit(await begin(browser, provider, next)))
}

const rolesOf = async (browser: Browser) => {
  const { grants } = (await browser.get('/api/me')).json<{ grants: { role: string }[] }>()
  return grants.map(({ role }) => role).sort()
}

const journalOf = async (userId: string) => {
  const rows = await test.db
    .selectFrom('journal')
    .select(['action', 'details'])
    .where('objectId', '=', userId)
    .orderBy('id')
    .execute()
  return rows.map(({ action }) => action)
}

describe('a person of the organisation', () => {
  it('comes in, is linked by a verified address once, and is known by the subject from then on', async () => {
    const { id, email, sub } = await saveSomebody()
    const browser = openBrowser(test.app)

    expect(await signIn(browser, { sub, email: email.toUpperCase(), email_verified: true })).toBe('/')
    expect((await browser.get('/api/me')).json()).toMatchObject({ id })
    expect(browser.cookies.has('__Host-veche.begun')).toBe(false)

    const later = openBrowser(test.app)
    expect(await signIn(later, { sub })).toBe('/')
    expect((await later.get('/api/me')).json()).toMatchObject({ id })
    expect(await journalOf(id)).toEqual([
      ...['user.created', 'grant.added', 'identity.linked', 'session.started', 'session.started'],
    ])
  })

  it('gets a session that only this host sees and that ends when the settings say', async () => {
    const { email, sub } = await saveSomebody()
    const browser = openBrowser(test.app)
    idp.person = { sub, email, email_verified: true }
    const back = await idp.visit(await begin(browser))

    const { cookies } = await browser.get(back.slice(PUBLIC_URL.length))

    expect(cookies.find(({ name }) => name === '__Host-veche.session_token')).toMatchObject({
      ...{ httpOnly: true, secure: true, sameSite: 'Lax', path: '/', maxAge: 8 * 3600 },
    })
  })

  it('is led to where the sign-in began, and never to another site', async () => {
    const { email, sub } = await saveSomebody()
    const person = { sub, email, email_verified: true }

    expect(await signIn(openBrowser(test.app), person, 'region', '/desk/new?x=1')).toBe('/desk/new?x=1')
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '/a\n/evil', 'desk'])
      expect(await signIn(openBrowser(test.app), person, 'region', next)).toBe('/')
  })

  it('who has no account here gets a page that says so, and a row of the journal', async () => {
    const strange = { sub: 'nobody', email: 'nobody@example.org', email_verified: true }
    const browser = openBrowser(test.app)

    expect(await signIn(browser, strange)).toBe('/sign-in?problem=unknown_person')
    expect((await browser.get('/api/me')).statusCode).toBe(401)
    const refused = await test.db
      .selectFrom('journal')
      .select('details')
      .where('action', '=', 'session.organisation_refused')
      .execute()
    expect(refused.length).toBeGreaterThan(0)
  })

  it('who says no there is told so', async () => {
    expect(await signIn(openBrowser(test.app), null)).toBe('/sign-in?problem=denied')
  })
})

describe('nobody comes in as another', () => {
  it.each([
    ['not verified', false],
    ['verified in words', 'true'],
    ['not said to be verified', undefined],
  ])('by an address that is %s', async (_what, email_verified) => {
    const { email, sub } = await saveSomebody()
    const person = { sub, email, ...(email_verified !== undefined && { email_verified }) }
    expect(await signIn(openBrowser(test.app), person)).toBe('/sign-in?problem=unknown_person')
  })

  it('by a verified address where the settings do not link by address', async () => {
    const { email, sub } = await saveSomebody()
    const person = { sub, email, email_verified: true }
    expect(await signIn(openBrowser(test.app), person, 'careful')).toBe('/sign-in?problem=unknown_person')
  })

  it('by an address that went to a second account of the organisation', async () => {
    const { email, sub } = await saveSomebody()
    await signIn(openBrowser(test.app), { sub, email, email_verified: true })
    const heir = { sub: `${sub}-heir`, email, email_verified: true }
    expect(await signIn(openBrowser(test.app), heir)).toBe('/sign-in?problem=linked_to_another')
  })

  it('by the same subject at another provider', async () => {
    const { email, sub } = await saveSomebody()
    await signIn(openBrowser(test.app), { sub, email, email_verified: true })
    expect(await signIn(openBrowser(test.app), { sub }, 'other')).toBe('/sign-in?problem=unknown_person')
  })

  it('by an account of a program', async () => {
    people += 1
    const email = `program-${people}@example.org`
    await test.db
      .insertInto('appUser')
      .values({ id: `program-${people}`, name: 'Программа', email, emailVerified: true })
      .execute()
    const person = { sub: 'program', email, email_verified: true }
    expect(await signIn(openBrowser(test.app), person)).toBe('/sign-in?problem=unknown_person')
  })
})

describe('an answer of the provider', () => {
  it('is taken once', async () => {
    const { email, sub } = await saveSomebody()
    const browser = openBrowser(test.app)
    idp.person = { sub, email, email_verified: true }
    const url = await begin(browser)
    const begun = browser.cookies.get('__Host-veche.begun') ?? ''
    const back = await idp.visit(url)
    expect(await comeBack(browser, back)).toBe('/')

    browser.cookies.set('__Host-veche.begun', begun)
    expect(await comeBack(browser, back)).toBe('/sign-in?problem=stale')
  })

  it('opens nothing in a browser in which it was not asked for', async () => {
    const { email, sub } = await saveSomebody()
    const [attacker, victim] = [openBrowser(test.app), openBrowser(test.app)]
    idp.person = { sub, email, email_verified: true }
    const back = await idp.visit(await begin(attacker))
    await begin(victim)

    expect(await comeBack(victim, back)).toBe('/sign-in?problem=stale')
    expect((await victim.get('/api/me')).statusCode).toBe(401)
  })

  it('opens nothing with another state, or none', async () => {
    const { email, sub } = await saveSomebody()
    idp.person = { sub, email, email_verified: true }
    for (const forge of [
      (url: URL) => url.searchParams.delete('state'),
      (url: URL) => url.searchParams.set('state', 'x'),
    ]) {
      const browser = openBrowser(test.app)
      const back = new URL(await idp.visit(await begin(browser)))
      forge(back)
      expect(await comeBack(browser, back.href)).toBe('/sign-in?problem=stale')
    }
  })

  it('opens nothing after ten minutes', async () => {
    const { email, sub } = await saveSomebody()
    const browser = openBrowser(test.app)
    idp.person = { sub, email, email_verified: true }
    const back = await idp.visit(await begin(browser))
    const start = test.clock.now
    test.clock.now = new Date(start.getTime() + 10 * 60_000 + 1000)
    const led = await comeBack(browser, back)
    test.clock.now = start
    expect(led).toBe('/sign-in?problem=stale')
  })

  it('to one provider is not taken for another, nor from another issuer', async () => {
    const { email, sub } = await saveSomebody()
    idp.person = { sub, email, email_verified: true }
    const mixed = openBrowser(test.app)
    const back = await idp.visit(await begin(mixed))
    const before = idp.calls.length
    expect(await comeBack(mixed, back.replace('/region/', '/other/'))).toBe('/sign-in?problem=failed')
    // The code is not even shown to the other one.
    expect(idp.calls.slice(before)).not.toContain('POST /token')

    const forged = openBrowser(test.app)
    const address = new URL(await idp.visit(await begin(forged)))
    address.searchParams.set('iss', 'https://evil.example')
    expect(await comeBack(forged, address.href)).toBe('/sign-in?problem=failed')
  })

  it('with a code of another sign-in opens nothing: its nonce and its proof are others', async () => {
    const { email, sub } = await saveSomebody()
    idp.person = { sub, email, email_verified: true }
    const [one, other] = [openBrowser(test.app), openBrowser(test.app)]
    const stolen = new URL(await idp.visit(await begin(one))).searchParams.get('code') ?? ''
    const back = new URL(await idp.visit(await begin(other)))
    back.searchParams.set('code', stolen)

    expect(await comeBack(other, back.href)).toBe('/sign-in?problem=failed')
  })

  const now = () => Math.floor(Date.now() / 1000)
  it.each<[string, () => Lies]>([
    ['for another client', () => ({ claims: { aud: 'another' } })],
    ['of another issuer', () => ({ claims: { iss: 'https://evil.example' } })],
    ['of another sign-in', () => ({ claims: { nonce: 'another' } })],
    ['that is over', () => ({ claims: { exp: now() - 60 } })],
    ['that is of tomorrow', () => ({ claims: { iat: now() + 3600, nbf: now() + 3600 } })],
    ['whose words were changed', () => ({ claims: { groups: ['veche-moderators'] }, isUnsigned: true })],
    ['that nobody signed', () => ({ header: { alg: 'none' } })],
  ])('with a token %s opens nothing', async (_what, lies) => {
    const { email, sub } = await saveSomebody()
    idp.lies = lies()
    const browser = openBrowser(test.app)
    expect(await signIn(browser, { sub, email, email_verified: true })).toBe('/sign-in?problem=failed')
    expect((await browser.get('/api/me')).statusCode).toBe(401)
  })

  it('is taken from a provider whose clock is a little behind', async () => {
    const { email, sub } = await saveSomebody()
    idp.lies = { claims: { exp: now() - 10 } }
    expect(await signIn(openBrowser(test.app), { sub, email, email_verified: true })).toBe('/')
  })

  it('begins only on a page of ours', async () => {
    const browser = openBrowser(test.app)
    const cross = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    const answer = await browser.post('/api/auth/organisation/start', { provider: 'region' }, cross)
    expect(answer.statusCode).toBe(403)
  })
})

describe('groups', () => {
  it('give roles at each sign-in and take them away with the next', async () => {
    const { id, email, sub } = await saveSomebody()
    const person = { sub, email, email_verified: true, amr: ['otp'] }
    const browser = openBrowser(test.app)
    await signIn(browser, { ...person, groups: ['veche-moderators', 'veche-executor-nowhere', 'root'] })
    expect(await rolesOf(browser)).toEqual(['dispatcher', 'moderator'])
    const { grants } = (await browser.get('/api/me')).json<{
      grants: { role: string; isByGroup: boolean }[]
    }>()
    expect(grants.filter(({ isByGroup }) => isByGroup).map(({ role }) => role)).toEqual(['moderator'])

    await signIn(openBrowser(test.app), { ...person, groups: [] })
    // Also in the browser that is still open.
    expect(await rolesOf(browser)).toEqual(['dispatcher'])
    expect(await journalOf(id)).toEqual(expect.arrayContaining(['grant.added', 'grant.removed']))
  })

  it('never take what an administrator gave by hand', async () => {
    const { email, sub } = await saveSomebody([{ role: 'moderator', scope: REGION }])
    const person = { sub, email, email_verified: true, amr: ['otp'] }
    await signIn(openBrowser(test.app), { ...person, groups: ['veche-moderators'] })
    const browser = openBrowser(test.app)
    await signIn(browser, person)
    expect(await rolesOf(browser)).toEqual(['moderator'])
  })
})

describe('an account that is switched off', () => {
  it('stays out while the session of the provider lives', async () => {
    const { id, email, sub } = await saveSomebody()
    const person = { sub, email, email_verified: true }
    const browser = openBrowser(test.app)
    await signIn(browser, person)
    await test.db.updateTable('appUser').set({ isActive: false }).where('id', '=', id).execute()

    expect((await browser.get('/api/me')).statusCode).toBe(401)
    expect(await signIn(openBrowser(test.app), person)).toBe('/sign-in?problem=inactive')
  })
})

describe('the second factor', () => {
  const moderator = { groups: ['veche-moderators'], email_verified: true }

  it('of the provider counts where the settings believe it, and nowhere else', async () => {
    const { email, sub } = await saveSomebody()
    const [strong, weak] = [openBrowser(test.app), openBrowser(test.app)]
    await signIn(strong, { sub, email, ...moderator, amr: ['pwd', 'otp'] })
    expect((await strong.get('/api/me')).json()).toMatchObject({ twoFactorRequired: false })
    await signIn(weak, { sub, email, ...moderator, amr: ['pwd'] })
    expect((await weak.get('/api/me')).json()).toMatchObject({ twoFactorRequired: true })

    const second = await saveSomebody()
    const elsewhere = openBrowser(test.app)
    await signIn(elsewhere, { sub: second.sub, email: second.email, ...moderator, amr: ['otp'] }, 'other')
    expect((await elsewhere.get('/api/me')).json()).toMatchObject({ twoFactorRequired: true })
    expect((await elsewhere.get('/api/incidents?limit=1')).statusCode).toBe(403)
  })

  it('of the product is asked after the organisation, by the door that asks after a password', async () => {
    const { id, email, sub } = await saveSomebody([{ role: 'administrator', scope: REGION }])
    const own = openBrowser(test.app)
    await own.signIn(email)
    const enabled = await own.post('/api/auth/two-factor/enable', { password: TEST_PASSWORD })
    const { totpURI } = enabled.json<{ totpURI: string }>()
    const before = new Date(Date.now() - 30_000)
    await own.post('/api/auth/two-factor/verify-totp', { code: totpCode(totpURI, before) })

    const browser = openBrowser(test.app)
    const led = await signIn(browser, { sub, email, email_verified: true }, 'region', '/users')
    expect(led).toBe('/sign-in?step=code&next=%2Fusers')
    expect((await browser.get('/api/me')).statusCode).toBe(401)
    const wrong = await browser.post('/api/auth/two-factor/verify-totp', { code: '000000' })
    expect(wrong.statusCode).toBe(401)
    await browser.post('/api/auth/two-factor/verify-totp', { code: totpCode(totpURI) })
    expect((await browser.get('/api/me')).json()).toMatchObject({ id })
  })
})

describe('a password of the product', () => {
  it('is the door of administrators alone where the settings say so', async () => {
    const [somebody, administrator] = [
      await saveSomebody(),
      await saveSomebody([{ role: 'administrator', scope: REGION }]),
    ]
    const refused = await openBrowser(test.app).signIn(somebody.email)
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'ORGANISATION_ONLY'])
    expect((await openBrowser(test.app).signIn(administrator.email)).statusCode).toBe(200)
    const wrong = await openBrowser(test.app).signIn(somebody.email, 'another long password')
    expect(wrong.json()).toMatchObject({ code: 'INVALID_EMAIL_OR_PASSWORD' })
  })

  it('does not open for an administrator whom a group made', async () => {
    const { email, sub } = await saveSomebody()
    const person = { sub, email, email_verified: true, groups: ['veche-administrators'] }
    await signIn(openBrowser(test.app), person)
    expect((await openBrowser(test.app).signIn(email)).json().code).toBe('ORGANISATION_ONLY')
  })
})

describe('an account of the organisation', () => {
  it('is linked by its owner, who is signed in, with a password, and unlinked again', async () => {
    const { id, email, sub } = await saveSomebody([{ role: 'administrator', scope: REGION }])
    await test.db.updateTable('session').set({ isStrong: true }).execute()
    const browser = openBrowser(test.app)
    await browser.signIn(email)
    await test.db.updateTable('session').set({ isStrong: true }).where('userId', '=', id).execute()
    const refused = await browser.post('/api/me/identities', {
      provider: 'careful',
      password: 'not this one',
    })
    expect(refused.json()).toMatchObject({ code: 'access.wrong_password' })

    const { url } = (
      await browser.post('/api/me/identities', { provider: 'careful', password: TEST_PASSWORD })
    ).json<{ url: string }>()
    idp.person = { sub }
    expect(await comeBack(browser, await idp.visit(url))).toBe('/profile')
    const other = openBrowser(test.app)
    expect(await signIn(other, { sub }, 'careful')).toBe('/')

    expect((await browser.delete('/api/me/identities/careful')).statusCode).toBe(200)
    expect((await other.get('/api/me')).statusCode).toBe(401)
    const again = await signIn(openBrowser(test.app), { sub }, 'careful')
    expect(again).toBe('/sign-in?problem=unknown_person')
  })

  it('is not linked in a browser in which somebody else is by now', async () => {
    const one = await saveSomebody([{ role: 'administrator', scope: REGION }])
    const browser = openBrowser(test.app)
    await browser.signIn(one.email)
    await test.db.updateTable('session').set({ isStrong: true }).where('userId', '=', one.id).execute()
    const { url } = (
      await browser.post('/api/me/identities', { provider: 'careful', password: TEST_PASSWORD })
    ).json<{ url: string }>()
    await browser.signIn((await saveSomebody([{ role: 'administrator', scope: REGION }])).email)
    idp.person = { sub: one.sub }

    expect(await comeBack(browser, await idp.visit(url))).toBe('/sign-in?problem=stale')
  })
})

describe('signing out', () => {
  it('ends the session here and says where the provider ends its own', async () => {
    const { email, sub } = await saveSomebody()
    const browser = openBrowser(test.app)
    await signIn(browser, { sub, email, email_verified: true })
    const copy = browser.header()

    const { url } = (await browser.post('/api/auth/organisation/sign-out')).json<{ url: string }>()

    expect(url.startsWith(`${idp.issuer}/session/end`)).toBe(true)
    const replay = await test.app.inject({ method: 'GET', url: '/api/me', headers: { cookie: copy } })
    expect(replay.statusCode).toBe(401)
    expect((await browser.post('/api/auth/organisation/sign-out')).json()).toEqual({ url: null })
  })
})

describe('the page of sign-in', () => {
  it('is told of providers, of their names alone', async () => {
    const system = (await openBrowser(test.app).get('/api/system')).json()
    expect(system.providers[0]).toEqual({ id: 'region', name: 'Регион', kind: 'page' })
    expect(system.passwordsFor).toBe('administrators')
    const unknown = await openBrowser(test.app).post('/api/auth/organisation/start', { provider: 'nobody' })
    expect(unknown.json()).toMatchObject({ code: 'access.provider_not_found' })
  })
})
