/** Prepares live cards for comparison. A card is compiled once for each version and set of known carriers. */
import type { Db } from '../../../platform/database/db.ts'
import type { Suggester } from '../../text/index.ts'
import {
  compileCard,
  type MatchCard,
  matchScore,
  readMessage,
  stateOf,
  type Whereabouts,
} from './domain/match.ts'
import { whereaboutsOf } from './domain/whereabouts.ts'
import { type LiveCard, listLiveCards, listTexts } from './live-cards.repository.ts'

export type ReadyCard = { card: LiveCard; match: MatchCard }
export type Found = { card: LiveCard; score: number; state: 'suggested' | 'confirmed' }

const MOST_KEPT = 1000
const compiled = new Map<string, { stamp: string; match: MatchCard }>()

export async function loadLiveCards(db: Db, suggest: Suggester): Promise<ReadyCard[]> {
  const cards = await listLiveCards(db)
  const changed = cards.filter((card) => compiled.get(card.id)?.stamp !== stampOf(card))
  const texts = await listTexts(
    db,
    changed.flatMap(({ known }) => known),
  )
  if (compiled.size > MOST_KEPT) compiled.clear()
  for (const card of changed)
    compiled.set(card.id, { stamp: stampOf(card), match: compile(card, texts, suggest) })
  return cards.flatMap((card) => {
    const ready = compiled.get(card.id)
    return ready ? [{ card, match: ready.match }] : [{ card, match: compile(card, texts, suggest) }]
  })
}

function stampOf({ version, known }: LiveCard): string {
  return `${version} ${known.join()}`
}

function compile(card: LiveCard, texts: ReadonlyMap<string, string>, suggest: Suggester): MatchCard {
  const { claim, fullText, known, municipalityCode } = card
  return compileCard({
    ...{ claim, fullText },
    carrierTexts: known.flatMap((id) => texts.get(id) ?? []),
    place: readWhereabouts(claim, municipalityCode, suggest),
  })
}

function readWhereabouts(text: string, around: string | null, suggest: Suggester): Whereabouts {
  const [read] = suggest([{ text, facts: { channelMunicipalityCode: null } }])
  return whereaboutsOf(read, around)
}

/** Every card whose rumour the message seems to carry. `around`: the municipality of its channel or chat. */
export function findCards(
  cards: readonly ReadyCard[],
  { text, around }: { text: string; around: string | null },
  suggest: Suggester,
): Found[] {
  if (cards.length === 0) return []
  const message = readMessage(text)
  let place: Whereabouts | null = null
  const placeOf = () => (place ??= readWhereabouts(text, around, suggest))
  return cards.flatMap(({ card, match }) => {
    const score = matchScore(message, match, placeOf)
    const state = stateOf(score)
    return state === null ? [] : [{ card, score, state }]
  })
}
