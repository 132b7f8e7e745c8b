/** Reads an entry as strictly as it is written: what is not canonical, or not known, is no entry. */
import { type Bytes, bytesOf, textOf } from '../bytes/bytes.ts'
import { Unreadable } from '../bytes/unreadable.ts'
import { canonicalJson, type Json } from './canonical-json.ts'
import type { Entry } from './entry.ts'
import { FITS, findMisplaced } from './members.ts'

export const LONGEST_ENTRY = 1024

export function readEntry(bytes: Uint8Array): Entry {
  if (bytes.length > LONGEST_ENTRY) throw new Unreadable('too_large')
  const text = textOf(bytes)
  const value = parse(text)
  if (spell(check(value)) !== text) throw new Unreadable('entry_not_canonical')
  return value as Entry
}

/** Refuses, before it is in the Book for ever, what no reader would accept. */
export function writeEntry(entry: Entry): Bytes {
  const bytes = bytesOf(spell(check(entry)))
  if (bytes.length > LONGEST_ENTRY) throw new Unreadable('too_large')
  return bytes
}

function parse(text: string): Record<string, Json> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new Unreadable('entry_not_json', { cause })
  }
  if (isObject(value)) return value
  throw new Unreadable('entry_not_json')
}

function isObject(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function check<Value extends Record<string, Json>>(value: Value): Value {
  const wrong = findWrongMember(value)
  if (wrong !== null) throw new Unreadable('entry_member', { detail: wrong })
  return value
}

function findWrongMember(value: Record<string, Json>): string | null {
  const names = Object.keys(value)
  const wrong = names.find((name) => !FITS.get(name)?.(value[name]))
  return wrong ?? findMisplaced(String(value.kind), new Set(names))
}

function spell(value: Json): string {
  try {
    return canonicalJson(value)
  } catch (cause) {
    throw new Unreadable('entry_not_canonical', { cause })
  }
}
