import { useReducer } from 'react'
import { listStoredKeys, readStored, writeStored } from '../browser/storage.ts'
import { queryClient } from '../queries/query-client.ts'
import { meQuery } from '../session.ts'

const KEPT = 'begun.'
/** What nobody came back to by then is not needed any more. */
const KEPT_MS = 3 * 24 * 3_600_000
type Held = {
  value: unknown
  /** As it was stored; null where this browser stores nothing. */
  stored: string | null
}
/** Values as they were given, so that a form that is drawn again has the same ones. */
const begun = new Map<string, Held>()

/**
 * Keeps what a person has started when its dialog is closed, its card is left or the page is loaded anew, with a line or
 * without; `key` says of what it is, `wordsOf` what of it a person has typed where the rest is chosen by a press.
 */
export function useBegun<Value>(
  key: string,
  first: Value,
  wordsOf?: (value: Value) => string,
): readonly [Value, (value: Value) => void] {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const place = placeOf(key)
  const value = readBegun(place, first)
  return [
    value,
    (next) => {
      forgetOld()
      if (next === first) {
        begun.delete(place)
        writeStored(place, null)
      } else keepBegun(key, next, wordsOf?.(next).trim() === '')
      redraw()
    },
  ]
}

/** Words that came back from where they were to go: whoever opens their form finds them there. */
export function keepBegun(key: string, value: unknown, isWordless = false): void {
  const place = placeOf(key)
  writeStored(place, JSON.stringify({ at: Date.now(), value, ...(isWordless && { isWordless }) }))
  begun.set(place, { value, stored: readStored(place) })
}

/** What another tab of the person sent or changed since is not brought back by this one. */
function readBegun<Value>(place: string, first: Value): Value {
  const held = begun.get(place)
  if (held && (held.stored === null || held.stored === readStored(place))) return held.value as Value
  begun.delete(place)
  return readKept(place, first)
}

/** A shared computer mixes nobody's words. */
function placeOf(key: string): string {
  return `${KEPT}${queryClient.getQueryData(meQuery.queryKey)?.id ?? ''}.${key}`
}

/** These words are kept already: whoever leaves them loses nothing. */
export function isBegun(words: string): boolean {
  const sought = JSON.stringify(words).slice(1, -1)
  return listStoredKeys(KEPT).some((place) => readStored(place)?.includes(sought) ?? false)
}

/** Tells whether what lies at this place was chosen by presses alone: nobody who leaves loses words by it. */
export function isWordless(place: string): boolean {
  const kept: unknown = place.startsWith(KEPT) ? parse(readStored(place)) : null
  return typeof kept === 'object' && kept !== null && 'isWordless' in kept && kept.isWordless === true
}

function readKept<Value>(place: string, first: Value): Value {
  const value = parse(readStored(place))?.value
  // Another version of the product may have kept something else there.
  const isAlike = typeof value === typeof first && Array.isArray(value) === Array.isArray(first)
  return isAlike ? (value as Value) : first
}

/** What is too old to be shown to anybody. */
export function forgetOld(): void {
  for (const place of listStoredKeys(KEPT)) if (parse(readStored(place)) === null) writeStored(place, null)
}

/** Null also for what is too old. */
function parse(text: string | null): { value: unknown } | null {
  try {
    const kept: unknown = JSON.parse(text ?? 'null')
    const isKept = typeof kept === 'object' && kept !== null && 'at' in kept && 'value' in kept
    return isKept && Date.now() - Number(kept.at) < KEPT_MS ? kept : null
  } catch {
    return null
  }
}
