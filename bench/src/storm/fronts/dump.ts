/** Reads the tables of an emulator. */
type Dump = Record<string, unknown[]>

export function countWith(rows: Dump[string] | undefined, field: string, value?: unknown): number {
  return (rows ?? []).filter((row) => {
    const found = fieldOf(row, field)
    return value === undefined ? found !== undefined && found !== null : found === value
  }).length
}

/** How long the end of a storm is waited for: longer than the last repeat but one of any network takes at its speed. */
export const END_LIMIT_MS = 480_000

/**
 * What a network sends again before that. MAX repeats for the last time hours later, so its words are read back until
 * then.
 */
export function countDue(rows: Dump[string] | undefined, now = Date.now()): number {
  return (rows ?? []).filter((row) => !(Number(fieldOf(row, 'dueAtMs')) > now + END_LIMIT_MS)).length
}

export const hasTextIn = (text: string, ...tables: (unknown[] | undefined)[]): boolean =>
  tables.some((rows) => countWith(rows, 'text', text) > 0)

function fieldOf(row: unknown, field: string): unknown {
  return typeof row === 'object' && row !== null
    ? Object.entries(row).find(([name]) => name === field)?.[1]
    : undefined
}
