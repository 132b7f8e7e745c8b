/** Looking into the tables of an emulator. */
type Dump = Record<string, unknown[]>

export function countWith(rows: Dump[string] | undefined, field: string, value?: unknown): number {
  return (rows ?? []).filter((row) => {
    const found = fieldOf(row, field)
    return value === undefined ? found !== undefined && found !== null : found === value
  }).length
}

export const hasTextIn = (text: string, ...tables: (unknown[] | undefined)[]): boolean =>
  tables.some((rows) => countWith(rows, 'text', text) > 0)

function fieldOf(row: unknown, field: string): unknown {
  return typeof row === 'object' && row !== null
    ? Object.entries(row).find(([name]) => name === field)?.[1]
    : undefined
}
