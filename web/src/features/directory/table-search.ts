import { AGENCY_KINDS } from '@veche/contract/values/directory.ts'

/** What is looked for, in what order and whether with those switched off; kept in the address where the page says so. */
export type TableSearch = {
  words?: string | undefined
  /** A column; with `-` before it from the end. */
  sort?: string | undefined
  off?: boolean | undefined
} & AgencyFilter

/** What bodies are narrowed by. */
export type AgencyFilter = {
  /** The kind of body; `kind` is in the path. */
  only?: (typeof AGENCY_KINDS)[number] | undefined
  place?: string | undefined
  schedule?: string | undefined
  trust?: 'yes' | 'no' | undefined
  staff?: 'yes' | 'no' | undefined
}

export const YES_NO = ['yes', 'no'] as const

/** What the address says; a broken value is dropped. */
export function readTableSearch({ words, sort, off, ...rest }: Record<string, unknown>): TableSearch {
  const text = (value: unknown) =>
    typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : undefined
  return {
    words: typeof words === 'number' ? String(words) : text(words),
    sort: text(sort),
    off: off === true || undefined,
    only: AGENCY_KINDS.find((kind) => kind === rest.only),
    place: text(rest.place),
    schedule: text(rest.schedule),
    trust: YES_NO.find((one) => one === rest.trust),
    staff: YES_NO.find((one) => one === rest.staff),
  }
}
