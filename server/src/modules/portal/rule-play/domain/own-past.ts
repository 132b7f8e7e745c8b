/** What a question said in the region's own fields at each moment of its history. Pure. */
import {
  type OwnFieldShape,
  type OwnValue,
  type OwnValues,
  readOwnText,
} from '@veche/contract/rules/own-fields/own-field.ts'
import type { PastStep } from './question-state.ts'

/** By the code of a field, as values are compared; from this step on, until the next span. */
export type OwnSpan = { fromSeq: number; keys: Readonly<Record<string, string>> }

/** Lines are compared without regard to case, as the filter compares them. */
export function ownKey(value: OwnValue): string {
  return String(value).toLowerCase()
}

type Change = { code: string; from: string | null }

/**
 * The history has values in words, so they are read by the field as a spreadsheet is; the last one is what stands there
 * now. What no step has said was said with the question.
 */
export function ownPast(
  steps: readonly PastStep[],
  { fields, now }: { fields: readonly OwnFieldShape[]; now: OwnValues },
): OwnSpan[] {
  const shapes = new Map(fields.map((field) => [field.code, field]))
  const keyOf = (code: string, words: string | null) => {
    const field = shapes.get(code)
    const read = field && words !== null ? readOwnText(withAllOptions(field), words) : null
    return read && 'value' in read ? ownKey(read.value) : null
  }
  let keys: Record<string, string> = Object.fromEntries(
    Object.entries(now).map(([code, value]) => [code, ownKey(value)]),
  )
  const spans: OwnSpan[] = []
  for (const { seq, type, details } of steps.toReversed()) {
    if (type !== 'field_changed') continue
    spans.unshift({ fromSeq: seq, keys })
    keys = { ...keys }
    for (const { code, from } of changesOf(details)) {
      const key = keyOf(code, from)
      if (key === null) delete keys[code]
      else keys[code] = key
    }
  }
  return [{ fromSeq: 0, keys }, ...spans]
}

export function ownAt(spans: readonly OwnSpan[], seq: number): OwnSpan['keys'] {
  return spans.findLast(({ fromSeq }) => fromSeq <= seq)?.keys ?? {}
}

/** Details have been through JSON; of an erased question they have no words. */
function changesOf({ fields }: PastStep['details']): Change[] {
  return Array.isArray(fields) ? fields.flatMap(readChange) : []
}

function readChange(change: unknown): Change[] {
  if (typeof change !== 'object' || change === null) return []
  const { code, from = null }: Record<string, unknown> = { ...change }
  if (typeof code !== 'string' || (from !== null && typeof from !== 'string')) return []
  return [{ code, from }]
}

/** What is offered no more was offered then. */
function withAllOptions(field: OwnFieldShape): OwnFieldShape {
  return { ...field, options: field.options.map((option) => ({ ...option, isRetired: false })) }
}
