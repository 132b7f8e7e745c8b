/** A letter that the server will not give stops no other: it is passed by, and asked for again by a gap of the channel until it comes. */
import type { RawItem } from '../connector.ts'
import type { Fetched } from './email-fetch.ts'

/** A server that broke off at one letter so often in a row will do it again. */
const MOST_BREAKS = 3
export const NOT_FETCHED = 'email.not_fetched'

/** How often it broke off, by mailbox and number: only a repeat tells a poisoned letter from a bad line. */
export type Breaks = Map<string, number>
export type Turn = { items: RawItem[]; lastUid: number; isSetAside: boolean }

/** @throws what broke off, while nothing was read before it and it may yet be a bad line. */
export function setAside(
  { items, lastUid, broken }: Fetched,
  { breaks, channelId, uidValidity }: { breaks: Breaks; channelId: string; uidValidity: string },
): Turn {
  if (broken === null) return { items, lastUid, isSetAside: false }
  const place = `${channelId} ${uidValidity} ${broken.uid}`
  const times = (breaks.get(place) ?? 0) + 1
  if (times < MOST_BREAKS) {
    breaks.set(place, times)
    if (items.length === 0) throw broken.error
    return { items, lastUid, isSetAside: false }
  }
  breaks.delete(place)
  return { items, lastUid: broken.uid, isSetAside: true }
}
