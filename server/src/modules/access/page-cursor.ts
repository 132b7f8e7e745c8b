import { InvalidError } from '../../platform/errors.ts'

/** A cursor is the last key of a page, opaque to the client. */
export function encodeCursor(key: string | undefined): string | null {
  return key === undefined ? null : Buffer.from(key).toString('base64url')
}

export function decodeCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null
  const key = Buffer.from(cursor, 'base64url').toString('utf8')
  if (key === '' || key.includes('\0') || key.includes('\uFFFD')) throw new InvalidError('http.bad_cursor')
  return key
}
