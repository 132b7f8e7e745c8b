import type { Question } from './codes.ts'

/** What the screen is made of: one question is on air, some wait in the editor's order, the rest comes in. */
export type AirLists = {
  currentId: string | null
  nextIds: readonly string[]
  incomingIds: readonly string[]
}

export const EMPTY_LISTS: AirLists = { currentId: null, nextIds: [], incomingIds: [] }

type Lookup = (id: string) => Question | undefined
type Order = (one: Question, two: Question) => number

const inEditorsOrder: Order = (one, two) =>
  (one.position ?? Number.MAX_SAFE_INTEGER) - (two.position ?? Number.MAX_SAFE_INTEGER) ||
  one.number - two.number

const newestFirst: Order = (one, two) => two.number - one.number

export const isOnAir = ({ state, readOutS }: Question) => state === 'selected' && readOutS !== null
const isNext = ({ state, readOutS }: Question) => state === 'selected' && readOutS === null
const isIncoming = ({ state }: Question) => state === 'received' || state === 'aside' || state === 'folded'

/** Only what changed is sorted and merged in: two hundred comments a second must not sort the evening anew. */
export function updateLists(lists: AirLists, changedIds: ReadonlySet<string>, find: Lookup): AirLists {
  const changed = [...changedIds].flatMap((id) => find(id) ?? [])
  const onAir = [...new Set([...changedIds, ...(lists.currentId ? [lists.currentId] : [])])]
    .flatMap((id) => find(id) ?? [])
    .filter(isOnAir)
    .sort((one, two) => (two.readOutS ?? 0) - (one.readOutS ?? 0))
  return {
    currentId: onAir[0]?.id ?? null,
    nextIds: mergeIn(lists.nextIds, changedIds, changed.filter(isNext).sort(inEditorsOrder), {
      find,
      order: inEditorsOrder,
    }),
    incomingIds: mergeIn(lists.incomingIds, changedIds, changed.filter(isIncoming).sort(newestFirst), {
      find,
      order: newestFirst,
    }),
  }
}

/** Stays the same array when nothing changed in it: who shows it need not be drawn again. */
function mergeIn(
  ids: readonly string[],
  changedIds: ReadonlySet<string>,
  coming: readonly Question[],
  { find, order }: { find: Lookup; order: Order },
): readonly string[] {
  const staying = ids.filter((id) => !changedIds.has(id))
  if (coming.length === 0 && staying.length === ids.length) return ids
  const merged: string[] = []
  let index = 0
  for (const id of staying) {
    const there = find(id)
    for (let one = coming[index]; one && there && order(one, there) < 0; one = coming[index]) {
      merged.push(one.id)
      index += 1
    }
    merged.push(id)
  }
  merged.push(...coming.slice(index).map(({ id }) => id))
  return merged.length === ids.length && merged.every((id, at) => id === ids[at]) ? ids : merged
}

/** The neighbour in what the arrows walk through: first the next ones, then the incoming. */
export function neighbourId(ids: readonly string[], chosenId: string | null, step: 1 | -1): string | null {
  if (ids.length === 0) return null
  const at = chosenId === null ? -1 : ids.indexOf(chosenId)
  if (at < 0) return (step === 1 ? ids[0] : ids.at(-1)) ?? null
  return ids[Math.min(Math.max(at + step, 0), ids.length - 1)] ?? null
}
