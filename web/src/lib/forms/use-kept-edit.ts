import { useState } from 'react'
import {
  type Base,
  baseOf,
  chooseSide,
  conflictOf,
  isUndecided,
  type Side,
  type Taken,
  takenOf,
  touchedOf,
  withTaken,
} from './edit-conflict.ts'

type Values = Readonly<Record<string, unknown>>
export type KeptEdit = {
  taken: Taken | null
  /** Somebody else's change waits for a decision, so nothing is sent. */
  isUndecided: boolean
  choose: (field: string, side: Side) => void
  /** Null while the form has nothing that can be sent. */
  send: (() => Promise<unknown>) | null
  labelOf: (field: string) => string
  /** Null: an empty one. */
  wordsOf: (field: string, value: unknown) => string | null
}

type Options<Said extends object> = {
  /** The thing as it stood when the form was opened, in the shape that is sent; null: a new one. */
  opened: Said | null
  /** The same as the server has it, where the form shows less: a moment without its seconds. */
  raw?: object | null
  /** What the form says now; null while it is not complete. */
  said: Said | null
  /** Sends the touched fields and their values before. */
  save: (changes: Partial<Said>, before: Record<string, unknown>) => Promise<unknown>
  /** Puts a value of the thing into the form. */
  put: (field: string, value: unknown) => void
  labels: Readonly<Record<keyof Said & string, string>>
  /** Of fields whose value is no text of its own: a code, a list. */
  words?: Partial<Record<keyof Said & string, (value: unknown) => string | null>>
}

/**
 * A form of a thing that others may change too. Only what was touched is sent. Where somebody has changed the same
 * field meanwhile, the person chooses between the two; nothing typed is lost.
 */
export function useKeptEdit<Said extends object>(options: Options<Said>): KeptEdit {
  const { opened, said, save, put } = options
  const [base, setBase] = useState(() => opened && baseOf(opened, options.raw))
  const [taken, setTaken] = useState<Taken | null>(null)
  const labels: Values = options.labels
  const words: Readonly<Record<string, ((value: unknown) => string | null) | undefined>> = options.words ?? {}

  async function send(from: Base<Said>, mine: Said) {
    const touched = touchedOf(from, mine)
    if (!touched) {
      setTaken(null)
      return undefined
    }
    try {
      const saved = await save(touched.changes, touched.before)
      setBase({ shown: mine, raw: { ...from.raw, ...mine } })
      setTaken(null)
      return saved
    } catch (error) {
      const conflict = conflictOf(error)
      const next = conflict && takenOf(conflict, mine)
      if (next) {
        setBase({ shown: withTaken(from.shown, next), raw: withTaken(from.raw, next) })
        setTaken(next)
      }
      throw error
    }
  }

  return {
    ...{ taken, isUndecided: isUndecided(taken) },
    send: base && said ? () => send(base, said) : null,
    choose(field, side) {
      const one = taken?.fields.find((known) => known.field === field)
      if (!taken || !one) return
      put(field, one[side])
      setTaken(chooseSide(taken, field, side))
    },
    labelOf: (field) => String(labels[field] ?? field),
    wordsOf: (field, value) => words[field]?.(value) ?? null,
  }
}
