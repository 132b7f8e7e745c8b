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
  /** It needs no more. */
  isFull: (result: Result) => boolean
}

export async function searchWords(db: Db, wanted: Wanted, facts: FilterFacts): Promise<WordSearch> {
  const isFrequent = (await estimateHits(db, wanted, facts)) > FREQUENT
  let isIndexCut: Promise<boolean> | null = null
  let isCut = false

  /** Asked beside the first reading, not before it. */
  function askWhetherCut(): Promise<boolean> {
    isIndexCut ??= hasMoreHits(db, wanted, facts)
    return isIndexCut
  }

  return {
    isCut: () => isCut,
    async run({ select, walkLimit, sort, read, isFull }) {
      const walkTo = async () => {
        const candidates = sort ? inOrder(select, sort) : select
        const walked = await read(walk(db, wanted, candidates.limit(walkLimit)), sort && inWalk(sort))
        return isFull(walked) || !(await hasMoreThan(select, walkLimit)) ? walked : null
      }
      const walked = isFrequent ? await walkTo() : null
      if (walked !== null) return walked
      const [found, isFoundCut] = await Promise.all([
        read(select.where(amongHits(wanted, facts)), sort),
        askWhetherCut(),
      ])
      if (!isFoundCut) return found
      // The index gave up: the list itself is walked, unless it was.
      const walkedAfter = isFrequent ? null : await walkTo()
      if (walkedAfter !== null) return walkedAfter
      isCut = true
      return found
    },
  }
}
