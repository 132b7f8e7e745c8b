/** Gives parts of a letter as a client asks for them. */
import type { Letter } from './model.ts'

const BODY = /^BODY(\.PEEK)?\[([^\]]*)\](?:<(\d+)(?:\.(\d+))?>)?$/i
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

export type FetchedItem = { head: string; bytes: Buffer | null }

/** Gives null for a part that is not known here. */
export function fetchItem(letter: Letter, item: string): FetchedItem | null {
  switch (item.toUpperCase()) {
    case 'UID':
      return { head: `UID ${letter.uid}`, bytes: null }
    case 'FLAGS':
      return { head: `FLAGS (${letter.flags.join(' ')})`, bytes: null }
    case 'RFC822.SIZE':
      return { head: `RFC822.SIZE ${Buffer.from(letter.raw, 'base64').length}`, bytes: null }
    case 'INTERNALDATE':
      return { head: `INTERNALDATE "${internalDate(new Date(letter.atMs))}"`, bytes: null }
    default:
      return fetchBody(letter, item)
  }
}

function fetchBody({ raw }: Letter, item: string): FetchedItem | null {
  const [whole, , section, from, size] = BODY.exec(item) ?? []
  if (whole === undefined) return null
  const bytes = Buffer.from(raw, 'base64')
  const part = section === '' ? bytes : sectionOf(bytes, section ?? '')
  if (part === null) return null
  const start = from === undefined ? 0 : Number(from)
  const cut = part.subarray(start, size === undefined ? undefined : start + Number(size))
  return { head: `BODY[${section}]${from === undefined ? '' : `<${from}>`}`, bytes: cut }
}

function sectionOf(bytes: Buffer, section: string): Buffer | null {
  if (section.toUpperCase() !== 'HEADER') return null
  const end = bytes.indexOf('\r\n\r\n')
  return end === -1 ? bytes : bytes.subarray(0, end + 4)
}

/** Tells whether this marks the letter as read; nothing else does. */
export function marksRead(items: readonly string[]): boolean {
  return items.some((item) => /^BODY\[/i.test(item) || /^RFC822(\.TEXT)?$/i.test(item))
}

function internalDate(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${two(at.getUTCDate())}-${MONTHS[at.getUTCMonth()]}-${at.getUTCFullYear()}`
  return `${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`
}
