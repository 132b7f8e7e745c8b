/** Signs people in without a screen: what they do at the form is a journey of its own. */
import { z } from 'zod'
import { totpCode } from '../people/totp.ts'

/** So that the list of sign-ins names a browser, as it does for people. */
const BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'
const Enabled = z.object({ totpURI: z.string() })
type Credentials = { email: string; password: string }

/** The cookies of a new session, as a header has them. */
export async function openSession(
  url: string,
  { email, password }: Credentials,
  { needsSecondFactor = false } = {},
): Promise<string> {
  const jar = new Map<string, string>()
  const header = () => [...jar].map((pair) => pair.join('=')).join('; ')
  async function post(path: string, body: object): Promise<unknown> {
    const reply = await fetch(`${url}/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, 'user-agent': BROWSER, cookie: header() },
      body: JSON.stringify(body),
    })
    if (!reply.ok) throw new Error(`${email}: ${path}: ${reply.status}`)
    for (const line of reply.headers.getSetCookie()) keep(jar, line)
    return reply.json()
  }

  await post('/sign-in/email', { email, password })
  if (needsSecondFactor) {
    const { totpURI } = Enabled.parse(await post('/two-factor/enable', { password }))
    const secret = new URL(totpURI).searchParams.get('secret') ?? ''
    await post('/two-factor/verify-totp', { code: totpCode(secret, new Date()) })
  }
  return header()
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';', 1)
  const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
  if (value === '') jar.delete(name)
  else jar.set(name, value)
}

/** The same cookies, as a browser keeps them. */
export function toCookies(url: string, header: string) {
  const { hostname } = new URL(url)
  return header
    .split('; ')
    .filter(Boolean)
    .map((pair) => ({
      ...{ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) },
      ...{ domain: hostname, path: '/', expires: -1, httpOnly: true, secure: false },
      sameSite: 'Lax' as const,
    }))
}
