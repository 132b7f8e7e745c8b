/**
 * Lists of questions that take changes row by row. The stream brings the rows of the list that is shown; the others, and
 * that one while the stream brings none, ask for them. A list that nobody looks at gathers changes and asks when it is shown.
 */

import type { ListedIncident } from '@veche/contract/incidents.ts'
import type { RowsFrame } from '@veche/contract/live.ts'
import { useEffect } from 'react'
import { type Awaiting, createAwaiting } from './awaited-rows.ts'
import { listBrought, showList } from './live.ts'
import type { Change } from './live-refresh.ts'
import { createRefresher, LIST_PACE, type Refresher, type RefresherOptions } from './refresher.ts'

type ListOptions = {
  ask: RefresherOptions['ask']
  /** Those of `ids` that came stand in the list as they are; the others have left it. */
  takeRows: (ids: readonly string[], rows: readonly ListedIncident[]) => void
  /** Cached rows may be older than the first change that this list has received. */
  hasData: () => boolean
}
type LiveList = {
  refresher: Refresher
  awaiting: Awaiting
  takeRows: ListOptions['takeRows']
  viewers: number
}

/** Each filter that somebody looked through is a list. */
const LISTS_AT_MOST = 40
const lists = new Map<string, LiveList>()

/** Adds a change to every list of questions; the server decides which of them it concerns. */
export function addToLists(change: Change): void {
  const brought = listBrought()
  for (const [query, { refresher, awaiting }] of lists) {
    if (query === brought && change !== 'all') awaiting.note(change)
    else refresher.note(change)
  }
}

export function applyRowsOfList({ list, ids, incidents }: RowsFrame): void {
  const known = lists.get(list)
  if (!known) return
  if (incidents === null) {
    known.awaiting.clear()
    known.refresher.note('all')
    return
  }
  known.awaiting.take(ids)
  known.takeRows(ids, incidents)
}

/** The stream is closed or replaced, so announced rows that have not come are requested. */
export function askForLostRows(): void {
  for (const { awaiting } of lists.values()) awaiting.giveUp()
}

/** `query` names the list, as its address does. */
export function useLiveList(query: string, options: ListOptions): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the query says which list it is
  useEffect(() => {
    const isNew = !lists.has(query)
    const list = lists.get(query) ?? openList(query, options)
    list.viewers += 1
    if (isNew && options.hasData()) list.refresher.note('all')
    list.refresher.wake()
    showList(query)
    return () => {
      list.viewers -= 1
    }
  }, [query])
}

function openList(query: string, { ask, takeRows }: ListOptions): LiveList {
  for (const [old, { viewers, refresher, awaiting }] of lists) {
    if (lists.size < LISTS_AT_MOST) break
    if (viewers > 0) continue
    refresher.stop()
    awaiting.clear()
    lists.delete(old)
  }
  const isShown = () => (lists.get(query)?.viewers ?? 0) > 0
  const refresher = createRefresher({ pace: LIST_PACE, ask, isShown })
  const list = { refresher, awaiting: createAwaiting(refresher.note), takeRows, viewers: 0 }
  lists.set(query, list)
  return list
}
