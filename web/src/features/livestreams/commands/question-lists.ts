import type { Question } from '../stream/index.ts'

/** What the screen is made of: one question is on air, some wait in the editor's order, the rest comes in. */
export type AirLists = {
  /** The one that was read out last, answered or not. */
  lastReadId: string | null
  /** On air: read out last and not answered yet. */
  currentId: string | null
  nextIds: readonly string[]
  /** Passed on at once and still open, the newest first: they wait for nothing and stand above everything. */
  dangerIds: readonly string[]
  /** Unanswered questions, each once: first what most people ask, then what waits longest. */
  incomingIds: readonly string[]
  /** Folded ones and what asks nothing, the newest first. */
  restIds: readonly string[]
}

export const EMPTY_LISTS: AirLists = {
  lastReadId: null,
  currentId: null,
  nextIds: [],
  dangerIds: [],
  incomingIds: [],
  restIds: [],
}

type Lookup = (id: string) => Question | undefined
type Order = (one: Question, two: Question) => number

const inEditorsOrder: Order = (one, two) =>
  (one.position ?? Number.MAX_SAFE_INTEGER) - (two.position ?? Number.MAX_SAFE_INTEGER) ||
  one.number - two.number

const newestFirst: Order = (one, two) => two.number - one.number

const mostAskedFirst: Order = (one, two) => two.askerCount - one.askerCount || one.number - two.number

const isOpenDanger = ({ state, isDanger }: Question) => isDanger && state === 'on_control'
const isIncoming = ({ state }: Question) => state === 'received'
const isRest = ({ state }: Question) => state === 'aside' || state === 'folded'

/** Only what changed is sorted and merged in: two hundred comments a second must not sort the evening anew. */
export function updateLists(lists: AirLists, changedIds: ReadonlySet<string>, find: Lookup): AirLists {
  const changed = [...changedIds].flatMap((id) => find(id) ?? [])
  const lastReadId = findLastRead([...changedIds, ...lists.nextIds, lists.lastReadId, lists.currentId], find)
  const currentId = lastReadId !== null && find(lastReadId)?.state === 'selected' ? lastReadId : null
  const moved = new Set(changedIds)
  // Who was on air and is not any more goes back to the others, unanswered as it is.
  if (lists.currentId !== currentId) for (const id of [lists.currentId, currentId]) if (id) moved.add(id)
  const selected = [...moved]
    .flatMap((id) => find(id) ?? [])
    .filter(({ id, state }) => state === 'selected' && id !== currentId)
  return {
    lastReadId,
    currentId,
    nextIds: mergeIn(lists.nextIds, moved, selected.sort(inEditorsOrder), { find, order: inEditorsOrder }),
    dangerIds: mergeIn(lists.dangerIds, changedIds, changed.filter(isOpenDanger).sort(newestFirst), {
      find,
      order: newestFirst,
    }),
    incomingIds: mergeIn(lists.incomingIds, changedIds, changed.filter(isIncoming).sort(mostAskedFirst), {
      find,
      order: mostAskedFirst,
    }),
    restIds: mergeIn(lists.restIds, changedIds, changed.filter(isRest).sort(newestFirst), {
      find,
      order: newestFirst,
    }),
  }
}

function findLastRead(ids: readonly (string | null)[], find: Lookup): string | null {
  let last: Question | null = null
  for (const id of ids) {
    const question = id === null ? undefined : find(id)
    if (!question || question.timeCodeS === null) continue
    if (last === null || isReadAfter(question, last)) last = question
  }
  return last?.id ?? null
}

/** Pressed before the clock of the stream began: what still waits for its answer came after. */
function isReadAfter(one: Question, other: Question): boolean {
  const [moment, otherMoment] = [one.timeCodeS ?? 0, other.timeCodeS ?? 0]
  if (moment !== otherMoment) return moment > otherMoment
  return one.state === 'selected' && other.state !== 'selected'
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

/** The row the cursor stands on, and the list in which it was put there. */
export type Choice = { id: string; list: 'next' | 'incoming' }

/** What goes on air at the key. A row chosen as incoming is not meant for it, whoever selected it since. */
export function wantedId(nextIds: readonly string[], choice: Choice | null): string | null {
  if (choice?.list === 'next' && nextIds.includes(choice.id)) return choice.id
  return nextIds[0] ?? null
}

/** The neighbour in what the arrows walk through: first the next ones, then the incoming. */
export function neighbourId(ids: readonly string[], chosenId: string | null, step: 1 | -1): string | null {
  if (ids.length === 0) return null
  const at = chosenId === null ? -1 : ids.indexOf(chosenId)
  if (at < 0) return (step === 1 ? ids[0] : ids.at(-1)) ?? null
  return ids[Math.min(Math.max(at + step, 0), ids.length - 1)] ?? null
}
