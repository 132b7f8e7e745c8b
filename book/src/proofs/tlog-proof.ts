/** Proofs in a file (C2SP tlog-proof): an entry, its way to the root, and the checkpoint with that root. */
import { type Bytes, base64Of, bytesOf, fromBase64, join, textOf } from '../bytes/bytes.ts'
import { Unreadable } from '../bytes/unreadable.ts'
import { parseCount } from '../notes/checkpoint.ts'
import { LARGEST_NOTE } from '../notes/note.ts'

export type TlogProof = {
  index: number
  hashes: readonly Bytes[]
  /** The signed note as it came. */
  checkpoint: Bytes
  /** Our files carry the entry here, so that one file is enough. Nothing signs it: only the hash of the proof does. */
  extra?: Bytes
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1'
const MOST_HASHES = 63
export const LARGEST_PROOF = LARGEST_NOTE + 16 * 1024

export function formatProof({ index, hashes, checkpoint, extra }: TlogProof): Bytes {
  const lines = [
    FIRST_LINE,
    ...(extra ? [`extra ${base64Of(extra)}`] : []),
    `index ${index}`,
    ...hashes.map(base64Of),
    '',
    '',
  ]
  return join(bytesOf(lines.join('\n')), checkpoint)
}

export function parseProof(bytes: Uint8Array): TlogProof {
  if (bytes.length > LARGEST_PROOF) throw new Unreadable('too_large')
  const whole = textOf(bytes)
  const end = whole.indexOf('\n\n')
  const [first, ...lines] = whole.slice(0, Math.max(0, end)).split('\n')
  if (end < 0 || first !== FIRST_LINE) throw new Unreadable('proof')

  const extra = lines[0]?.startsWith('extra ') ? lines.shift()?.slice('extra '.length) : undefined
  const index = lines.shift()
  if (!index?.startsWith('index ') || lines.length > MOST_HASHES) throw new Unreadable('proof')
  return {
    index: parseCount(index.slice('index '.length)),
    hashes: lines.map(fromBase64),
    checkpoint: bytesOf(whole.slice(end + 2)),
    ...(extra === undefined ? {} : { extra: fromBase64(extra) }),
  }
}
