/**
 * The rule of a witness: it signs that a log has only grown, and once it has signed a tree it signs no other history.
 * Who calls this holds a lock on what is known of the log until the new head is stored, else two requests could each
 * be right and the later one take leaves away.
 */
import { type Checkpoint, checkSigning, parseCheckpoint, type TreeHead } from '../notes/checkpoint.ts'
import type { VerifierKey } from '../notes/key.ts'
import { isConsistent } from '../tree/check.ts'
import { type AddCheckpoint, parseRequest, type Refusal } from './add-checkpoint.ts'

/** A log that this witness watches; `seen` is the last head that it signed. */
export type WatchedLog = { key: VerifierKey; seen: Pick<TreeHead, 'size' | 'root'> | null }

export type Considered = { isGrown: true; checkpoint: Checkpoint } | { isGrown: false; refusal: Refusal }

export type FindLog = (origin: string) => Promise<WatchedLog | null>

export async function considerRequest(body: Uint8Array, findLog: FindLog): Promise<Considered> {
  const read = readRequest(body)
  if (!read) return refuse({ reason: 'unreadable', status: 400 })
  const { request, checkpoint } = read
  const log = await findLog(checkpoint.origin)
  if (!log) return refuse({ reason: 'unknown_log', status: 404 })
  if ((await checkSigning(checkpoint.note, log.key)) !== 'signed') {
    return refuse({ reason: 'unsigned', status: 403 })
  }
  const refusal = findRefusal(request, checkpoint, log.seen)
  return refusal ? refuse(refusal) : { isGrown: true, checkpoint }
}

function readRequest(body: Uint8Array): { request: AddCheckpoint; checkpoint: Checkpoint } | null {
  try {
    const request = parseRequest(body)
    return { request, checkpoint: parseCheckpoint(request.checkpoint) }
  } catch {
    return null
  }
}

function findRefusal(
  { old, proof }: AddCheckpoint,
  { size, root }: TreeHead,
  seen: WatchedLog['seen'],
): Refusal | null {
  if (old > size) return { reason: 'old_is_larger', status: 400 }
  const known = seen?.size ?? 0
  if (old !== known) return { reason: 'other_size', status: 409, size: known }
  const oldRoot = seen?.root ?? root
  const isGrown = isConsistent({ from: old, to: size, oldRoot, newRoot: root, proof })
  if (isGrown) return null
  return old === size ? { reason: 'other_root', status: 409 } : { reason: 'inconsistent', status: 422 }
}

function refuse(refusal: Refusal): Considered {
  return { isGrown: false, refusal }
}
