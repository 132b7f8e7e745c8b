import { type Aside, asideOf, type Db } from './db.ts'

/** How soon a change by another process is seen. A change by this one is seen at once, because it calls `forget`. */
const KEEP_MS = 5000

export type Kept<Value> = {
  /** Gives the value from memory. Reads it apart from the pool, so that a transaction may ask too. */
  get: (db: Db) => Promise<Value>
  forget: (db: Db) => void
}

/** Keeps in memory what everybody asks for all the time and what hardly ever changes. */
export function createKept<Value>(read: (aside: Aside) => Promise<Value>): Kept<Value> {
  const kept = new WeakMap<Aside, { value: Promise<Value>; until: number }>()
  return {
    get(db) {
      const aside = asideOf(db)
      const known = kept.get(aside)
      if (known && known.until > Date.now()) return known.value
      const value = read(aside)
      kept.set(aside, { value, until: Date.now() + KEEP_MS })
      value.catch(() => kept.delete(aside))
      return value
    },
    forget(db) {
      kept.delete(asideOf(db))
    },
  }
}
