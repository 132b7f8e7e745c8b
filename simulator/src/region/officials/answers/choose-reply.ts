/** Chooses which answers fit a card, who answers for it, and whom an agency names when it is not their work. Pure. */

import type { Random } from '../../random.ts'
import type { Meanings } from '../../texts/meanings.ts'
import type { Phrasebook } from '../../texts/phrasebook.ts'
import { findIntent, type Replies, type Reply } from '../../texts/replies.ts'
import { sourceOf } from '../decisions.ts'
import type { Card, Directory } from '../shapes.ts'

/** Whoever is in doubt asks it first. */
const USUAL_BODY = 'administration'

type Known = { phrasebook: Phrasebook; meanings: Pick<Meanings, 'find'> }

/** «administration-valday» → «administration», «water-msta» → «water»; a ministry is itself. */
export function bodyOf(agencyCode: string): string {
  if (agencyCode.startsWith('administration-')) return 'administration'
  return agencyCode.replace(/-(?:ilmen|msta|polist)$/u, '')
}

export function questionOf(card: Pick<Card, 'thread'>): string {
  return card.thread.flatMap(({ direction, text }) => (direction === 'in' ? [text] : [])).join('\n')
}

export function isAsking(question: string): boolean {
  return /(?:когда|планируется|будет ли|как |где |куда |какой|какие|можно ли)/iu.test(question)
}

/** Chooses by what was meant. Words of a stranger go by their topic, and a stranger's question by nothing. */
export function findReply(card: Pick<Card, 'thread' | 'topicCode'>, known: Known): Reply {
  const { replies } = known.phrasebook
  const source = sourceOf(card)?.text ?? ''
  const meant = known.meanings.find(source)
  const byIntent = meant?.intent ? findIntent(replies, meant.intent) : null
  if (byIntent) return byIntent
  const trouble = replies.troubles[meant?.topicCode ?? card.topicCode ?? '']
  const isTrouble = meant ? meant.kind === 'complaint' || meant.kind === 'danger' : !isAsking(source)
  if (trouble && isTrouble) return { type: 'trouble', ...trouble }
  return { type: 'unknown', by: [], says: replies.unknown }
}

/** Gives the contact of the agency that answers for it, even where the card has come to another one. */
export function contactOf(
  reply: Reply,
  card: Pick<Card, 'agencyCode' | 'topicCode'>,
  replies: Replies,
): string {
  const here = card.agencyCode === null ? null : bodyOf(card.agencyCode)
  const body = here !== null && (reply.by.length === 0 || reply.by.includes(here)) ? here : reply.by[0]
  const group = card.topicCode?.split('.')[0] ?? ''
  const { contacts } = replies
  return contacts[`${body} ${group}`] ?? contacts[body ?? ''] ?? contacts[USUAL_BODY] ?? ''
}

export function isWorkOf(
  card: Pick<Card, 'thread' | 'topicCode'>,
  agencyCode: string,
  known: Known,
): boolean {
  const { by } = findReply(card, known)
  return by.length === 0 || by.includes(bodyOf(agencyCode))
}

export type Refused = { reason: string; proposedAgencyCode: string }
type Refusing = { directory: Directory; refusedBy: readonly string[]; random: Random }

/** Says «not ours», with whose it is, only where it is another agency's; null where it is theirs. */
export function decideRefusal(card: Card, known: Known, refusing: Refusing): Refused | null {
  if (card.agencyCode === null) return null
  const { replies } = known.phrasebook
  const here = bodyOf(card.agencyCode)
  const [right] = findReply(card, known).by
  if (right !== undefined && !isWorkOf(card, card.agencyCode, known)) {
    const agency = findAgency(card, right, refusing)
    const reason = refusing.random.pick(replies.misrouted)
    return agency
      ? { reason: reason.replace('{to}', agency.name ?? ''), proposedAgencyCode: agency.code }
      : null
  }
  const shared = replies.refusals.find(
    ({ topics, from }) => from === here && topics.includes(card.topicCode ?? ''),
  )
  const agency = shared && findAgency(card, shared.to, refusing)
  return shared && agency
    ? { reason: refusing.random.pick(shared.texts), proposedAgencyCode: agency.code }
    : null
}

/** Two agencies share the work on such a topic, so one may send it to the other. */
export function isShared(
  { refusals }: Replies,
  { topicCode, agencyCode }: Pick<Card, 'topicCode' | 'agencyCode'>,
): boolean {
  if (topicCode === null || agencyCode === null) return false
  return refusals.some(({ topics, from }) => topics.includes(topicCode) && from === bodyOf(agencyCode))
}

/** Prefers the agency of the place to that of the whole region. */
function findAgency(
  { municipalityCode }: Pick<Card, 'municipalityCode'>,
  body: string,
  { directory, refusedBy }: Refusing,
): Directory['agencies'][number] | null {
  const fit = directory.agencies.filter(({ code }) => bodyOf(code) === body && !refusedBy.includes(code))
  const ofPlace = fit.find((agency) => agency.municipalityCode === municipalityCode)
  return ofPlace ?? fit.find((agency) => agency.municipalityCode === null) ?? null
}
