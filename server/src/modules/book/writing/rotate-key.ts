/** The Book is signed by another key from an entry on that both keys have signed. */

import { writeEntry } from '@veche/book/entry/read-entry.ts'
import { formatKey } from '@veche/book/notes/key.ts'
import { buildRotation } from '@veche/book/notes/rotation.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { AppError, ConflictError } from '../../../platform/errors.ts'
import { makeBookKey, openBookKey, retireKey } from '../keys/index.ts'
import { appendWritten, type Services, type Written } from './append-changes.ts'
import { lockHead } from './book.repository.ts'
import { secondOf } from './domain/entry-of-change.ts'
import { appendAll } from './whole-book.ts'

/** `previous`: the key that the caller has seen, so that a repeated wish does not change it twice. The new one. */
export async function rotateKey(tx: Tx, services: Services, previous: string): Promise<string> {
  const { clock, vault, region } = services
  const size = await appendAll(tx, services)
  const head = size !== null ? await lockHead(tx, { origin: services.origin, zone: region.timeZone }) : null
  if (!head) throw new AppError('http.overloaded', 503)
  const now = clock()
  const made = { vault, origin: head.origin, now }
  const current = await openBookKey(tx, made)
  if (formatKey(current.key) !== previous) throw new ConflictError('book.key_changed')
  await retireKey(tx, previous, now)
  const signer = await makeBookKey(tx, made)
  const at = head.lastAt && head.lastAt > now ? head.lastAt : now
  const rotation = await buildRotation(secondOf(at), current, signer)
  const entry: Written = { kind: 'rotated', at, questionId: null, bytes: Buffer.from(writeEntry(rotation)) }
  await appendWritten(tx, { head, entries: [entry], signer, now })
  return formatKey(signer.key)
}
