import { useReducer } from 'react'

const begun = new Map<string, unknown>()

/**
 * Keeps what a person has started when its dialog is closed or its card is left. Until the
 * page is left or the person signs out, which loads it anew; `key` says of what it is.
 */
export function useBegun<Value>(key: string, first: Value): readonly [Value, (value: Value) => void] {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const value = begun.has(key) ? (begun.get(key) as Value) : first
  return [
    value,
    (next) => {
      if (next === first) begun.delete(key)
      else begun.set(key, next)
      redraw()
    },
  ]
}
