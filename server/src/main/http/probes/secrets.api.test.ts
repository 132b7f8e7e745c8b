/** What a stranger would have to guess: sessions, seeds and spare codes of the second factor, keys of programs. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../../../../test/browser.ts'
import { REGION, saveUserWithPassword, TEST_PASSWORD } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'

let test: TestApp
const SIGN_INS = 40
beforeAll(async () => {
  test = await startTestApp({ isDemo: false })
})
afterAll(() => test.close())

async function openPerson(no: number) {
  const email = `secret-${no}@example.org`
  await saveUserWithPassword(test.db, { email, grants: [{ role: 'dispatcher', scope: REGION }] })
  const browser = openBrowser(test.app)
  const answer = await browser.signIn(email)
  expect(answer.statusCode).toBe(200)
  return browser
}

/** Of letters and digits drawn evenly: how many bits, at least, so many of them hold. */
const bitsOf = (text: string, alphabet: number) => text.length * Math.log2(alphabet)

/** No letter stands twice as often as another where the draw is even and there are enough of them. */
function expectEven(texts: readonly string[], alphabet: number): void {
  const letters = texts.join('')
  const counts = new Map<string, number>()
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  expect(new Set(texts).size).toBe(texts.length)
  expect(counts.size).toBeGreaterThan(alphabet * 0.9)
  expect(Math.max(...counts.values())).toBeLessThan((letters.length / alphabet) * 3)
}

it('draws each session anew from more than 128 bits', async () => {
  const browsers = await Promise.all(Array.from({ length: SIGN_INS }, (_, no) => openPerson(no)))
  const tokens = browsers.map(({ cookies }) => cookies.get('veche.session_token')?.split('.')[0] ?? '')

  for (const token of tokens) {
    expect(token).toMatch(/^[A-Za-z0-9]+$/)
    expect(bitsOf(token, 62)).toBeGreaterThan(128)
  }
  expectEven(tokens, 62)
})

it('draws seeds of the second factor and spare codes anew, none of them short', async () => {
  const given = await Promise.all(
    Array.from({ length: 10 }, async (_, no) => {
      const browser = await openPerson(100 + no)
      const answer = await browser.post('/api/auth/two-factor/enable', { password: TEST_PASSWORD })
      return answer.json<{ totpURI: string; backupCodes: string[] }>()
    }),
  )
  const seeds = given.map(({ totpURI }) => new URL(totpURI).searchParams)
  const codes = given.flatMap(({ backupCodes }) => backupCodes)

  for (const seed of seeds) {
    // In base 32, five bits a letter.
    expect((seed.get('secret') ?? '').length * 5).toBeGreaterThanOrEqual(160)
    expect([seed.get('digits') ?? '6', seed.get('period') ?? '30']).toEqual(['6', '30'])
  }
  expect(new Set(seeds.map((seed) => seed.get('secret'))).size).toBe(seeds.length)
  expect(codes).toHaveLength(100)
  for (const code of codes) expect(bitsOf(code.replaceAll('-', ''), 36)).toBeGreaterThan(20)
  expectEven(
    codes.map((code) => code.replaceAll('-', '')),
    52,
  )
})

it('draws keys of programs from 256 bits, and keeps their hash alone', async () => {
  const browser = await openPerson(200)
  const body = {
    ...{ name: 'программа', scopes: ['read'], password: TEST_PASSWORD },
    expiresAt: new Date(test.clock.now.getTime() + 86_400_000).toISOString(),
  }
  const made = await browser.post('/api/tokens', body)
  expect(made.statusCode).toBe(200)
  const { token } = made.json<{ token: string }>()

  expect(Buffer.from(token.replace('veche_', ''), 'base64url')).toHaveLength(32)
  const rows = await test.db.selectFrom('apiToken').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(token.slice(12))
})

it('does not open the doors of the second factor by the password alone, given anew by somebody', async () => {
  const { id, email } = await saveUserWithPassword(test.db, { email: 'reset@example.org' })
  await test.db.updateTable('appUser').set({ twoFactorEnabled: true }).where('id', '=', id).execute()
  const browser = openBrowser(test.app)

  expect((await browser.signIn(email)).json()).toMatchObject({ twoFactorRedirect: true })
  expect((await browser.get('/api/me')).statusCode).toBe(401)
})
