/**
 * Words by which residents and officials call one thing: the one thesaurus of the searches, and of whatever else must
 * know that «роддом» and «родилка» are the same. A word may stand in several groups; a group is one line of a file.
 */
import { rootOf } from '../root.ts'
import { tokenize } from '../tokens.ts'
import { BODIES } from './bodies.ts'
import { DEEDS } from './deeds.ts'
import { HEALTH } from './health.ts'
import { HOUSING } from './housing.ts'
import { LEARNING } from './learning.ts'
import { MATTERS } from './matters.ts'
import { ORDER } from './order.ts'
import { STREETS } from './streets.ts'
import { TRANSPORT } from './transport.ts'
import { CARE } from './wider/care.ts'
import { FURTHER } from './wider/further.ts'
import { HOMES } from './wider/homes.ts'
import { LAND } from './wider/land.ts'
import { NATURE } from './wider/nature.ts'
import { PAPERS } from './wider/papers.ts'
import { POWER } from './wider/power.ts'
import { ROADS } from './wider/roads.ts'
import { SAFETY } from './wider/safety.ts'
import { SCHOOLS } from './wider/schools.ts'
import { TRADE } from './wider/trade.ts'
import { VILLAGE } from './wider/village.ts'

export const SYNONYM_GROUPS: readonly (readonly string[])[] = [
  ...[HOUSING, STREETS, TRANSPORT, HEALTH, LEARNING, ORDER, BODIES, DEEDS],
  ...[HOMES, ROADS, CARE, SCHOOLS, PAPERS, NATURE, SAFETY, TRADE, LAND, VILLAGE, POWER, FURTHER],
].flatMap((lines) =>
  lines
    .trim()
    .split('\n')
    .map((line) => line.split(', ')),
)

/** Matters by the roots of their words. */
export const MATTERS_OF_ROOT: ReadonlyMap<string, readonly number[]> = byRoot()

function byRoot(): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const [matter, line] of MATTERS.trim().split('\n').entries())
    for (const root of new Set(tokenize(line).map(({ stem }) => rootOf(stem))))
      found.set(root, [...(found.get(root) ?? []), matter])
  return found
}

/** Every word of them, as it is written. */
export const THESAURUS_WORDS: ReadonlySet<string> = new Set(
  SYNONYM_GROUPS.flat().flatMap((words) => tokenize(words).map(({ word }) => word)),
)
