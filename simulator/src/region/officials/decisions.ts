/** Decides what an official does about one card. Pure: the same card gives the same decision. */
import { hashText } from '../random.ts'
import type { Meaning } from '../residents/compose.ts'
import type { Answer, Card, Directory, Duplicates, ListItem, Suggestion, ThreadMessage } from './shapes.ts'

export type DismissReason = 'spam' | 'no_question' | 'abuse'
export type Triage =
  | {
      type: 'accept'
      topicCode: string
      municipalityCode: string
      agencyCode: string | null
      urgency: 'normal' | 'urgent'
      address: Suggestion['address']
    }
  | { type: 'dismiss'; reason: DismissReason }
  /** Leaves the card for a person, because nobody here knows what it is about. */
  | { type: 'leave' }

const SURE = 0.45
const REASONS: Record<string, DismissReason> = {
  spam: 'spam',
  abuse: 'abuse',
  thanks: 'no_question',
  chatter: 'no_question',
  neutral: 'no_question',
  satisfied: 'no_question',
}

export function sourceOf(card: Pick<Card, 'thread'>): ThreadMessage | null {
  return (
    card.thread.find(({ isSource }) => isSource) ??
    card.thread.find(({ direction }) => direction === 'in') ??
    null
  )
}

/** Understands the text as it was meant, and trusts the suggestion where the meaning is not known. */
export function decideTriage(
  card: Pick<Card, 'suggestion' | 'municipalityCode'>,
  { meaning, knowsTopic }: { meaning: Meaning | null; knowsTopic: (code: string) => boolean },
): Triage {
  const { suggestion } = card
  const reason = REASONS[meaning?.kind ?? suggestion?.kind.code ?? '']
  if (reason) return { type: 'dismiss', reason }
  const guess = suggestion?.topic ?? null
  const meant = meaning?.topicCode && knowsTopic(meaning.topicCode) ? meaning.topicCode : null
  const topicCode = meant ?? (guess && (guess.confidence >= SURE || meaning === null) ? guess.code : null)
  const municipalityCode = card.municipalityCode ?? suggestion?.municipality?.code ?? null
  if (!topicCode || !municipalityCode) return { type: 'leave' }
  return {
    type: 'accept',
    topicCode,
    municipalityCode,
    // A corrected topic goes by the routing table, a confirmed one where the suggestion says.
    agencyCode: guess?.code === topicCode ? (suggestion?.agency?.code ?? null) : null,
    urgency: suggestion?.isUrgent || meaning?.kind === 'danger' ? 'urgent' : 'normal',
    address: suggestion?.address ?? null,
  }
}

/** Finds the agency that gets what another one has refused. */
export function decideAgency(
  card: Pick<Card, 'topicCode' | 'municipalityCode' | 'suggestion'> & { proposedAgencyCode?: string | null },
  directory: Directory,
  refusedBy: readonly string[],
): string | null {
  const own = directory.agencies.find(
    ({ kind, municipalityCode }) => kind === 'administration' && municipalityCode === card.municipalityCode,
  )?.code
  const suggested = card.suggestion?.agency?.code
  const others = directory.agencies.filter(({ kind }) => kind !== 'centre').map(({ code }) => code)
  const asked = card.proposedAgencyCode ?? null
  return [asked, own, suggested, ...others].find((code) => code && !refusedBy.includes(code)) ?? null
}

const JOINED_AT = ['new', 'distribution', 'assigned', 'in_progress', 'rework']
const SAME_WORDS = 0.6

/** Finds the candidate that speaks of the very same: one address and one topic, or nearly one text. */
export function findTwin(
  { candidates }: Duplicates,
  { meaning, find }: { meaning: Meaning | null; find: (text: string) => Meaning | null },
): ListItem | null {
  const twin = candidates.find(({ incident, text, reasons, likeness }) => {
    if (!JOINED_AT.includes(incident.step) || incident.flags.isFrozen) return false
    const isSameTopic = (find(text)?.topicCode ?? incident.topicCode) === meaning?.topicCode
    return isSameTopic && (reasons.includes('address') || likeness >= SAME_WORDS)
  })
  return twin?.incident ?? null
}

/** Draws a steady share by the card itself, so that a second look does not change one's mind. */
export function isOneOf(share: number, card: { id: string }, label: string): boolean {
  return hashText(`${label} ${card.id}`) % 1000 < share * 1000
}

/** Leaves some cards lying for hours, as in life, so that late ones are there to be found. */
export function isNeglected(card: { id: string; foundAt: string }, now: Date): boolean {
  if (!isOneOf(0.06, card, 'neglected')) return false
  const ageMinutes = (now.getTime() - Date.parse(card.foundAt)) / 60_000
  return ageMinutes < 75 + (hashText(card.id) % 120)
}

export type SendBackReason = 'no_date' | 'no_action' | 'tone' | 'no_answer_to_question'
const STOCK =
  /очередности|мнение очень важно|на контроле|рамках (?:своей )?компетенции|приносим извинения за доставленные/iu
const DATE =
  /\d{1,2} (?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)|\d{1,2}\.\d{1,2}|сегодня|завтра/iu

/** Gives null when the answer is good enough to be published. */
export function decideApproval({
  text,
  question,
}: {
  text: string
  question: string
}): SendBackReason | null {
  if (STOCK.test(text)) return DATE.test(text) ? 'tone' : 'no_action'
  if (/когда/iu.test(question) && !/\d|сегодня|завтра/iu.test(text)) return 'no_answer_to_question'
  return DATE.test(text) ? null : 'no_date'
}

export function pendingVersion(answer: Answer): Answer['versions'][number] | null {
  return answer.versions.filter(({ decision }) => decision === null).at(-1) ?? null
}

const PLEASED = /спасибо|благодар|молодц|супер|отлично/iu
const UPSET = /ничего не|отписк|врёте|не согласн|толку нет|не об этом/iu
const SILENT_MS = 25 * 60_000

/** Tells how the author took the answer; null while they may still say it. */
export function decideClosing(
  card: Pick<Card, 'thread'>,
  { find, now }: { find: (text: string) => Meaning | null; now: Date },
): 'satisfied' | 'neutral' | 'no_answer' | null {
  const lastOut = card.thread.findLastIndex(({ direction }) => direction === 'out')
  const answer = card.thread[lastOut]
  if (!answer) return null
  const said = card.thread.slice(lastOut + 1).findLast(({ direction }) => direction === 'in')
  if (!said) return now.getTime() - Date.parse(answer.occurredAt) > SILENT_MS ? 'no_answer' : null
  const kind = find(said.text)?.kind
  if (kind === 'satisfied' || kind === 'neutral') return kind
  if (kind === 'dissatisfied' || UPSET.test(said.text)) return null
  return PLEASED.test(said.text) ? 'satisfied' : 'neutral'
}
