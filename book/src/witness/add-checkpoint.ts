/** What a log says to a witness, and a witness to a log (C2SP tlog-witness, `add-checkpoint`). */
import { type Bytes, base64Of, bytesOf, fromBase64, join, textOf } from '../bytes/bytes.ts'
import { Unreadable } from '../bytes/unreadable.ts'
import { parseCount } from '../notes/checkpoint.ts'
import { formatSignature, LARGEST_NOTE, type NoteSignature, parseSignatures } from '../notes/note.ts'

/** `old`: the size that the witness saw last, or 0. `proof`: that the tree has only grown since. */
export type AddCheckpoint = { old: number; proof: readonly Bytes[]; checkpoint: Bytes }

const MOST_HASHES = 63
export const LARGEST_REQUEST = LARGEST_NOTE + 8 * 1024

export function formatRequest({ old, proof, checkpoint }: AddCheckpoint): Bytes {
  return join(bytesOf([`old ${old}`, ...proof.map(base64Of), '', ''].join('\n')), checkpoint)
}

export function parseRequest(bytes: Uint8Array): AddCheckpoint {
  if (bytes.length > LARGEST_REQUEST) throw new Unreadable('too_large')
  const whole = textOf(bytes)
  const end = whole.indexOf('\n\n')
  const [first = '', ...proof] = whole.slice(0, Math.max(0, end)).split('\n')
  if (!first.startsWith('old ') || proof.length > MOST_HASHES) throw new Unreadable('request')
  return {
    old: parseCount(first.slice('old '.length)),
    proof: proof.map(fromBase64),
    checkpoint: bytesOf(whole.slice(end + 2)),
  }
}

export type WitnessAnswer = { status: number; contentType: string; body: string }

const TEXT = 'text/plain; charset=utf-8'

export function presentSignature(signature: NoteSignature): WitnessAnswer {
  return { status: 200, contentType: TEXT, body: formatSignature(signature) }
}

export function presentRefusal(refusal: Refusal): WitnessAnswer {
  const { status } = refusal
  if (refusal.reason === 'other_size') {
    return { status, contentType: 'text/x.tlog.size', body: `${refusal.size}\n` }
  }
  return { status, contentType: TEXT, body: `${refusal.reason}\n` }
}

/** `size`: what the witness has seen of this log, so that the next request can begin there. */
export type Refusal =
  | { reason: 'unreadable' | 'old_is_larger'; status: 400 }
  | { reason: 'unsigned'; status: 403 }
  | { reason: 'unknown_log'; status: 404 }
  | { reason: 'other_size'; status: 409; size: number }
  | { reason: 'other_root'; status: 409 }
  | { reason: 'inconsistent'; status: 422 }

/** What a log does with the answer: it has signatures, tries again from another size, or is refused. */
export type ReadAnswer =
  | { kind: 'cosigned'; signatures: NoteSignature[] }
  | { kind: 'other_size'; size: number }
  | { kind: 'refused'; status: number }

export function readAnswer({ status, contentType, body }: WitnessAnswer): ReadAnswer {
  if (status === 200) return { kind: 'cosigned', signatures: parseSignatures(body) }
  if (status === 409 && contentType.startsWith('text/x.tlog.size')) {
    return { kind: 'other_size', size: parseCount(body.trimEnd()) }
  }
  return { kind: 'refused', status }
}
