/** Letters by their numbers, in the bytes that are stored. One that the server will not give stops no other. */
import type { RawItem } from '../connector.ts'
import { toConnectorError, type Visit } from './email-imap.ts'
import { BEGINNING_BYTES, cutLetter, lostLetter, toRawItem } from './email-raw.ts'

/** A page of letters is held in memory until it is stored. */
const MOST_LETTERS = 50
const MOST_BYTES = 32 * 1024 * 1024
/** A server that breaks the connection at one letter, or refuses it, so often will do it again. Three are met by chance. */
const MOST_BREAKS = 6

export type Fetched = { items: RawItem[]; lastUid: number }

/** What broke before, by mailbox and number: only a repeat tells a poisoned letter from a bad line. */
export type Breaks = Map<string, number>
export type FetchTools = { breaks: Breaks; channelId: string; maxLetterBytes: number }

/** As many of these as fit, in their order; `lastUid` is the last one that was looked at. */
export async function fetchLetters(
  visit: Visit,
  uids: readonly number[],
  { breaks, channelId, maxLetterBytes }: FetchTools,
): Promise<Fetched> {
  const { uidValidity } = visit.mailbox
  const page = uids.slice(0, MOST_LETTERS)
  const items: RawItem[] = []
  let bytes = 0
  let lastUid = page[0] === undefined ? 0 : page[0] - 1
  for (const uid of page) {
    const place = `${channelId} ${uidValidity} ${uid}`
    const body = await fetchOne(visit, uid, { maxLetterBytes, breaks, place }).catch((error: unknown) => {
      if (items.length === 0) throw toConnectorError(error)
      return 'stop' as const
    })
    // The rest is read in the next turn, on a new connection.
    if (body === 'stop') break
    lastUid = uid
    // Moved or deleted by a person meanwhile.
    if (body !== null) items.push(toRawItem(body))
    bytes += body?.byteLength ?? 0
    if (bytes >= MOST_BYTES) break
  }
  return { items, lastUid }
}

type One = { maxLetterBytes: number; breaks: Breaks; place: string }

async function fetchOne(
  { client, mailbox }: Visit,
  uid: number,
  { maxLetterBytes, breaks, place }: One,
): Promise<Uint8Array | null> {
  const broken = breaks.get(place) ?? 0
  if (broken >= MOST_BREAKS) {
    breaks.delete(place)
    return lostLetter(String(mailbox.uidValidity), uid)
  }
  breaks.set(place, broken + 1)
  const known = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true })
  const size = known ? (known.size ?? 0) : 0
  const isWhole = size <= maxLetterBytes
  const source = isWhole ? true : { start: 0, maxLength: BEGINNING_BYTES }
  const letter = known ? await client.fetchOne(String(uid), { uid: true, source }, { uid: true }) : null
  breaks.delete(place)
  if (!letter || letter.source === undefined) return null
  return isWhole ? letter.source : cutLetter(letter.source, size)
}
