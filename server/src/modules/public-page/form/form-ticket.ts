/**
 * Signed values that the page gives out and verifies without saving them: the number of a form, the question for those
 * without JavaScript, the secret code of a receipt, pictures that came with a form that had to be mended, links to
 * files of answers, passes to the page that a post leads to.
 */

import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { DAY_MS } from '@veche/contract/durations.ts'
import { newId } from '../../../platform/ids.ts'

export type Ticket = { id: string; issuedAt: Date }
export type KeptPhoto = { hash: string; contentType: string }
/** A file of what was published, by its place there. */
export type FilePlace = { publicationId: string; no: number }
/** What a pass opens: the receipt, the question, the question with words added, what became of a letter or a wish. */
export const PASSED_PAGES = [
  'taken',
  'thread',
  'added',
  'mailed',
  'not_mailed',
  'followed',
  'not_followed',
] as const
export type PassedPage = (typeof PASSED_PAGES)[number]
/** In whose network, and when. */
type Holder = { network: string; now: Date }
export type Tickets = ReturnType<typeof createTickets>

const LIFE_MS = DAY_MS
/** A link lives one to two of these: until a full hour, so that a page shown again has the same ones. */
const LINK_MS = 3_600_000
/** Long enough to write the code down, too short for whoever finds the address later. */
const PASS_MS = 15 * 60_000
/** Without O, 0, I, 1, L: a code is read from paper and said by telephone. 31^10 is about 2^49. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const CODE_LENGTH = 10
/** About thirty thousand hashes: a second for a phone, dear for whoever sends thousands. */
export const PROOF_BITS = 15
/** Letters of the Russian keyboard that look like those of a code. */
const LOOKALIKE: Record<string, string> = {
  ...{ А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H' },
  ...{ Р: 'P', С: 'C', Т: 'T', Х: 'X', У: 'Y' },
}

export function createTickets(secret: string) {
  const key = Buffer.from(hkdfSync('sha256', secret, 'veche', 'public page', 32))
  const mac = (...parts: string[]) => createHmac('sha256', key).update(parts.join('\n')).digest()
  const sign = (...parts: string[]) => mac(...parts).toString('base64url')

  function codeOf(requestId: string): string {
    const signs = [...mac('code', requestId).subarray(0, CODE_LENGTH * 2)]
    const pairs = Array.from(
      { length: CODE_LENGTH },
      (_, i) => (signs[2 * i] ?? 0) * 256 + (signs[2 * i + 1] ?? 0),
    )
    return pairs.map((number) => ALPHABET.charAt(number % ALPHABET.length)).join('')
  }

  return {
    issue(purpose: string, now: Date): string {
      const id = newId(now.getTime())
      const at = String(now.getTime())
      return [id, at, sign('ticket', purpose, id, at)].join('.')
    },
    /** Null for what is not ours, was given for something else, or is older than a day. */
    read(ticket: string, purpose: string, now: Date): Ticket | null {
      const [id = '', at = '', signature = ''] = ticket.split('.')
      if (!isSame(signature, sign('ticket', purpose, id, at))) return null
      const issuedAt = new Date(Number(at))
      return now.getTime() - issuedAt.getTime() > LIFE_MS ? null : { id, issuedAt }
    },
    questionOf(ticket: string): { left: number; right: number } {
      const [left = 0, right = 0] = mac('question', ticket)
      return { left: 2 + (left % 8), right: 1 + (right % 9) }
    },
    codeOf,
    isCode: (requestId: string, typed: string) => isSame(readCode(typed), codeOf(requestId)),
    keepPhoto: (ticket: string, { hash, contentType }: KeptPhoto) =>
      [hash, contentType, sign('photo', ticket, hash, contentType)].join(' '),
    readPhoto(ticket: string, kept: string): KeptPhoto | null {
      const [hash = '', contentType = '', signature = ''] = kept.split(' ')
      return isSame(signature, sign('photo', ticket, hash, contentType)) ? { hash, contentType } : null
    },
    /** Given only to whoever has the code of the question: the link is the right to the file. */
    linkFile({ publicationId, no }: FilePlace, now: Date): string {
      const until = String((Math.floor(now.getTime() / LINK_MS) + 2) * LINK_MS)
      return [publicationId, no, until, sign('file', publicationId, String(no), until)].join('/')
    },
    readLink(link: string, now: Date): FilePlace | null {
      const [publicationId = '', no = '', until = '', signature = ''] = link.split('/')
      if (!isSame(signature, sign('file', publicationId, no, until))) return null
      return now.getTime() < Number(until) ? { publicationId, no: Number(no) } : null
    },
    /**
     * Stands in the address in place of the code, so that the page may be read again and nothing is sent again. Of no
     * use in another network: the address may be copied or logged.
     */
    passTo(page: PassedPage, requestId: string, { network, now }: Holder): string {
      const until = String(now.getTime() + PASS_MS)
      return [page, until, sign('pass', page, requestId, network, until)].join('.')
    },
    readPass(pass: string, requestId: string, { network, now }: Holder): PassedPage | null {
      const [named = '', until = '', signature = ''] = pass.split('.')
      const page = PASSED_PAGES.find((one) => one === named)
      if (!page || !isSame(signature, sign('pass', page, requestId, network, until))) return null
      return now.getTime() < Number(until) ? page : null
    },
  }
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [given, expected].map((text) => createHash('sha256').update(text).digest())
  return left !== undefined && right !== undefined && timingSafeEqual(left, right)
}

export function readCode(typed: string): string {
  return [...typed.toUpperCase()]
    .map((sign) => LOOKALIKE[sign] ?? sign)
    .join('')
    .replace(/[^0-9A-Z]/g, '')
}

/** `ABCDE-FGHJK`: easier to copy by hand. */
export function showCode(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`
}

export function isProof(ticket: string, proof: string): boolean {
  if (proof === '' || proof.length > 20) return false
  const hash = createHash('sha256').update(`${ticket}:${proof}`).digest()
  return hash.readUInt32BE(0) >>> (32 - PROOF_BITS) === 0
}
