/** Decides what an office does next with a rumour's card. Pure: the same card gives the same decision. */

import { hashText } from '../../random.ts'
import { recognise } from '../../rumours/recognise.ts'
import type { Phrasebook, RumourText } from '../../texts/phrasebook.ts'
import type { Directory } from '../shapes.ts'
import type { Role } from '../staff.ts'
import type { FakeCard, FakeCarrier } from './fake-shapes.ts'

export type FakeMove = {
  name: string
  roles: readonly Role[]
  /** False: the person is of the agency that gives the facts. */
  isCentre: boolean
  path: 'commands' | 'evidence' | 'carriers'
  body: Record<string, unknown>
}
export type Knowledge = {
  phrasebook: Pick<Phrasebook, 'rumours' | 'places'>
  directory: Directory
  /** The checkers of the office, who give one of the two verdicts. */
  checkerIds: ReadonlySet<string>
  /** The region's own words that were meant otherwise. */
  isOtherwiseMeant: boolean
  /** An older card of the same rumour. */
  twinNumber: number | null
}

/** Praise, blame and jokes cannot be checked: no document is for or against what somebody likes. */
const OPINION =
  /(?<!\p{L})(?:хорош|плох|отличн|прекрасн|замечательн|красив|молод(?:ец|цы)|мужик|нравится|люблю|надоел|позор|дурак|бездельник|сам(?:ый|ая|ое|ые)(?!\p{L}))|\p{Extended_Pictographic}/iu
/** What is done can be checked, whatever people think of it. */
const DEED =
  /(?<!\p{L})(?:закр|отмен|ликвид|снес|снос|прода|отключ|повыс|подорож|вырас|введ|введут|запре|эваку|арест|задерж|похи|увол|сокра|отрав|зараз|умер|погиб|взрыв|утечк|стро|перевед|построй|больше не|не будет)/iu

/** An official who gets an opinion says that it is one. */
export function isOpinion({ claim, fullText }: Pick<FakeCard, 'claim' | 'fullText'>): boolean {
  const said = `${claim} ${fullText}`
  return OPINION.test(said) && !DEED.test(said)
}

const CHECKER = { roles: ['fact_checker'], isCentre: true } as const
const MODERATOR = { roles: ['moderator'], isCentre: true } as const
const BODY = { roles: ['coordinator', 'executor'], isCentre: false } as const

export function rumourOf(
  card: Pick<FakeCard, 'claim' | 'fullText'>,
  rumours: readonly RumourText[],
): RumourText | null {
  return recognise(card.fullText, rumours) ?? recognise(card.claim, rumours)
}

/** Null: nothing to do, or only a person can settle it. */
export function decideFakeMove(card: FakeCard, knowledge: Knowledge): FakeMove | null {
  const { rumours, unknown } = knowledge.phrasebook.rumours
  const rumour = rumourOf(card, rumours)
  const { facts, refutation } = setRight(card, rumour ?? unknown)
  switch (card.step) {
    case 'signal':
      return decideDraft(card, rumour, knowledge)
    case 'triage': {
      const agencyCode = decideBody(card, rumour, knowledge.directory)
      const reachNote = pickFor(card, knowledge.phrasebook.rumours.reach)
      if (agencyCode === null) return null
      return command(CHECKER, { type: 'triage', harm: rumour?.harm ?? 2, reachNote, agencyCode })
    }
    case 'facts': {
      const known = new Set(card.evidence.map(({ title }) => title))
      const missing = facts.evidence.find(({ title }) => !known.has(title))
      if (missing) return { ...BODY, name: 'evidence', path: 'evidence', body: missing }
      return command(BODY, { type: 'end_facts', truth: facts.truth })
    }
    case 'verdict': {
      const who = decideJudge(card, knowledge.checkerIds)
      if (!who) return null
      if (!rumour && isOpinion(card))
        return command(who, { type: 'opine', verdict: 'opinion', reason: 'Это мнение: проверять нечего.' })
      return command(who, { type: 'opine', verdict: facts.verdict, reason: facts.reason })
    }
    case 'text':
      return command(CHECKER, { type: 'write', ...refutation, pictureId: null })
    case 'approval':
      return command(MODERATOR, { type: 'approve' })
    case 'publication':
    case 'watch':
      return decideJudging(card, rumour) ?? decidePublication(card)
    default:
      return null
  }
}

