/** Forms that several people may have open: only touched fields are sent, and what was typed survives a refusal. */

function isSame(one: unknown, two: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(two)
}

/** The fields of `mine` that differ from the start. */
export function changedFields<F extends object>(base: F, mine: F): (keyof F & string)[] {
  const fields: (keyof F & string)[] = []
  for (const field in mine) if (!isSame(base[field], mine[field])) fields.push(field)
  return fields
}

/** The form over what stands now: touched fields as they were typed, the others as others left them. */
export function mergedForm<F extends object>(base: F, mine: F, now: F): F {
  const merged = { ...now }
  for (const field of changedFields(base, mine)) merged[field] = mine[field]
  return merged
}

export function chooseFields<F extends object>(from: F, fields: readonly (keyof F & string)[]): Partial<F> {
  const picked: Partial<F> = {}
  for (const field of fields) picked[field] = from[field]
  return picked
}
