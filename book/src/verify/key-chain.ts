/** Who may sign a Book: the key of its first entry, and those that it was passed on to. */
import { Unreadable } from '../bytes/unreadable.ts'
import type { Entry } from '../entry/entry.ts'
import { isSameKey, parseKey, type VerifierKey } from '../notes/key.ts'
import { findNextKey } from '../notes/rotation.ts'
import type { FaultCode } from '../sense/fault.ts'

export type KeyChain = { origin: string; keys: VerifierKey[] }

/** What is wrong with the entry as one of the log itself. */
export async function followKeys(chain: KeyChain, entry: Entry, index: number): Promise<FaultCode | null> {
  if (entry.kind === 'key') return index === 0 ? openChain(chain, entry) : 'key_again'
  if (index === 0) return 'first_not_key'
  const current = chain.keys.at(-1)
  if (entry.kind !== 'rotated' || !current) return null
  const next = await findNextKey(entry, current)
  if (!next) return 'rotation_unsigned'
  chain.keys.push(next)
  return null
}

function openChain(chain: KeyChain, { key, origin }: { key: string; origin: string }): FaultCode | null {
  const read = findKey(key)
  if (read?.use !== 'note') return 'first_not_key'
  chain.keys.push(read)
  return origin === chain.origin && read.name === chain.origin ? null : 'origin_differs'
}

function findKey(text: string): VerifierKey | null {
  try {
    return parseKey(text)
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

export function isKeyOf({ keys }: KeyChain, key: VerifierKey): boolean {
  return keys.some((known) => isSameKey(known, key))
}