type Found = Pick<RumourText, 'facts' | 'refutation'>

/** Says so where somebody has found us wrong, and claims nothing again. */
function setRight({ corrections }: Pick<FakeCard, 'corrections'>, { facts, refutation }: Found): Found {
  const reason = corrections.at(-1)?.reason
  if (reason === undefined) return { facts, refutation }
  const text = `Уточняем: ${reason}`
  return {
    facts: { ...facts, verdict: 'distortion', reason, truth: `Уточнение: ${reason}` },
    refutation: { reply: text, post: text },
  }
}

function command(
  who: typeof CHECKER | typeof MODERATOR | typeof BODY,
  given: { type: string } & Record<string, unknown>,
): FakeMove {
  const body = { command: given }
  return { ...who, name: given.type, path: 'commands', body }
}

/** Stops what is told of already and what was never meant as a rumour. */
function decideDraft(
  card: FakeCard,
  rumour: RumourText | null,
  { phrasebook, directory, isOtherwiseMeant, twinNumber }: Knowledge,
): FakeMove {
  if (twinNumber !== null)
    return command(CHECKER, { type: 'drop', reason: 'duplicate', duplicateOfNumber: twinNumber })
  if (!rumour && isOtherwiseMeant) return command(CHECKER, { type: 'drop', reason: 'no_rumour' })
  const { claim, fullText, isDanger, municipalityCode, topicCode } = card
  if (!rumour && isOpinion(card)) return command(CHECKER, { type: 'drop', reason: 'opinion' })
  if (!rumour)
    return command(CHECKER, { type: 'open', claim, fullText, isDanger, municipalityCode, topicCode })
  const isTopicKnown = directory.topics.some(({ code }) => code === rumour.topic)
  const place = placeOf(card, rumour, phrasebook)
  return command(CHECKER, {
    ...{ type: 'open', fullText, isDanger: rumour.isDanger },
    claim: rumour.claim.replace('{inTown}', place?.inTown ?? ''),
    municipalityCode: place?.code ?? null,
    topicCode: isTopicKnown ? rumour.topic : topicCode,
  })
}

/** Finds the town that the words name, else where they were heard. Null means the whole region. */
export function placeOf(
  { claim, fullText, municipalityCode }: Pick<FakeCard, 'claim' | 'fullText' | 'municipalityCode'>,
  { isLocal }: Pick<RumourText, 'isLocal'>,
  { places }: Pick<Phrasebook, 'places'>,
): Phrasebook['places'][number] | null {
  if (!isLocal) return null
  const said = `${fullText} ${claim}`.toLowerCase()
  const named = places.find(({ inTown }) => said.includes(inTown.toLowerCase()))
  return named ?? places.find(({ code }) => code === municipalityCode) ?? null
}

/** Finds the ministry that knows, else the administration of the place. */
function decideBody(card: FakeCard, rumour: RumourText | null, { agencies }: Directory): string | null {
  const own = agencies.find(
    ({ kind, municipalityCode }) => kind === 'administration' && municipalityCode === card.municipalityCode,
  )
  const asked = agencies.find(({ code }) => code === rumour?.agency)
  const any = agencies.find(({ kind }) => kind === 'ministry' || kind === 'administration')
  return (asked ?? own ?? any)?.code ?? null
}

/** Gives one verdict of a checker and one of a moderator; where two differ, people talk. */
function decideJudge(
  { opinions }: FakeCard,
  checkerIds: ReadonlySet<string>,
): typeof CHECKER | typeof MODERATOR | null {
  if (opinions.length > 1) return null
  return opinions.some(({ userId }) => checkerIds.has(userId)) ? MODERATOR : CHECKER
}

