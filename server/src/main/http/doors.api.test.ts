import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, TEST_SECRET, type TestApp } from '../../../test/test-app.ts'
import { setUpCodeOf } from '../../modules/access/index.ts'

const PERSON = { name: 'Первый', email: 'first@example.org', password: 'reka techyot na sever' }
let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ isDemo: false, publicUrl: 'https://veche.example.org' })
})
afterAll(() => test.close())

type Call = { url?: string; host?: string; ip?: string; method?: 'GET' | 'POST' }
const statusOf = async ({
  url = '/api/system',
  host = 'localhost:8080',
  ip = '127.0.0.1',
  method = 'GET',
}: Call) => (await test.app.inject({ method, url, headers: { host }, remoteAddress: ip })).statusCode

describe('the name a browser asks for', () => {
  it.each([
    'veche.example.org',
    'VECHE.example.org:443',
    'localhost:8080',
    '127.0.0.1:8080',
    '[::1]:8080',
    '10.1.2.3',
  ])('%s is ours', async (host) => expect(await statusOf({ host })).toBe(200))

  it.each([
    'evil.example',
    'veche.example.org.evil.example',
    'localhost.evil.example',
    'xn--80ak6aa92e.com',
    '@',
  ])('«%s» is not', async (host) => {
    for (const url of ['/api/system', '/', '/ask', '/api/auth/get-session', '/openapi.json'])
      expect([url, await statusOf({ host, url })]).toEqual([url, 421])
  })

  it('does not matter to those who ask whether the product lives, nor to networks', async () => {
    const host = 'balancer.internal'
    expect(await statusOf({ host, url: '/healthz' })).toBe(200)
    expect(await statusOf({ host, url: '/readyz' })).toBe(200)
    expect(await statusOf({ host, url: '/in/vk/nobody', method: 'POST' })).not.toBe(421)
  })
})

describe('the content policy', () => {
  it.each([
    '/',
    '/desk',
    '/ask',
    '/checked',
    '/ask/assets/ask.js',
    '/ask/assets/ask-language.js',
    '/offline.js',
    '/api/system',
    '/nothing-here',
  ])('of %s lets no text become a script', async (url) => {
    const { headers } = await test.app.inject({ url, headers: { host: 'localhost', accept: 'text/html' } })
    const rules = String(headers['content-security-policy']).split('; ')
    expect(rules).toContain("require-trusted-types-for 'script'")
    // One policy, which knows one address.
    expect(rules).toContain('trusted-types veche')
    expect(rules).toContain("script-src 'self'")
  })
})

describe('what describes the installation', () => {
  it.each(['/metrics', '/openapi.json'])('%s is for this machine, not for the world', async (url) => {
    expect(await statusOf({ url })).toBe(200)
    expect(await statusOf({ url, ip: '203.0.113.9' })).toBe(404)
    // A proxy on this machine that does not say for whom it asks.
    expect(await statusOf({ url, host: 'veche.example.org' })).toBe(404)
  })
})

describe('the first administrator', () => {
  const post = (setUpCode?: string) =>
    test.anonymous.post('/system/first-administrator', { ...PERSON, setUpCode })

  it('has the code that the start printed; guesses are counted', async () => {
    expect((await test.anonymous.get('/system')).json()).toMatchObject({
      needsFirstAdministrator: true,
      asksSetUpCode: true,
    })
    const wrong = [await post(), await post('abcd-efgh-jkmn')]
    expect(wrong.map((answer) => [answer.statusCode, answer.json().code])).toEqual([
      [403, 'access.wrong_set_up_code'],
      [403, 'access.wrong_set_up_code'],
    ])

    const right = await post(setUpCodeOf(TEST_SECRET).toUpperCase().replaceAll('-', ' '))
    expect(right.statusCode).toBe(200)
    expect((await post(setUpCodeOf(TEST_SECRET))).json().code).toBe('access.already_set_up')
  })

  it('is not found by trying', async () => {
    const other = await startTestApp({ isDemo: false })
    try {
      const codes = []
      for (let guess = 0; guess < 22; guess += 1) {
        const body = { ...PERSON, setUpCode: `guess-${guess}` }
        codes.push((await other.anonymous.post('/system/first-administrator', body)).json().code)
      }
      expect(codes.slice(-2)).toEqual(['access.too_many_attempts', 'access.too_many_attempts'])
    } finally {
      await other.close()
    }
  })

  it('has a code that follows from the secret and looks like one', () => {
    expect(setUpCodeOf(TEST_SECRET)).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
    expect(setUpCodeOf(TEST_SECRET)).toBe(setUpCodeOf(TEST_SECRET))
    expect(setUpCodeOf(`${TEST_SECRET}.`)).not.toBe(setUpCodeOf(TEST_SECRET))
  })
})
