/** Ids of letters: `Message-ID` without its brackets; ours is the row of the outbox at our domain. */
import { createHash } from 'node:crypto'

const LONGEST_ID = 250
const LONGEST_CHAIN = 20
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const OWN_KEY = new RegExp(`^(${UUID})@(.+)$`, 'i')
const NUMBER = /\[\s*№\s*(\d{1,9})\s*\]/u

/** An id may be long or of any signs: what does not fit becomes a hash of itself. */
function toKey(id: string): string {
  return id.length <= LONGEST_ID ? id : `hash:${hashOf(id)}`
}

export function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 40)
}

/** All ids of a header, in its order: `<a@b> <c@d>`; some programs write one without brackets. */
export function readIds(header: string | null): string[] {
  if (header === null) return []
  const inBrackets = [...header.matchAll(/<([^<>]+)>/g)].map(([, id]) => id ?? '')
  const ids = inBrackets.length > 0 ? inBrackets : header.split(/\s+/)
  return ids.flatMap((id) => {
    const bare = id.replaceAll(/\s+/g, '')
    return bare === '' ? [] : toKey(bare)
  })
}

export type Family = {
  /** What the letter answers, the nearest first. */
  ancestors: string[]
  /** The first letter of the talk, as far as this one tells. */
  root: string | null
}

export function readFamily(inReplyTo: string | null, references: string | null): Family {
  const answered = readIds(inReplyTo)
  const chain = readIds(references)
  const ancestors = [...new Set([...answered, ...chain.toReversed()])].slice(0, LONGEST_CHAIN)
  return { ancestors, root: chain[0] ?? answered[0] ?? null }
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

export function ownMessageId(key: string, address: string): string {
  return `${key}@${domainOf(address)}`
}

/** The row of the outbox that this id of ours names. */
export function keyOfOwn(id: string, address: string): string | null {
  const [, key, domain] = OWN_KEY.exec(id) ?? []
  return key && domain?.toLowerCase() === domainOf(address) ? key.toLowerCase() : null
}

/** `priem+<key>@…`: an answer to it finds its letter even where the program drops `References`. */
export function plusAddress(key: string, address: string): string {
  return address.replace('@', `+${key}@`)
}

export function keyOfPlusAddress(to: string, address: string): string | null {
  const [local = '', domain = ''] = address.split('@')
  const [, key] =
    new RegExp(`^${escapeRegExp(local)}\\+(${UUID})@${escapeRegExp(domain)}$`, 'i').exec(to) ?? []
  return key?.toLowerCase() ?? null
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

export function markNumber(subject: string, number: number): string {
  return NUMBER.test(subject) ? subject : `${subject} [№ ${number}]`
}

export function numberIn(subject: string): number | null {
  const [, digits] = NUMBER.exec(subject) ?? []
  return digits === undefined ? null : Number(digits)
}
