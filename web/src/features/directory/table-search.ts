/** What is looked for, in what order and whether with those switched off; kept in the address where the page says so. */
export type TableSearch = { words?: string | undefined; sort?: string | undefined; off?: boolean | undefined }

/** What the address says; a broken value is dropped. */
export function readTableSearch({ words, sort, off }: Record<string, unknown>): TableSearch {
  const text = (value: unknown) =>
    typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : undefined
  return {
    words: typeof words === 'number' ? String(words) : text(words),
    sort: text(sort),
    off: off === true || undefined,
  }
}
