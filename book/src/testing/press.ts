/** Publishes entries as a Book, in memory. The keys are of the tests alone. */
import { type Bytes, bytesOf, textOf } from '../bytes/bytes.ts'
import type { Entry, KeyEntry } from '../entry/entry.ts'
import { writeEntry } from '../entry/read-entry.ts'
import { timeOf } from '../entry/times.ts'
import { signCheckpoint } from '../notes/checkpoint.ts'
import { cosign } from '../notes/cosignature.ts'
import { formatKey } from '../notes/key.ts'
import { formatSignature, parseNote } from '../notes/note.ts'
import { openSigner, type Signer } from '../notes/sign.ts'
import { appendEntries, type Edge, EMPTY_EDGE } from '../tiles/append.ts'
import { pathOf } from '../tiles/tile.ts'
import type { Keeping } from '../verify/kept.ts'
import type { Source } from '../verify/source.ts'
import { MONTH_START } from './month.ts'

export const ORIGIN = 'veche.example/book'
const seed = (fill: number) => new Uint8Array(32).fill(fill)

export const LOG = await openSigner(ORIGIN, seed(11))
export const NEXT_LOG = await openSigner(ORIGIN, seed(12))
export const STRANGER = await openSigner(ORIGIN, seed(13))
export const WITNESS = await openSigner('neighbour.example/witness', seed(21), 'cosignature')

export type Files = Map<string, Bytes>

export function keyEntry(signer: Signer = LOG): KeyEntry {
  return {
    v: 1,
    kind: 'key',
    at: timeOf(MONTH_START - 60),
    key: formatKey(signer.key),
    origin: ORIGIN,
    zone: 'Europe/Moscow',
  }
}

export type Pressed = { files: Files; edge: Edge }

/** `bytes`: entries that nobody would write so, in place of their own spelling. */
export async function press(
  entries: readonly (Entry | Bytes)[],
  { signer = LOG, witnessedAt }: { signer?: Signer; witnessedAt?: number } = {},
): Promise<Pressed> {
  const written = entries.map((entry) => (entry instanceof Uint8Array ? entry : writeEntry(entry)))
  const { edge, files: tiles, root } = appendEntries(EMPTY_EDGE, written)
  const files: Files = new Map(tiles.map(({ tile, bytes }) => [pathOf(tile), bytes]))
  const signed = await signCheckpoint({ origin: ORIGIN, size: edge.size, root }, signer)
  files.set('checkpoint', witnessedAt === undefined ? signed : await addWitness(signed, witnessedAt))
  files.set('key', bytesOf(`${formatKey(signer.key)}\n`))
  return { files, edge }
}

export async function addWitness(checkpoint: Bytes, at: number, witness: Signer = WITNESS): Promise<Bytes> {
  const line = formatSignature(await cosign(parseNote(checkpoint).text, witness, at))
  return bytesOf(textOf(checkpoint) + line)
}

export function openFiles(files: ReadonlyMap<string, Bytes>): Source {
  return { read: async (path) => files.get(path) ?? null }
}

/** A folder of a reader, in memory. */
export function openKeeping(
  files: Files = new Map(),
  seenAt: number | null = null,
): Keeping & { files: Files } {
  const keeping = {
    files,
    seenAt,
    read: async (path: string) => files.get(path) ?? null,
    write: async (path: string, bytes: Bytes) => void files.set(path, bytes),
    async see(checkpoint: Bytes, at: number) {
      files.set('checkpoint', checkpoint)
      keeping.seenAt = at
    },
  }
  return keeping
}
