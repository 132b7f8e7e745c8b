/** What a browser is told of every kind of answer: pages, scripts, the API, files, refusals, addresses that are not there. */
import type { Response } from 'light-my-request'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, totpCode } from '../../../../test/browser.ts'
import { REGION, saveUserWithPassword, TEST_PASSWORD } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ isDemo: false, publicUrl: 'https://veche.example.org' })
})
afterAll(() => test.close())

type Call = { method?: string; headers?: Record<string, string>; payload?: string }
const ask = (url: string, { method = 'GET', headers = {}, payload }: Call = {}): Promise<Response> =>
  test.app.inject({
    method: method as 'GET',
    url,
    headers: { host: 'veche.example.org', ...headers },
    ...(payload !== undefined && { payload }),
  })

const HTML = { headers: { accept: 'text/html' } }
/** A name for each kind of answer, and how it is got. */
const KINDS: [string, string, Call][] = [
  ['the page of the staff', '/desk', HTML],
  ['a page for residents', '/ask', HTML],
  ['an open page', '/open', HTML],
  ['a script of a public page', '/ask/assets/ask.js', {}],
  ['a style of a public page', '/ask/assets/ask.css', {}],
  ['the API', '/api/system', {}],
  ['a refusal of the API', '/api/incidents', {}],
  ['a wrong body', '/api/auth/sign-in/email', { method: 'POST', payload: '{' }],
  [
    'a page of another site',
    '/api/auth/sign-out',
    { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } },
  ],
  ['another name of the host', '/api/system', { headers: { host: 'evil.example' } }],
  ['an address that is not there', '/api/nothing', {}],
  ['a method that is not there', '/api/system', { method: 'PUT' }],
  ['an address that cannot be read', '/%', {}],
  ['a delivery to nobody', '/in/vk/nobody', { method: 'POST', payload: '{}' }],
  ['the sign of life', '/healthz', {}],
]

describe.each(KINDS)('%s', (_, url, call) => {
  it('is told to be read as what it is, loaded from us alone, framed by nobody, and over TLS', async () => {
    const { headers } = await ask(url, call)

    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    })
    const rules = String(headers['content-security-policy']).split('; ')
    expect(rules).toEqual(
      expect.arrayContaining([
        ...["default-src 'none'", "script-src 'self'", "object-src 'none'", "base-uri 'none'"],
        "frame-ancestors 'none'",
      ]),
    )
    expect(rules.join()).not.toMatch(/unsafe|\*|https?:/)
  })

  it('opens to no other origin', async () => {
    const { headers } = call.headers?.host
      ? await ask(url, call)
      : await ask(url, { ...call, headers: { ...call.headers, origin: 'https://evil.example' } })

    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  })

  it('names its type, and for text its alphabet', async () => {
    const { headers, body } = await ask(url, call)
    if (body === '') return

    expect(headers['content-type']).toMatch(/^[a-z]+\/[a-z+.-]+; charset=utf-8$/)
  })
})

it('opens what is public data to every origin, and there to nobody’s cookies', async () => {
  const { headers } = await ask('/open311/v2/services.json', { headers: { origin: 'https://other.example' } })

  expect(headers['access-control-allow-origin']).toBe('*')
  expect(headers['access-control-allow-credentials']).toBeUndefined()
})

describe('a method that the product does not know', () => {
  it.each(['TRACE', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'])(
    '%s is refused and repeats nothing of the request',
    async (method) => {
      for (const url of ['/', '/api/system', '/ask', '/healthz']) {
        const answer = await ask(url, { method, headers: { 'x-secret': 'canary-of-a-header' } })
        expect([url, answer.statusCode >= 400]).toEqual([url, true])
        expect(answer.body + JSON.stringify(answer.headers)).not.toContain('canary-of-a-header')
      }
    },
  )
})

describe('what lies beside the product', () => {
  it.each([
    '/.git/config',
    '/.git/HEAD',
    '/.env',
    '/.veche/secret',
    '/package.json',
    '/server/package.json',
    '/assets/',
    '/assets',
    '/ask/assets/',
    '/ask/assets/../../index.ts',
    '/ask/assets/%2e%2e/%2e%2e/index.ts',
    '/..%2f..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/documentation',
    '/swagger.json',
    '/debug/pprof',
    '/server-status',
  ])('%s is given to nobody and listed for nobody', async (url) => {
    const { statusCode, body } = await ask(url)
    expect(statusCode).toBeGreaterThanOrEqual(400)
    if (body.startsWith('{'))
      expect(JSON.parse(body)).toEqual({ code: expect.stringMatching(/^(http|web)\./), details: {} })
    expect(body).not.toMatch(/repositoryformat|"dependencies"|VECHE_SECRET|import |Index of/)
  })

  it('tells a stranger no version of what the product is made of', async () => {
    for (const [, url, call] of KINDS) {
      const { headers } = await ask(url, call)
      expect([url, headers.server, headers['x-powered-by']]).toEqual([url, undefined, undefined])
    }
  })
})

describe('every cookie', () => {
  it('belongs to this host alone, travels by TLS alone, is read by no script and sent for no other site', async () => {
    const { email } = await saveUserWithPassword(test.db, {
      email: 'cookies@example.org',
      grants: [{ role: 'dispatcher', scope: REGION }],
    })
    const browser = openBrowser(test.app)
    const answers = [await browser.signIn(email)]
    const enabled = await browser.post('/api/auth/two-factor/enable', { password: TEST_PASSWORD })
    const code = totpCode(enabled.json<{ totpURI: string }>().totpURI)
    answers.push(enabled, await browser.post('/api/auth/two-factor/verify-totp', { code }))
    answers.push(await openBrowser(test.app).signIn(email), await browser.post('/api/auth/sign-out'))
    const cookies = answers.flatMap(({ headers }) => [headers['set-cookie'] ?? []].flat())

    expect(cookies.length).toBeGreaterThan(3)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-veche\./)
      expect(cookie.length).toBeLessThan(4096)
      const attributes = cookie.split('; ').slice(1)
      expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']))
      expect(attributes.join()).not.toMatch(/domain/i)
    }
  })
})
