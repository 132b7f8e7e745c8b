/** Lists of questions that take changes row by row. A list that nobody looks at gathers them and asks when it is shown. */
import { useEffect } from 'react'
import type { Change } from './live-refresh.ts'
import { createRefresher, LIST_PACE, type Refresher, type RefresherOptions } from './refresher.ts'

type LiveList = { refresher: Refresher; viewers: number }

/** Each filter that somebody looked through is a list. */
const LISTS_AT_MOST = 40
const lists = new Map<string, LiveList>()

/** Every list of questions hears of every change: which of them it concerns, the server tells. */
export function noteInLists(change: Change): void {
  for (const { refresher } of lists.values()) refresher.note(change)
}

/** `hasData`: rows lie in the cache from before the list was known here, so changes may have passed them by. */
export function useLiveList(
  key: string,
  { ask, hasData }: { ask: RefresherOptions['ask']; hasData: () => boolean },
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which list it is
  useEffect(() => {
    const isNew = !lists.has(key)
    const list = lists.get(key) ?? openList(key, ask)
    list.viewers += 1
    if (isNew && hasData()) list.refresher.note('all')
    list.refresher.wake()
    return () => {
      list.viewers -= 1
    }
  }, [key])
}

function openList(key: string, ask: RefresherOptions['ask']): LiveList {
  for (const [old, { viewers, refresher }] of lists) {
    if (lists.size < LISTS_AT_MOST) break
    if (viewers > 0) continue
    refresher.stop()
    lists.delete(old)
  }
  const isShown = () => (lists.get(key)?.viewers ?? 0) > 0
  const list = { refresher: createRefresher({ pace: LIST_PACE, ask, isShown }), viewers: 0 }
  lists.set(key, list)
  return list
}
