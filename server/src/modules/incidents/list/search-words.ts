/**
 * Words are found within what the reader may see and has asked for. There are two ways, and each is quick where the
 * other is slow: a frequent word is met soon by walking the list in its order; a rare one is taken from the index of
 * words and scopes. What the index gives is cut only after scope and queue, and the answer says that it was.
 */
import type { Db } from '../../../platform/database/db.ts'
import type { FilterFacts } from '../filter/index.ts'
import { amongHits, inOrder, inWalk, type Wanted, walk } from './search.query.ts'
import { estimateHits, hasMoreHits, hasMoreThan } from './search.repository.ts'
import type { Sort } from './sort.query.ts'
import type { IncidentQuery } from './stretch.query.ts'

/** By the statistics of the index: more of them are walked to, fewer are taken from the index. */
const FREQUENT = 2_000
/**
 * Words that are frequent in the region may stand nowhere in one body, which the statistics do not know. A short walk
 * shows it; up to so many supposed hits the index is asked next and not the rest of the list.
 */
const FIRST_WALK = 300
const INDEX_MAY_KNOW = 50_000

export type WordSearch = {
  /** Runs a reading over the incidents that have the words. */
  run: <Result>(reading: WordReading<Result>) => Promise<Result>
  /** The last reading left something out. */
  isCut: () => boolean
}

type WordReading<Result> = {
  /** Incidents that the filter lets through. */
  select: IncidentQuery
  /** How many of them may be looked at one after another. */
  walkLimit: number
  /** The order of the reading; null: it needs none. */
  sort: Sort | null
  read: (query: IncidentQuery, sort: Sort | null) => Promise<Result>
  /** It needs no more than so many. */
  limit: number
  count: (result: Result) => number
}

export async function searchWords(db: Db, wanted: Wanted, facts: FilterFacts): Promise<WordSearch> {
  const supposed = await estimateHits(db, wanted, facts)
  let isIndexCut: Promise<boolean> | null = null
  let isCut = false
  /** It has answered for another part of the list, and left nothing out. */
  let isIndexWhole = false

  /** Asked beside the first reading, not before it. */
  function askWhetherCut(): Promise<boolean> {
    isIndexCut ??= hasMoreHits(db, wanted, facts)
    return isIndexCut
  }

  return {
    isCut: () => isCut,
    async run({ select, walkLimit, sort, read, limit, count }) {
      /** Null: it has not come to the end of the list, nor found enough. */
      const walkTo = async (most: number) => {
        const candidates = sort ? inOrder(select, sort) : select
        const result = await read(walk(db, wanted, candidates.limit(most)), sort && inWalk(sort))
        const isWhole = count(result) === limit || !(await hasMoreThan(select, most))
        return { result: isWhole ? result : null, found: count(result) }
      }
      const walkFirst = async () => {
        if (supposed <= FREQUENT || isIndexWhole) return null
        const first = await walkTo(Math.min(FIRST_WALK, walkLimit))
        if (first.result !== null) return first.result
        // As often as in the beginning, or never yet: then the rest of the walk would not fill the page.
        const expected = (first.found * walkLimit) / FIRST_WALK
        return expected < limit && supposed <= INDEX_MAY_KNOW ? null : walkOn()
      }
      let isWalked = false
      const walkOn = async () => {
        isWalked = true
        return (await walkTo(walkLimit)).result
      }
      const walked = await walkFirst()
      if (walked !== null) return walked
      const [found, isFoundCut] = await Promise.all([
        read(select.where(amongHits(wanted, facts)), sort),
        askWhetherCut(),
      ])
      isIndexWhole = !isFoundCut
      if (isIndexWhole) return found
      // The index gave up: the list itself is walked, unless it was.
      const walkedAfter = isWalked ? null : await walkOn()
      if (walkedAfter !== null) return walkedAfter
      isCut = true
      return found
    },
  }
}
