/** How the key of a Book is changed: the old key and the new one both sign the entry that says so. */
import { base64Of, bytesOf, fromBase64 } from '../bytes/bytes.ts'
import { Unreadable } from '../bytes/unreadable.ts'
import { canonicalJson } from '../entry/canonical-json.ts'
import type { RotatedEntry } from '../entry/entry.ts'
import { formatKey, parseKey, type VerifierKey } from './key.ts'
import { isSignature, type Signer } from './sign.ts'

export async function buildRotation(at: string, previous: Signer, next: Signer): Promise<RotatedEntry> {
  const said = {
    v: 1,
    kind: 'rotated',
    at,
    key: formatKey(next.key),
    previous: formatKey(previous.key),
  } as const
  const message = bytesOf(canonicalJson(said))
  return {
    ...said,
    signature: base64Of(await next.sign(message)),
    previousSignature: base64Of(await previous.sign(message)),
  }
}

/** The key that signs the Book after this entry; null where one of the two has not agreed. */
export async function findNextKey(entry: RotatedEntry, current: VerifierKey): Promise<VerifierKey | null> {
  const { signature, previousSignature, ...said } = entry
  const message = bytesOf(canonicalJson(said))
  try {
    const next = parseKey(entry.key)
    const isOfThisBook =
      entry.previous === formatKey(current) && next.name === current.name && next.use === current.use
    const isAgreed =
      isOfThisBook &&
      (await isSignature(next.publicKey, fromBase64(signature), message)) &&
      (await isSignature(current.publicKey, fromBase64(previousSignature), message))
    return isAgreed ? next : null
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}
