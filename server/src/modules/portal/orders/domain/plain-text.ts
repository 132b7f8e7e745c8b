/** Text as programs of offices write it: UTF-8, or windows-1251 of older ones. Pure. */

/** Lines, tabs and the end of a page; no text has other signs of control. */
const LAYOUT = /[\t\n\r\f]/g
const CONTROL = /\p{Cc}/u

export function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false
  const text = read('utf-8', bytes) ?? read('windows-1251', bytes)
  return text !== null && !CONTROL.test(text.replace(LAYOUT, ''))
}

function read(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
