/** Prepares live cards for comparison. A card is compiled once for each version and set of known carriers. */
import type { Db } from '../../../platform/database/db.ts'
import { type ClaimToMatch, loadRumourReader, type Suggester } from '../../text/index.ts'
import {
  compileCard,
  likeness,
  type MatchCard,
  matchScore,
  placeFactor,
  readMessage,
  refusesNothing,
  stateOf,
  type Whereabouts,
} from './domain/match.ts'
import { whereaboutsOf } from './domain/whereabouts.ts'
import { findRetold } from './find-retold.ts'
import { type LiveCard, listLiveCards, listTexts } from './live-cards.repository.ts'

/** `claim`: as the reader of rumours knows it. */
export type ReadyCard = { card: LiveCard; match: MatchCard; claim: ClaimToMatch }
export type Found = { card: LiveCard; score: number; state: 'suggested' | 'confirmed' }

const MOST_KEPT = 1000
/** The operating point of the reader. */
const RETOLD_FROM = 0.5
/** Of a thousand comments that ask and complain three stand above, compared with sixty claims. */
const RETOLD_BY_ANYBODY_FROM = 0.8
type Compiled = Omit<ReadyCard, 'card'>
const compiled = new Map<string, Compiled & { stamp: string }>()

export async function loadLiveCards(db: Db, suggest: Suggester): Promise<ReadyCard[]> {
  const cards = await listLiveCards(db)
  const changed = cards.filter((card) => compiled.get(card.id)?.stamp !== stampOf(card))
  const texts = await listTexts(
    db,
    changed.flatMap(({ known }) => known),
  )
  if (compiled.size > MOST_KEPT) compiled.clear()
  for (const card of changed)
    compiled.set(card.id, { stamp: stampOf(card), ...compile(card, texts, suggest) })
  return cards.map((card) => {
    const { match, claim } = compiled.get(card.id) ?? compile(card, texts, suggest)
    return { card, match, claim }
  })
}

function stampOf({ version, known }: LiveCard): string {
  return `${version} ${known.join()}`
}

function compile(card: LiveCard, texts: ReadonlyMap<string, string>, suggest: Suggester): Compiled {
  const { claim, fullText, known, municipalityCode } = card
  const match = compileCard({
    ...{ claim, fullText },
    carrierTexts: known.flatMap((id) => texts.get(id) ?? []),
    place: readWhereabouts(claim, municipalityCode, suggest),
  })
  return { match, claim: loadRumourReader().readClaim(claim) }
}

function readWhereabouts(text: string, around: string | null, suggest: Suggester): Whereabouts {
  const [read] = suggest([{ text, facts: { channelMunicipalityCode: null } }])
  return whereaboutsOf(read, around)
}

export type MessageToCompare = {
  text: string
  /** The municipality of its channel or chat. */
  around: string | null
  /** True if it is known to pass something on, so that less proof is needed of what. */
  isRumour: boolean
}

/** Every card whose rumour the message carries by its words; if there is none, the one that it passes on in other words. */
export function findCards(
  cards: readonly ReadyCard[],
  { text, around, isRumour }: MessageToCompare,
  suggest: Suggester,
): Found[] {
  if (cards.length === 0) return []
  const message = readMessage(text)
  let place: Whereabouts | null = null
  const placeOf = () => (place ??= readWhereabouts(text, around, suggest))
  const found = cards.flatMap(({ card, match }) => {
    const score = matchScore(message, match, placeOf)
    const state = stateOf(score)
    return state === null ? [] : [{ card, score, state }]
  })
  if (found.length > 0 || !refusesNothing(message)) return found
  const heard = findRetold(cards, text, isRumour ? RETOLD_FROM : RETOLD_BY_ANYBODY_FROM)
  if (heard === null || placeFactor(heard.match.place, placeOf()) < 1) return []
  // Where the rules know the thing and the deed, and doubt the number or the time, a person chooses.
  if (likeness(message, heard.match) > 0) return []
  return [{ card: heard.card, score: heard.score, state: 'suggested' }]
}
