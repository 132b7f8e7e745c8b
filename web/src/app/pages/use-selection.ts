import { useState } from 'react'

/** Rows chosen for one action: X takes or drops the current one, Shift takes all between it and the last. */
export function useSelection(ids: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [anchor, setAnchor] = useState<string | null>(null)
  const selected = ids.filter((id) => chosen.has(id))

  function toggle(id: string) {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
    setAnchor(id)
  }

  function extendTo(id: string) {
    const from = ids.indexOf(anchor ?? id)
    const to = ids.indexOf(id)
    if (from < 0 || to < 0) return toggle(id)
    const between = ids.slice(Math.min(from, to), Math.max(from, to) + 1)
    setChosen(new Set([...chosen, ...between]))
    if (anchor === null) setAnchor(id)
  }

  return { selected, toggle, extendTo, clear: () => setChosen(new Set()) }
}
