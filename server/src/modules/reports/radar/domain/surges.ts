/** A surge from its first look to its end. */
import { type Cell, cellKey } from './history.ts'
import { LEAST_MESSAGES, type Look, MOST_Q, type Sight } from './look.ts'

/** A cell whose count is as likely as this is calm again. */
const CALM_CHANCE = 0.05

export type Surge = Cell & {
  /** The look that found it. */
  readonly foundAt: Date
  /** The first message of the window in which it was found. */
  readonly startedAt: Date
  /** The latest message while it lasted. */
  readonly lastAt: Date
  /** The look that found the cell calm; null while it lasts. */
  readonly endedAt: Date | null
  /** The largest count of a window, and what was usual then. */
  readonly count: number
  readonly expected: number
  /** The least there was. */
  readonly q: number
}

/** What becomes of the surges that last, and those that this look finds. Ended ones are given once and then forgotten. */
export function followSurges(lasting: readonly Surge[], { at, sights }: Look): Surge[] {
  const sightOf = new Map(sights.map((sight) => [cellKey(sight), sight]))
  const open = lasting.filter(({ endedAt }) => endedAt === null)
  const known = new Set(open.map(cellKey))
  return [
    ...open.map((surge) => followSurge(surge, sightOf.get(cellKey(surge)), at)),
    ...sights
      .filter((sight) => isSurge(sight) && !known.has(cellKey(sight)))
      .map((sight) => startSurge(sight, at)),
  ]
}

export function isSurge({ count, q }: Sight): boolean {
  return count >= LEAST_MESSAGES && q <= MOST_Q
}

function followSurge(surge: Surge, sight: Sight | undefined, at: Date): Surge {
  if (!sight || sight.chance >= CALM_CHANCE) return { ...surge, endedAt: at }
  const { count, expected } = sight.count > surge.count ? sight : surge
  return { ...surge, count, expected, q: Math.min(surge.q, sight.q), lastAt: sight.lastAt }
}

function startSurge({ groupCode, municipalityCode, ...sight }: Sight, at: Date): Surge {
  const { count, expected, q, firstAt, lastAt } = sight
  return {
    groupCode,
    municipalityCode,
    foundAt: at,
    startedAt: firstAt,
    lastAt,
    endedAt: null,
    count,
    expected,
    q,
  }
}