/** Leaves each place to a person where nothing is known for sure. */
function decideJudging({ carriers }: FakeCard, rumour: RumourText | null): FakeMove | null {
  const suggested = carriers.filter(({ state }) => state === 'suggested')
  if (!rumour || suggested.length === 0) return null
  const judged = suggested.map(({ id, text }) => ({
    id,
    state: recognise(text, [rumour]) ? 'confirmed' : 'rejected',
  }))
  return { ...CHECKER, name: 'judge', path: 'carriers', body: { carriers: judged } }
}

/**
 * Replies under each place that carries the rumour, in a chat under the first alone; a danger also goes to chats that
 * have not heard of it yet. A correction goes wherever the mistake stands too.
 */
function decidePublication(card: FakeCard): FakeMove | null {
  const isFirst = card.step === 'publication'
  const known = card.publications.filter(({ textNo }) => textNo === card.texts.at(-1)?.no)
  const answered = new Set(known.flatMap(({ carrierId, chatId }) => carrierId ?? chatId ?? []))
  const read = new Set([
    ...answered,
    ...card.carriers.flatMap((one) => (answered.has(one.id) ? (one.chatId ?? []) : [])),
  ])
  const chosen: FakeCarrier[] = []
  for (const carrier of card.carriers) {
    if (!isToAnswer(carrier) || answered.has(carrier.id)) continue
    if (carrier.chatId !== null && read.has(carrier.chatId)) continue
    if (carrier.chatId !== null) read.add(carrier.chatId)
    chosen.push(carrier)
  }
  const wrongIn = new Set(
    card.publications.flatMap(({ carrierId, chatId }) => (carrierId ? [] : (chatId ?? []))),
  )
  const chatIds = card.chats
    .map(({ id }) => id)
    .filter((id) => isFirst && !read.has(id) && (card.isDanger || wrongIn.has(id)))
  if (chosen.length + chatIds.length === 0) return null
  return command(CHECKER, { type: 'publish', carrierIds: chosen.map(({ id }) => id), chatIds })
}

function isToAnswer({ state, canReply, isGone }: FakeCarrier): boolean {
  return state === 'confirmed' && canReply && !isGone
}

const LEAST_VIEWS = 90
const MOST_VIEWS = 2600
/** A chat is read by those who are in it, and the smallest of the region holds fourteen residents. */
const [LEAST_IN_CHAT, MOST_IN_CHAT] = [5, 14]
const HALF_SEEN_MS = 20 * 60_000

/**
 * Enters what the checker reads off the pages: quickly more at first, then slowly. Null when there is nothing to
 * enter.
 */
export function decideViews(card: FakeCard, now: Date): FakeMove | null {
  const carriers = card.carriers.flatMap((carrier) => {
    if (carrier.state !== 'confirmed' || carrier.isGone) return []
    const views = viewsOf(carrier, now)
    return views > (carrier.views ?? -1) ? [{ id: carrier.id, views, shares: Math.floor(views / 40) }] : []
  })
  if (carriers.length === 0) return null
  return { ...CHECKER, name: 'views', path: 'carriers', body: { carriers: carriers.slice(0, 200) } }
}

function viewsOf({ id, writtenAt, chatId }: FakeCarrier, now: Date): number {
  const ageMs = Math.max(0, now.getTime() - Date.parse(writtenAt))
  const [least, most] = chatId === null ? [LEAST_VIEWS, MOST_VIEWS] : [LEAST_IN_CHAT, MOST_IN_CHAT]
  const all = least + (hashText(`views ${id}`) % (most - least))
  return Math.floor(all * (0.1 + (0.9 * ageMs) / (ageMs + HALF_SEEN_MS)))
}

function pickFor({ id }: FakeCard, texts: readonly string[]): string {
  return texts[hashText(`reach ${id}`) % texts.length] ?? ''
}
