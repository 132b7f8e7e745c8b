/** Rows chosen for one action. They are of one list, known by its address: another queue, filter or search has none. */
export type Selection = { address: string; chosen: ReadonlySet<string>; anchor: string | null }

export function emptySelection(address: string): Selection {
  return { address, chosen: new Set(), anchor: null }
}

/** What of it the list shows; what has left the list is not acted on. */
export function selectedIn(selection: Selection, address: string, ids: readonly string[]): string[] {
  return selection.address === address ? ids.filter((id) => selection.chosen.has(id)) : []
}

export function toggleRow(selection: Selection, ids: readonly string[], id: string): Selection {
  if (!ids.includes(id)) return selection
  const chosen = new Set(selection.chosen)
  if (!chosen.delete(id)) chosen.add(id)
  return { ...selection, chosen, anchor: id }
}

/** All between the row and the last one that was touched. */
export function extendRows(selection: Selection, ids: readonly string[], id: string): Selection {
  const from = ids.indexOf(selection.anchor ?? id)
  const to = ids.indexOf(id)
  if (from < 0 || to < 0) return toggleRow(selection, ids, id)
  const between = ids.slice(Math.min(from, to), Math.max(from, to) + 1)
  return {
    ...selection,
    chosen: new Set([...selection.chosen, ...between]),
    anchor: selection.anchor ?? id,
  }
}
