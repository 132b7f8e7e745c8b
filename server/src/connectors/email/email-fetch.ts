/** Letters by their numbers, in the bytes that are stored. */
import type { ConnectorError, RawItem } from '../connector.ts'
import { toConnectorError, type Visit } from './email-imap.ts'
import { BEGINNING_BYTES, cutLetter, toRawItem } from './letters/email-raw.ts'

/** A page of letters is held in memory until it is stored. */
const MOST_LETTERS = 50
const MOST_BYTES = 32 * 1024 * 1024

export type Fetched = {
  items: RawItem[]
  /** The last one that was looked at; the next visit begins after it. */
  lastUid: number
  /** The letter at which the server broke the connection or refused; the rest needs a new connection. */
  broken: { uid: number; error: ConnectorError } | null
}

/** As many of these as fit, in their order, up to the first that the server does not give. */
export async function fetchLetters(
  visit: Visit,
  uids: readonly number[],
  maxLetterBytes: number,
): Promise<Fetched> {
  const page = uids.slice(0, MOST_LETTERS)
  const items: RawItem[] = []
  let bytes = 0
  let lastUid = page[0] === undefined ? 0 : page[0] - 1
  for (const uid of page) {
    try {
      const body = await fetchOne(visit, uid, maxLetterBytes)
      // Moved or deleted by a person meanwhile.
      if (body !== null) items.push(toRawItem(body))
      bytes += body?.byteLength ?? 0
    } catch (error) {
      return { items, lastUid, broken: { uid, error: toConnectorError(error) } }
    }
    lastUid = uid
    if (bytes >= MOST_BYTES) break
  }
  return { items, lastUid, broken: null }
}

async function fetchOne({ client }: Visit, uid: number, maxLetterBytes: number): Promise<Uint8Array | null> {
  const known = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true })
  const size = known ? (known.size ?? 0) : 0
  const isWhole = size <= maxLetterBytes
  const source = isWhole ? true : { start: 0, maxLength: BEGINNING_BYTES }
  const letter = known ? await client.fetchOne(String(uid), { uid: true, source }, { uid: true }) : null
  if (!letter || letter.source === undefined) return null
  return isWhole ? letter.source : cutLetter(letter.source, size)
}
