/** Open incidents that may speak of the same trouble. Only a suggestion: a person merges. */
import type { DuplicatesResponse } from '@veche/contract/incidents.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { likeness, type WordSet, withoutNames, wordSet } from '../../text/index.ts'
import { getVisibleRow, listHandWays, presentListItem } from '../card/index.ts'
import { findPausedDeadlines } from '../filter/index.ts'
import type { IncidentsContext } from '../rights/index.ts'
import type { VisibleRow } from '../steps/index.ts'
import { listDuplicateRows, lookAround, textOf } from './duplicates.repository.ts'

const SHOWN = 20
/** Chosen by reading pairs: below this likeness even questions of one topic in one town are about different troubles. */
const ALIKE = 0.35
const NEAR_DEGREES = 0.002

type Reason = DuplicatesResponse['candidates'][number]['reasons'][number]
const WEIGHT: Record<Reason, number> = { author: 0.3, address: 0.4, near: 0.3, thread: 0.15, words: 0 }

export async function findDuplicates(
  { db }: IncidentsContext,
  { incidentId, actor }: { incidentId: string; actor: Actor },
): Promise<DuplicatesResponse> {
  const own = await getVisibleRow(db, incidentId, actor)
  const [ownText, town, looked] = await Promise.all([
    textOf(db, own.id),
    nameOfPlace(db, own.municipalityCode),
    lookAround(db, { own, actor }),
  ])
  const wordsOf = (text: string) => withoutNames(wordSet(text), town)
  const words = wordsOf(ownText)
  const candidates = looked
    .map((row) => {
      const alike = likeness(words, wordsOf(row.text))
      const reasons = reasonsOf(own, row, alike)
      const rank = alike + reasons.reduce((sum, reason) => sum + WEIGHT[reason], 0)
      return { id: row.id, text: row.text, alike, reasons, rank }
    })
    .filter(
      ({ alike, reasons }) =>
        reasons.some((reason) => reason !== 'thread') && (alike > 0.1 || reasons.length > 1),
    )
    .sort((a, b) => b.rank - a.rank)
    .slice(0, SHOWN)
  const rows = await listDuplicateRows(
    db,
    candidates.map(({ id }) => id),
  )
  const [paused, ways] = await Promise.all([
    findPausedDeadlines(db, [...rows.values()]),
    listHandWays(db, [...rows.values()]),
  ])
  return {
    candidates: candidates.flatMap(({ id, text, alike, reasons }) => {
      const row = rows.get(id)
      const likeness = Math.round(Math.min(alike, 1) * 100) / 100
      if (!row) return []
      const incident = presentListItem(row, { handWay: ways.get(id) ?? null, isPaused: paused.has(id) })
      return [{ incident, text: text.slice(0, 400), reasons, likeness }]
    }),
  }
}

type Placed = Pick<
  VisibleRow,
  'authorId' | 'addressKey' | 'municipalityCode' | 'channelId' | 'container' | 'latitude' | 'longitude'
>

function reasonsOf(own: Placed, other: Placed, alike: number): Reason[] {
  const reasons: Reason[] = []
  if (own.authorId !== null && own.authorId === other.authorId) reasons.push('author')
  if (isSameAddress(own, other)) reasons.push('address')
  else if (isNear(own, other)) reasons.push('near')
  if (alike >= ALIKE) reasons.push('words')
  if (own.channelId === other.channelId && own.container === other.container) reasons.push('thread')
  return reasons
}

/** The street alone is not enough: every town has a Lenin street. */
function isSameAddress(a: Placed, b: Placed): boolean {
  return a.addressKey !== null && a.addressKey === b.addressKey && a.municipalityCode === b.municipalityCode
}

type Point = Pick<Placed, 'latitude' | 'longitude'>

export function isNear(a: Point, b: Point): boolean {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return false
  return (
    Math.abs(a.latitude - b.latitude) < NEAR_DEGREES && Math.abs(a.longitude - b.longitude) < NEAR_DEGREES * 2
  )
}

/** Names of the municipality and of its centre. */
async function nameOfPlace(db: IncidentsContext['db'], code: string | null): Promise<WordSet> {
  const { municipalities } = await getDirectory(db)
  const place = municipalities.find((municipality) => municipality.code === code)
  return wordSet(place ? [place.name, place.shortName, place.centre].join(' ') : '')
}
