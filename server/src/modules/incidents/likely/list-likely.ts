/**
 * Where no question has all words that were typed: those that have the most of them, the best first. A word says the
 * more, the rarer it is. A list of its own: nothing counts these, and no bulk action takes them by the filter.
 */
import type { Db } from '../../../platform/database/db.ts'
import { planAnew } from '../../../platform/database/prepared.ts'
import { listSlots } from '../../text/index.ts'
import { type FilterFacts, stretchesOf, wordsOf } from '../filter/index.ts'
import { chooseSort, readStretch, selectAmong } from '../list/index.ts'
import { chooseCandidates } from './domain/choose-candidates.ts'
import { estimateSlots, findLikeliest } from './likely.repository.ts'

/** Some of what the words find is left out by a queue or by a part of the filter that the index does not know. */
const LOOKED_AT = 60

export async function listLikely(db: Db, { limit, ...facts }: FilterFacts & { limit: number }) {
  const words = wordsOf(facts.filter)
  const slots = words === null ? null : listSlots(words)
  if (slots === null) return []
  const candidates = chooseCandidates(await estimateSlots(db, slots))
  if (candidates === null) return []
  const ids = await findLikeliest(db, { ...candidates, limit: LOOKED_AT }, facts)
  if (ids.length === 0) return []
  const rows = await readAmong(db, ids, facts)
  const places = new Map(ids.map((id, place) => [id, place]))
  return rows.sort((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0)).slice(0, limit)
}

async function readAmong(db: Db, ids: readonly string[], facts: FilterFacts) {
  const rows: Awaited<ReturnType<typeof readStretch>> = []
  for (const { stretch, steps } of stretchesOf(facts)) {
    const select = selectAmong(db, { ids, steps }, facts).modifyEnd(planAnew)
    const sort = chooseSort(stretch, facts)
    rows.push(...(await readStretch(select, { by: 'typed', stretch, sort, limit: ids.length })))
  }
  return rows
}
