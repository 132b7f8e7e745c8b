/** Live cards that may be about the same rumour as a draft, although the words were not similar enough to join it automatically. */
import type { SimilarFake } from '@veche/contract/fakes.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { loadRumourReader } from '../../text/index.ts'
import { type FakeRow, findVisibleIds } from '../card/index.ts'
import { compileCard, likeness, readMessage } from './domain/match.ts'
import { findRetold } from './find-retold.ts'
import { type LiveCard, listLiveCards, listTexts } from './live-cards.repository.ts'

const MOST = 2
/** A person looks at what is offered, so less is asked than of a carrier. */
const OFFERED_FROM = 0.3

/** The most similar first. Empty once somebody has started to work on the draft. */
export async function listSimilar(
  db: Db,
  { fake, actor }: { fake: FakeRow; actor: Actor },
): Promise<SimilarFake[]> {
  if (fake.step !== 'signal' && fake.step !== 'triage') return []
  const others = (await listLiveCards(db)).filter(
    ({ id, municipalityCode }) => id !== fake.id && mayBeOf(fake, municipalityCode),
  )
  if (others.length === 0) return []
  const words = [fake.claim, fake.fullText].filter((text) => text.trim() !== '')
  const told = words.map(readMessage)
  const retold = findRetoldAmong(others, words)
  const texts = await listTexts(
    db,
    others.flatMap(({ known }) => known),
  )
  const scored = others
    .map((card) => {
      const alike = told.map((text) => likeness(text, compile(card, texts)))
      return { card, score: Math.max(...alike, retold.get(card.id) ?? 0) }
    })
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
  const visible = await findVisibleIds(
    db,
    scored.map(({ card }) => card.id),
    actor,
  )
  return scored
    .filter(({ card }) => visible.has(card.id))
    .slice(0, MOST)
    .map(({ card: { id, number, claim, step }, score }) => ({ id, number, claim, step, score }))
}

/** The card that each text passes on in other words, with its score. */
function findRetoldAmong(cards: readonly LiveCard[], words: readonly string[]): ReadonlyMap<string, number> {
  const reader = loadRumourReader()
  const claims = cards.map(({ id, claim }) => ({ id, claim: reader.readClaim(claim) }))
  return new Map(
    words.flatMap((text) => {
      const found = findRetold(claims, text, OFFERED_FROM)
      return found === null ? [] : [[found.id, found.score] as const]
    }),
  )
}

function mayBeOf(fake: FakeRow, municipalityCode: string | null): boolean {
  return (
    fake.municipalityCode === null || municipalityCode === null || fake.municipalityCode === municipalityCode
  )
}

function compile({ claim, fullText, known, municipalityCode }: LiveCard, texts: ReadonlyMap<string, string>) {
  return compileCard({
    ...{ claim, fullText, carrierTexts: known.flatMap((id) => texts.get(id) ?? []) },
    place: { named: [], settlement: null, around: municipalityCode },
  })
}
