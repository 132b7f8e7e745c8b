/** Counts figures while the entries of a Book are read. */
import type { Entry } from '../entry/entry.ts'
import { CATALOGUE } from '../figures/catalogue/catalogue.ts'
import { type Cut, isRecounted, type Recount, startRecount } from '../figures/recount.ts'
import type { Recount as Counting, FigureRow } from '../verify/report.ts'

const CODES = CATALOGUE.filter(isRecounted).map(({ code }) => code)

export type Row = Omit<FigureRow, 'published'>

/** `onEntry` hears of each entry, and how many there were with it; `rows` is asked at the end. */
export function count(
  onEntry: (counted: Recount, size: number) => void,
  rows: (counted: Recount | null, size: number) => Row[],
): Counting {
  let counted: Recount | null = null
  let size = 0
  return {
    take(entry) {
      size += 1
      counted ??= findRecount(entry)
      counted?.add(entry)
      if (counted) onEntry(counted, size)
    },
    rows: () => rows(counted, size),
  }
}

/** Null where nobody can say which days are meant: a Book may name a time zone that is none. */
function findRecount(entry: Entry): Recount | null {
  try {
    return entry.kind === 'key' ? startRecount(entry.zone) : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

export function countMonth(
  counted: Recount,
  month: string,
  { label, cut = {} }: { label: string; cut?: Cut },
): Row[] {
  const values = counted.figures({ from: `${month}-01`, to: `${month}-31` }, cut)
  return CODES.map((code) => ({ code, period: label, counted: values.get(code)?.value ?? null }))
}

/** `2026-11`, so many months before this moment. */
export function monthBefore(now: number, back: number): string {
  const date = new Date(now * 1000)
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1)).toISOString().slice(0, 7)
}
