/** What the post says of a letter of ours that it could not deliver, or not yet (RFC 3464). Pure. */

import { readHeaders } from './email-headers.ts'
import { keyOfOwn, readIds } from './email-ids.ts'
import type { Letter } from './email-letter.ts'

export type Bounce = {
  /** The row of the outbox. */
  key: string
  state: 'failed' | 'delayed'
  /** `email.bounced_full` and others: what went wrong. */
  code: string
}

const LONGEST_LOOKED_AT = 200_000

export function findBounce(letter: Letter, address: string): Bounce | null {
  const key = keyIn(letter, address)
  if (key === null) return null
  const report = letter.parts.find(({ contentType }) => contentType === 'message/delivery-status')
  const words = report ? textOf(report.bytes) : letter.text
  const action = /^action:\s*(\w+)/im.exec(words)?.[1]?.toLowerCase()
  // A post that says "delivered" or "relayed" has no bad news.
  if (action !== undefined && action !== 'failed' && action !== 'delayed') return null
  const status =
    /^status:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(words)?.[1] ??
    /\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(words)?.[1]
  const isDelayed = action === 'delayed' || (action === undefined && status?.startsWith('4') === true)
  const state = isDelayed ? 'delayed' : 'failed'
  return { key, state, code: isDelayed ? 'email.delayed' : codeOf(status ?? '') }
}

/** The second number says whose trouble it is (RFC 3463): 1 the address, 2 the mailbox, 7 a refusal. */
function codeOf(status: string): string {
  if (/^\d\.1\./.test(status)) return 'email.bounced_no_reader'
  if (/^\d\.2\.2$/.test(status)) return 'email.bounced_full'
  return /^\d\.7\./.test(status) ? 'email.bounced_refused' : 'email.bounced'
}

/** The letter itself or its head is a part of the report; old posts put it into the words. */
function keyIn({ parts, header, text }: Letter, address: string): string | null {
  const inside = parts
    .filter(({ contentType }) => /^(message\/rfc822|text\/rfc822-headers|message\/global)/.test(contentType))
    .flatMap(({ bytes }) => readHeaders(bytes))
    .flatMap(({ name, value }) => (name === 'message-id' ? readIds(value) : []))
  const named = [...inside, ...readIds(header('in-reply-to')), ...readIds(header('references'))]
  const quoted = [...text.slice(0, LONGEST_LOOKED_AT).matchAll(/<([^<>\s]+@[^<>\s]+)>/g)].map(
    ([, id]) => id ?? '',
  )
  for (const id of [...named, ...quoted]) {
    const key = keyOfOwn(id, address)
    if (key !== null) return key
  }
  return null
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, LONGEST_LOOKED_AT)).toString('latin1')
}
