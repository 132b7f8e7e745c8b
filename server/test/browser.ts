/** A browser as the server sees it: keeps cookies, sends them back, says where its page comes from. */
import { createHmac } from 'node:crypto'
import type { Response } from 'light-my-request'
import type { HttpApp } from '../src/platform/http/http-app.ts'
import { TEST_PASSWORD } from './factories.ts'

export type Browser = {
  cookies: Map<string, string>
  header: () => string
  get: (url: string) => Promise<Response>
  delete: (url: string) => Promise<Response>
  patch: (url: string, body: object) => Promise<Response>
  post: (url: string, body?: object, headers?: Record<string, string>) => Promise<Response>
  signIn: (email: string, password?: string) => Promise<Response>
}

let browsers = 0

/** Each in a network of its own, unless the test says which. */
export function openBrowser(app: HttpApp, { ip = nextAddress() } = {}): Browser {
  const cookies = new Map<string, string>()
  const header = () => [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ')

  async function send(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
    headers: Record<string, string> = {},
  ) {
    const response = await app.inject({
      method,
      url,
      remoteAddress: ip,
      headers: { 'sec-fetch-site': 'same-origin', cookie: header(), ...headers },
      ...(body === undefined ? {} : { payload: body }),
    })
    for (const { name, value, maxAge } of response.cookies) {
      if (maxAge === 0) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }

  return {
    cookies,
    header,
    get: (url) => send('GET', url),
    delete: (url) => send('DELETE', url),
    patch: (url, body) => send('PATCH', url, body),
    post: (url, body = {}, headers = {}) => send('POST', url, body, headers),
    signIn: (email, password = TEST_PASSWORD) => send('POST', '/api/auth/sign-in/email', { email, password }),
  }
}

function nextAddress(): string {
  browsers += 1
  return `192.0.${2 + (browsers >> 8)}.${browsers & 255}`
}

/** RFC 6238 with the defaults of authenticator apps: SHA-1, six digits, 30 seconds. */
export function totpCode(uri: string, at = new Date()): string {
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000)))
  const digest = createHmac('sha1', decodeBase32(secret)).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 0xf
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function decodeBase32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const bytes = bits.match(/.{8}/g) ?? []
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
}
