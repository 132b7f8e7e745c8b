/** Signed notes (C2SP signed-note): a text, an empty line, and a line for each signature. */
import { type Bytes, base64Of, bytesOf, fromBase64, isEqual, join, textOf } from '../bytes/bytes.ts'
import { Unreadable } from '../bytes/unreadable.ts'
import { isKeyName, type VerifierKey } from './key.ts'

export type NoteSignature = {
  name: string
  /** The four bytes by which a key is known beside its name. */
  keyId: Bytes
  signature: Bytes
}

export type Note = { text: string; signatures: NoteSignature[] }

/** Sixteen signatures of the largest kind, five thousand bytes each, and the text. */
export const LARGEST_NOTE = 128 * 1024
const MOST_SIGNATURES = 100
const KEY_ID_BYTES = 4
const DASH = '—'
/** Control characters, but for the new line. */
const FORBIDDEN = /[^\n\u{20}-\u{10FFFF}]/u

export function parseNote(bytes: Uint8Array): Note {
  if (bytes.length > LARGEST_NOTE) throw new Unreadable('too_large')
  const whole = textOf(bytes)
  const end = whole.lastIndexOf('\n\n')
  if (end < 0 || FORBIDDEN.test(whole)) throw new Unreadable('note')
  return { text: whole.slice(0, end + 1), signatures: parseSignatures(whole.slice(end + 2)) }
}

/** Signature lines alone, as a witness answers with them. */
export function parseSignatures(lines: string): NoteSignature[] {
  if (!lines.endsWith('\n')) throw new Unreadable('note')
  const written = lines.slice(0, -1).split('\n')
  if (written.length > MOST_SIGNATURES) throw new Unreadable('note')
  return written.map(parseLine)
}

function parseLine(line: string): NoteSignature {
  const [dash, name = '', encoded = '', ...others] = line.split(' ')
  if (dash !== DASH || !isKeyName(name) || others.length > 0) throw new Unreadable('note')
  const bytes = fromBase64(encoded)
  if (bytes.length <= KEY_ID_BYTES) throw new Unreadable('note')
  return { name, keyId: bytes.slice(0, KEY_ID_BYTES), signature: bytes.slice(KEY_ID_BYTES) }
}

export function formatNote({ text, signatures }: Note): Bytes {
  if (!text.endsWith('\n') || FORBIDDEN.test(text)) throw new Unreadable('note')
  return bytesOf(`${text}\n${signatures.map(formatSignature).join('')}`)
}

export function formatSignature({ name, keyId, signature }: NoteSignature): string {
  return `${DASH} ${name} ${base64Of(join(keyId, signature))}\n`
}

/** Signatures that claim to be of this key. */
export function listSignaturesOf({ signatures }: Note, key: VerifierKey): NoteSignature[] {
  return signatures.filter(({ name, keyId }) => name === key.name && isEqual(keyId, key.id))
}
