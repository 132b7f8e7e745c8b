/** Open incidents that may speak of the same trouble. Only a suggestion: a person merges. */
import type { DuplicatesResponse } from '@veche/contract/incidents.ts'
import { sql } from 'kysely'
import { planAnew } from '../../platform/database/prepared.ts'
import type { Actor } from '../access/index.ts'
import { getDirectory } from '../directory/index.ts'
import { likeness, type WordSet, withoutNames, wordSet } from '../text/index.ts'
import { TAKES_OTHERS } from './domain/incident-steps.ts'
import { getVisibleRow } from './get-incident.ts'
import { type ListRow, presentListItem } from './incident.presenter.ts'
import { visibleIncidents } from './incidents.policy.ts'
import type { IncidentsContext } from './incidents-context.ts'
import { findPausedDeadlines } from './list/paused-deadlines.ts'

const WINDOW_MS = 14 * 86_400_000
/** Of each way to find one, nearest in time first: what a card costs does not grow with the region. */
const LOOKED_AT = 200
const SHOWN = 20
/** Found by reading pairs: below it even one topic in one town is another trouble. */
const ALIKE = 0.35
const NEAR_DEGREES = 0.002
const TEXT = sql<string>`left(message.text, 4000)`.as('text')

type Reason = DuplicatesResponse['candidates'][number]['reasons'][number]
const WEIGHT: Record<Reason, number> = { author: 0.3, address: 0.4, near: 0.3, thread: 0.15, words: 0 }

export async function findDuplicates(
  { db }: IncidentsContext,
  { incidentId, actor }: { incidentId: string; actor: Actor },
): Promise<DuplicatesResponse> {
  const own = await getVisibleRow(db, incidentId, actor)
  const [ownText, town, looked] = await Promise.all([
    textOf(db, own.sourceMessageId),
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
  const rows = await listRows(
    db,
    candidates.map(({ id }) => id),
  )
  const paused = await findPausedDeadlines(db, [...rows.values()])
  return {
    candidates: candidates.flatMap(({ id, text, alike, reasons }) => {
      const row = rows.get(id)
      const likeness = Math.round(Math.min(alike, 1) * 100) / 100
      if (!row) return []
      const incident = presentListItem(row, { isPaused: paused.has(id) })
      return [{ incident, text: text.slice(0, 400), reasons, likeness }]
    }),
  }
}

type Looking = { own: ListRow; actor: Actor }

/** Of the same place, the same author and the same conversation, before and after. */
function lookAround(db: IncidentsContext['db'], { own, actor }: Looking) {
  const ways = [
    { channelId: own.channelId, container: own.container },
    ...(own.municipalityCode ? [{ municipalityCode: own.municipalityCode }] : []),
    ...(own.authorId ? [{ authorId: own.authorId }] : []),
  ]
  const sides = ways.flatMap((way) => [
    nearest(db, actor, way, { ...own, order: 'desc' }),
    nearest(db, actor, way, { ...own, order: 'asc' }),
  ])
  const ids = sql<string>`(${sql.join(
    sides.map((side) => sql`(${side})`),
    sql` union `,
  )})`
  return db
    .selectFrom('incident')
    .innerJoin('message', 'message.id', 'incident.sourceMessageId')
    .where('incident.id', 'in', ids)
    .where('incident.id', '<>', own.id)
    .select(['incident.id', 'incident.authorId', 'incident.addressKey', 'incident.municipalityCode'])
    .select(['incident.container', 'incident.latitude', 'incident.longitude'])
    .select(TEXT)
    .modifyEnd(planAnew)
    .execute()
}

type Way = Partial<Pick<ListRow, 'channelId' | 'container' | 'municipalityCode' | 'authorId'>>
type Side = { foundAt: Date; order: 'asc' | 'desc' }

function nearest(db: IncidentsContext['db'], actor: Actor, way: Way, { foundAt, order }: Side) {
  const isBefore = order === 'desc'
  const end = new Date(foundAt.getTime() + (isBefore ? -WINDOW_MS : WINDOW_MS))
  return db
    .selectFrom('incident')
    .where(visibleIncidents(actor))
    .where((eb) => eb.and(way))
    .where('step', 'in', TAKES_OTHERS)
    .where('foundAt', isBefore ? '<=' : '>', foundAt)
    .where('foundAt', isBefore ? '>=' : '<=', end)
    .select('id')
    .orderBy('foundAt', order)
    .limit(LOOKED_AT)
}

async function listRows(db: IncidentsContext['db'], ids: readonly string[]): Promise<Map<string, ListRow>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('incident')
    .leftJoin('appUser', 'appUser.id', 'incident.assigneeId')
    .where('incident.id', 'in', ids)
    .selectAll('incident')
    .select('appUser.name as assigneeName')
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

type Placed = Pick<
  ListRow,
  'authorId' | 'addressKey' | 'municipalityCode' | 'container' | 'latitude' | 'longitude'
>

function reasonsOf(own: Placed, other: Placed, alike: number): Reason[] {
  const reasons: Reason[] = []
  if (own.authorId !== null && own.authorId === other.authorId) reasons.push('author')
  if (isSameAddress(own, other)) reasons.push('address')
  else if (isNear(own, other)) reasons.push('near')
  if (alike >= ALIKE) reasons.push('words')
  if (own.container === other.container) reasons.push('thread')
  return reasons
}

/** Every town has a Lenin street. */
function isSameAddress(a: Placed, b: Placed): boolean {
  return a.addressKey !== null && a.addressKey === b.addressKey && a.municipalityCode === b.municipalityCode
}

function isNear(a: Placed, b: Placed): boolean {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return false
  return (
    Math.abs(a.latitude - b.latitude) < NEAR_DEGREES && Math.abs(a.longitude - b.longitude) < NEAR_DEGREES * 2
  )
}

/** Of the municipality and of its centre. */
async function nameOfPlace(db: IncidentsContext['db'], code: string | null): Promise<WordSet> {
  const { municipalities } = await getDirectory(db)
  const place = municipalities.find((municipality) => municipality.code === code)
  return wordSet(place ? [place.name, place.shortName, place.centre].join(' ') : '')
}

async function textOf(db: IncidentsContext['db'], messageId: string): Promise<string> {
  const row = await db
    .selectFrom('message')
    .select(TEXT)
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow()
  return row.text
}
