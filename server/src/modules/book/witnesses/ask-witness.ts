/** Shows a witness how the Book has grown since it signed last (C2SP tlog-witness), and takes its line. */
import { bytesOf } from '@veche/book/bytes/bytes.ts'
import { Unreadable } from '@veche/book/bytes/unreadable.ts'
import { parseCheckpoint } from '@veche/book/notes/checkpoint.ts'
import { findWitnessed } from '@veche/book/notes/cosignature.ts'
import { asWitnessKey, parseKey, type VerifierKey } from '@veche/book/notes/key.ts'
import { formatSignature, type NoteSignature } from '@veche/book/notes/note.ts'
import { proveConsistency } from '@veche/book/tiles/prove.ts'
import { formatRequest, type ReadAnswer, readAnswer } from '@veche/book/witness/add-checkpoint.ts'
import { SECOND_MS } from '@veche/contract/durations.ts'
import type { Database } from '../../../platform/database/db.ts'
import { postOutside } from '../../../platform/http/outside/post-outside.ts'
import { readHashes } from '../tiles/index.ts'
import { WitnessFailure, type WitnessFailureCode } from './witness-failure.ts'
import type { WitnessRow } from './witnesses.repository.ts'

export type Asking = {
  db: Database
  /** Origins that the settings of the installation name: they may lie inside. */
  trustedOrigins: readonly string[]
  checkpoint: { size: number; note: Buffer }
}

export const ASK_LIMIT_MS = 8 * SECOND_MS
const LARGEST_ANSWER = 16 * 1024
/** It says what it has seen, and is asked from there. */
const TRIES = 3
const REFUSALS: Readonly<Record<number, WitnessFailureCode>> = {
  403: 'other_key',
  404: 'unknown_log',
  409: 'other_history',
  422: 'other_history',
}

/** Its line below the checkpoint. Throws `WitnessFailure`, or `OutsideError` where it was not reached. */
export async function askWitness(witness: WitnessRow, asking: Asking): Promise<string> {
  let old = witness.seenSize
  for (let tried = 0; tried < TRIES; tried += 1) {
    const answer = await send(witness, old, asking)
    if (answer.kind === 'cosigned') return await readLine(answer.signatures, witness, asking)
    if (answer.kind === 'refused') throw new WitnessFailure(REFUSALS[answer.status] ?? 'refused')
    old = answer.size
  }
  throw new WitnessFailure('refused')
}

async function send(witness: WitnessRow, old: number, asking: Asking): Promise<ReadAnswer> {
  const { db, checkpoint, trustedOrigins } = asking
  const { size, note } = checkpoint
  // It has signed a longer Book than there is here: ours was brought back from an old copy.
  if (old > size) throw new WitnessFailure('longer_seen')
  const tiles = { size, readTile: (tile: Parameters<typeof readHashes>[1]) => readHashes(db, tile) }
  const proof = old === 0 || old === size ? [] : await proveConsistency(old, size, tiles)
  const answer = await postOutside({
    url: `${witness.url}/add-checkpoint`,
    body: formatRequest({ old, proof, checkpoint: new Uint8Array(note) }),
    contentType: 'text/plain; charset=utf-8',
    trustedOrigins,
    maxBytes: LARGEST_ANSWER,
    totalMs: ASK_LIMIT_MS,
  })
  return readOrFail(() => readAnswer({ ...answer, body: answer.body.toString('utf8') }))
}

/** Of what it answered only the line that its own key has made is taken. */
async function readLine(
  signatures: readonly NoteSignature[],
  { verifierKey }: WitnessRow,
  { checkpoint: { note } }: Asking,
): Promise<string> {
  const key: VerifierKey = asWitnessKey(parseKey(verifierKey))
  const { text } = parseCheckpoint(new Uint8Array(note)).note
  for (const signature of signatures) {
    const isMade = (await findWitnessed({ text, signatures: [signature] }, key)) !== null
    if (isMade) return formatSignature(signature)
  }
  throw new WitnessFailure('not_its_key')
}

function readOrFail<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Unreadable) throw new WitnessFailure('unreadable')
    throw error
  }
}

/** The checkpoint as it is served: with the lines of those that have signed this very one. */
export function withSignatures(note: Buffer, signatures: readonly string[]): Buffer {
  return signatures.length === 0 ? note : Buffer.concat([note, bytesOf(signatures.join(''))])
}
