/** A letter → events of the product. Pure; stored letters are read again by it years later. */

import { DAY_MS } from '@veche/contract/durations.ts'
import type { Attachment, Author, AutomaticKind, DeliveryEvent, InboundEvent } from '../../connector.ts'
import { contentVersion } from '../../content-version.ts'
import { BARE_WORDS, toWordsEvent } from '../../words-event.ts'
import { listAttachments } from './email-attachments.ts'
import { findAutomatic } from './email-automatic.ts'
import { type Bounce, findBounce } from './email-bounce.ts'
import {
  hashOf,
  keyOfOwn,
  keyOfPlusAddress,
  numberIn,
  ownMessageId,
  readFamily,
  readIds,
} from './email-ids.ts'
import { type Letter, parseLetter } from './email-letter.ts'
import { ownWords } from './email-own-words.ts'
import { CUT_HEADER, LOST_HEADER } from './email-raw.ts'

const LONGEST_TEXT = 20_000
const LONGEST_SUBJECT = 300
/** A letter whose way is not known may have been written this long ago; a clock that is wrong says more. */
const LONGEST_WAY_MS = 31 * DAY_MS
const ANSWER_MARK = /^(?:\s*(?:re|на|отв|ответ|aw|sv)(?:\[\d+\])?\s*:\s*)+/iu

export function containerOf(correspondent: string): string {
  return `email:${correspondent}`
}

export function correspondentOf(container: string): string {
  return container.slice('email:'.length)
}

export function bareSubject(subject: string): string {
  return subject.replace(ANSWER_MARK, '').trim()
}

export async function normaliseEmail(
  body: Uint8Array,
  { externalId: address }: { externalId: string },
  receivedAt: Date = new Date(0),
): Promise<InboundEvent[]> {
  const letter = await parseLetter(body)
  if (letter.header(LOST_HEADER) !== null) return []
  const automatic = findAutomatic(letter)
  const bounce = automatic === 'report' ? findBounce(letter, address) : null
  if (bounce) return [toDelivery(letter, bounce, { address, receivedAt })]
  return [toMessage(letter, { address, receivedAt, automatic })]
}

type Context = { address: string; receivedAt: Date }

function toMessage(letter: Letter, context: Context & { automatic: AutomaticKind | null }): InboundEvent {
  const { address, automatic } = context
  const isOwn = letter.fromAddress === address
  const correspondent = correspondentIn(letter, address)
  const id = idOf(letter)
  const { ancestors, root } = ancestorsOf(letter, address)
  const [parent = null, ...further] = ancestors
  const attachments = [...listAttachments(letter.parts), ...cutMark(letter)]
  const text = textOf(letter, parent !== null)
  const ownKey = isOwn ? keyOfOwn(id, address) : null
  const number = numberIn(letter.subject)
  const words = {
    ...BARE_WORDS,
    surface: 'email' as const,
    container: containerOf(correspondent ?? 'unknown'),
    externalId: id,
    version: contentVersion(
      text,
      attachments.map(({ ref, title }) => `${ref} ${title}`),
    ),
    parentExternalId: parent,
    threadExternalId: root ?? parent ?? id,
    ...(parent !== null && { isThreadOfParent: true as const, ancestorExternalIds: further }),
    ...(number !== null && { incidentNumber: number }),
    author: authorOf(letter, { address, isOwn, correspondent }),
    text,
    subject: bareSubject(letter.subject).slice(0, LONGEST_SUBJECT),
    ...(automatic !== null && { automatic }),
    attachments,
    occurredAt: occurredAtOf(letter, context),
  }
  return toWordsEvent(ownKey === null ? 'created' : 'echo', words, ownKey)
}

/** Who is answered: a site writes in its own name and says in `Reply-To` for whom. Of our own letter, to whom it went. */
function correspondentIn(letter: Letter, address: string): string | null {
  if (letter.fromAddress === address) return letter.to.find((to) => to !== address) ?? null
  const isOfList = letter.header('list-id') !== null
  const named = letter.replyTo !== null && letter.replyTo !== address ? letter.replyTo : null
  return (isOfList ? null : named) ?? letter.fromAddress
}

function authorOf(
  { fromName }: Letter,
  { address, isOwn, correspondent }: { address: string; isOwn: boolean; correspondent: string | null },
): Author {
  if (isOwn) return { externalId: address, kind: 'self' }
  if (correspondent === null) return { externalId: '', kind: 'anonymous' }
  const name = (fromName ?? correspondent).slice(0, 200)
  return { externalId: correspondent, kind: 'person', card: { name, url: null } }
}

/** Where a program gives no id, the same letter still has the same. */
function idOf(letter: Letter): string {
  const [id] = readIds(letter.header('message-id'))
  if (id !== undefined) return id
  return `hash:${hashOf(JSON.stringify([letter.fromAddress, letter.header('date'), letter.subject, letter.text]))}`
}

function ancestorsOf(letter: Letter, address: string): { ancestors: string[]; root: string | null } {
  const { ancestors, root } = readFamily(letter.header('in-reply-to'), letter.header('references'))
  const byAddress = letter.to.flatMap((to) => {
    const key = keyOfPlusAddress(to, address)
    return key === null ? [] : ownMessageId(key, address)
  })
  return { ancestors: [...new Set([...ancestors, ...byAddress])], root }
}

/** The subject is a part of the question; of an answer it is a repetition. */
function textOf(letter: Letter, isAnswer: boolean): string {
  const words = ownWords(letter.text, { isAnswer: isAnswer || ANSWER_MARK.test(letter.subject) })
  const subject = isAnswer ? '' : bareSubject(letter.subject)
  const isRepeated = words.toLowerCase().startsWith(subject.toLowerCase())
  const text = subject === '' || isRepeated ? words : `${subject}\n\n${words}`.trim()
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text
}

/** The clock of our own server before that of the sender's computer. */
function occurredAtOf({ takenAt, sentAt }: Letter, { receivedAt }: Context): Date {
  if (takenAt !== null && takenAt <= receivedAt) return takenAt
  const isLikely =
    sentAt !== null && sentAt <= receivedAt && receivedAt.getTime() - sentAt.getTime() <= LONGEST_WAY_MS
  return takenAt === null && isLikely ? sentAt : receivedAt
}

function cutMark(letter: Letter): Attachment[] {
  const size = letter.header(CUT_HEADER)
  return size === null ? [] : [{ kind: 'cut_letter', ref: 'cut', url: null, title: null }]
}

function toDelivery(
  letter: Letter,
  { key, state, code }: Bounce,
  { address, receivedAt }: Context,
): DeliveryEvent {
  const id = ownMessageId(key, address)
  return {
    op: 'delivery',
    surface: 'email',
    container: containerOf('unknown'),
    externalId: id,
    version: idOf(letter),
    threadExternalId: id,
    author: { externalId: '', kind: 'anonymous' },
    occurredAt: occurredAtOf(letter, { address, receivedAt }),
    permalink: null,
    idempotencyKey: key,
    delivery: { state, code },
  }
}
