import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The session token of a signed cookie, `token.signature`; null when there is none or it was not signed by us.
 * The library does the same in `getSession`, at the price of two more queries on each request.
 */
export function readSessionToken(
  cookieHeader: string | undefined,
  { name, secret }: { name: string; secret: string },
): string | null {
  const raw = readCookie(cookieHeader, name)
  if (raw === null) return null
  const dot = raw.lastIndexOf('.')
  if (dot < 1) return null
  const token = raw.slice(0, dot)
  const signature = Buffer.from(raw.slice(dot + 1), 'base64')
  const expected = createHmac('sha256', secret).update(token).digest()
  return signature.length === expected.length && timingSafeEqual(signature, expected) ? token : null
}

/** The same form: `token.signature`. */
export function signCookie(token: string, secret: string): string {
  return `${token}.${createHmac('sha256', secret).update(token).digest('base64')}`
}

export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]
    if (key.trim() === name) return decode(value.trim())
  }
  return null
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value)
  } catch {
    return null
  }
}
