export type FieldChange<V = unknown> = { before: V; after: V }

/** Which fields of a row become another; what the change does not name stays out. */
export function changedFields<V>(
  before: Readonly<Record<string, V>>,
  changes: Readonly<Record<string, V | undefined>>,
): Record<string, FieldChange<V>> {
  const found: Record<string, FieldChange<V>> = {}
  for (const [field, after] of Object.entries(changes)) {
    const known = before[field]
    if (after === undefined || known === undefined || isEqual(known, after)) continue
    found[field] = { before: known, after }
  }
  return found
}

function isEqual(one: unknown, two: unknown): boolean {
  return one === two || JSON.stringify(one) === JSON.stringify(two)
}
