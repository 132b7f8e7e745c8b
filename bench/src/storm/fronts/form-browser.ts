/** Plays a resident's browser without JavaScript: it opens the region's own page and sends what was filled in. */
import { createHash } from 'node:crypto'

export type Seen = { status: number; text: string }
export type Fields = Readonly<Record<string, string>>
/** `address`: the IP of the resident, because the page counts how often one address asks. */
export type Browser = {
  open: (path: string, address: string) => Promise<Seen>
  send: (path: string, fields: Fields, address: string) => Promise<Seen>
}

const PATIENCE_MS = 15_000

export function createBrowser(productUrl: string): Browser {
  /** Status 0 means that the line broke, so what became of it is not known. */
  async function call(path: string, address: string, init: RequestInit): Promise<Seen> {
    try {
      const response = await fetch(`${productUrl}${path}`, {
        ...init,
        // The proxy before the product says it so.
        headers: { 'x-forwarded-for': address },
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      return { status: response.status, text: await response.text() }
    } catch {
      return { status: 0, text: '' }
    }
  }
  return {
    open: (path, address) => call(path, address, {}),
    send: (path, fields, address) =>
      call(path, address, { method: 'POST', body: new URLSearchParams(fields) }),
  }
}

/** Reads the signed number of the form; a repeat with it is the same submission. */
export const ticketOn = ({ text }: Seen): string => /name="ticket" value="([^"]+)"/.exec(text)?.[1] ?? ''

/** Gives the number by which the product knows what is sent with it. */
export const idOf = (ticket: string): string => ticket.split('.')[0] ?? ''

/** Knows words added under a question by their page and by what they say: other words of one page are another message. */
export function idOfWords(ticket: string, text: string): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([idOf(ticket), text]))
    .digest()
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export function sumOn({ text }: Seen): string {
  const [, left, right] = /(\d+) \+ (\d+)\?/.exec(text) ?? []
  return String(Number(left) + Number(right))
}

export type Receipt = { number: string; code: string; text: string }

export function receiptOn({ text: page }: Seen): Receipt | null {
  const [, number] = /id="number">(\d+)</.exec(page) ?? []
  const [, code] = /id="code">([^<]+)</.exec(page) ?? []
  const [, text] = /<blockquote>([^<]*)</.exec(page) ?? []
  return number && code && text !== undefined ? { number, code, text: plain(text) } : null
}

export const isThanked = ({ text }: Seen): boolean => text.includes('role="status"')

/** Lists what the region has said in the thread, oldest first. */
export function answersOn({ text }: Seen): string[] {
  return [...text.matchAll(/<li class="ours">.*?<p class="said">([^<]*)</gs)].map(([, said]) =>
    plain(said ?? ''),
  )
}

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function plain(escaped: string): string {
  return escaped.replaceAll(/&(amp|lt|gt|quot|#39);/g, (whole, name) => SIGNS[name] ?? whole)
}
