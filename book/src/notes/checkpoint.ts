/** Checkpoints (C2SP tlog-checkpoint): how long the Book was, and the root above all of it, signed by the log. */
import { type Bytes, base64Of, bytesOf, fromBase64 } from '../bytes/bytes.ts'
import { Unreadable } from '../bytes/unreadable.ts'
import { HASH_BYTES } from '../tree/hashing.ts'
import type { VerifierKey } from './key.ts'
import { formatNote, listSignaturesOf, type Note, parseNote } from './note.ts'
import { isSignature, type Signer } from './sign.ts'

export type TreeHead = { origin: string; size: number; root: Bytes }

export type Checkpoint = TreeHead & { note: Note }

export function formatTreeHead({ origin, size, root }: TreeHead): string {
  return `${origin}\n${size}\n${base64Of(root)}\n`
}

export async function signCheckpoint(head: TreeHead, signer: Signer): Promise<Bytes> {
  const text = formatTreeHead(head)
  const { name, id } = signer.key
  return formatNote({
    text,
    signatures: [{ name, keyId: id, signature: await signer.sign(bytesOf(text)) }],
  })
}

/** Nothing of it is true until its signature was checked. */
export function parseCheckpoint(bytes: Uint8Array): Checkpoint {
  const note = parseNote(bytes)
  // Lines after the third are other logs' own; ours has none, and they are signed with the rest.
  const [origin, size = '', root = '', ...others] = note.text.slice(0, -1).split('\n')
  if (!origin || others.includes('')) throw new Unreadable('checkpoint')
  const hash = fromBase64(root)
  if (hash.length !== HASH_BYTES) throw new Unreadable('checkpoint')
  return { origin, size: parseCount(size), root: hash, note }
}

/** A decimal number without zeroes in front. */
export function parseCount(text: string): number {
  const count = Number(text)
  if (!/^(?:0|[1-9]\d*)$/.test(text) || !Number.isSafeInteger(count)) throw new Unreadable('not_number')
  return count
}

/** `wrong`: somebody wrote a signature in the name of this key, so the whole note is refused. */
export type Signing = 'signed' | 'unsigned' | 'wrong'

export async function checkSigning(note: Note, key: VerifierKey): Promise<Signing> {
  const claimed = listSignaturesOf(note, key)
  if (claimed.length === 0) return 'unsigned'
  const message = bytesOf(note.text)
  const checks = await Promise.all(
    claimed.map(({ signature }) => isSignature(key.publicKey, signature, message)),
  )
  return checks.every(Boolean) ? 'signed' : 'wrong'
}
