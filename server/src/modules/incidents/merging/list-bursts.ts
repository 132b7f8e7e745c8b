/** Bursts of the reader's own scope that they may gather. Reads what was found lately, never the history. */
import type { BurstsResponse } from '@veche/contract/incidents.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { likeness, type WordSet, withoutNames, wordSet } from '../../text/index.ts'
import { canRun, type IncidentsContext } from '../rights/index.ts'
import { type Burst, findBursts, type Heard } from './domain/bursts.ts'
import { listRecent } from './repeats.repository.ts'

/** Long enough that in the morning a person can gather what came during the night. */
const LOOK_BACK_MS = 12 * 60 * 60_000
/** More than a person sets aside in a day, because the list includes those that were set aside. */
const SHOWN = 50
/** The same likeness as between suggested duplicates. */
const ALIKE = 0.35
const CAN_MERGE = { isTrusted: false }

type Worded = Heard & { words: WordSet }
type Directory = Awaited<ReturnType<typeof getDirectory>>

export async function listBursts(
  { db, clock }: IncidentsContext,
  { actor }: { actor: Actor },
): Promise<BurstsResponse> {
  const directory = await getDirectory(db)
  const since = new Date(clock().getTime() - LOOK_BACK_MS)
  const codes = directory.municipalities.map(({ code }) => code)
  const rows = await listRecent(db, { actor, since, codes })
  const names = namesOfPlaces(directory)
  const groupOf = new Map(directory.topics.map(({ code, groupCode }) => [code, groupCode]))
  const heard = rows
    .filter((row) => canRun(actor, row, 'merge', CAN_MERGE))
    .flatMap((row): Worded[] => {
      const { municipalityCode, topicCode } = row
      const groupCode = topicCode && groupOf.get(topicCode)
      if (!municipalityCode || !topicCode || !groupCode) return []
      const { id, foundAt, street, latitude, longitude, isGathered } = row
      const point = latitude === null || longitude === null ? null : { latitude, longitude }
      const words = withoutNames(wordSet(row.title), names.get(municipalityCode) ?? new Set())
      return [{ id, foundAt, municipalityCode, groupCode, topicCode, street, point, isGathered, words }]
    })
  const bursts = findBursts(heard, (one, other) => likeness(one.words, other.words) >= ALIKE)
  return { bursts: bursts.slice(0, SHOWN).map(present) }
}

/** The name of the town is left out, because every author names it. */
function namesOfPlaces({ municipalities }: Directory): Map<string, WordSet> {
  return new Map(
    municipalities.map(({ code, name, shortName, centre }) => [
      code,
      wordSet([name, shortName, centre].join(' ')),
    ]),
  )
}

function present({ from, to, ...burst }: Burst) {
  return { ...burst, from: from.toISOString(), to: to.toISOString() }
}
