import { useState } from 'react'

/** What is chosen of a table, as long as its filter stays: nothing unseen is changed. */
export function useChosen(filter: unknown) {
  const key = JSON.stringify(filter)
  const [state, setState] = useState<{ key: string; chosen: ReadonlySet<string> }>({ key, chosen: new Set() })
  const chosen = state.key === key ? state.chosen : new Set<string>()
  return { chosen, setChosen: (next: ReadonlySet<string>) => setState({ key, chosen: next }) }
}
