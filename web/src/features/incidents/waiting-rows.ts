/** What may stand in the list now and what waits behind the button: nothing moves a row under the cursor. */
export function splitWaiting<T extends { id: string }>(
  fetched: readonly T[],
  known: ReadonlySet<string> | null,
): { shown: T[]; waiting: T[] } {
  if (known === null || known.size === 0) return { shown: [...fetched], waiting: [] }
  return {
    shown: fetched.filter(({ id }) => known.has(id)),
    waiting: fetched.filter(({ id }) => !known.has(id)),
  }
}

/** The row to open when the current one leaves: the next, else the one before. */
export function neighbourOf(ids: readonly string[], current: string): string | null {
  const index = ids.indexOf(current)
  if (index === -1) return ids[0] ?? null
  return ids[index + 1] ?? ids[index - 1] ?? null
}
