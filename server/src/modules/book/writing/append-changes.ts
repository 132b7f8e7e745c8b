/** Writes what the ledger has gathered into the Book: entries, tiles and a signed checkpoint in one transaction. */
import { randomBytes } from 'node:crypto'
import { Unreadable } from '@veche/book/bytes/unreadable.ts'
import { computeCommitment, RANDOM_BYTES } from '@veche/book/entry/commitment.ts'
import { writeEntry } from '@veche/book/entry/read-entry.ts'
import { signCheckpoint } from '@veche/book/notes/checkpoint.ts'
import { formatKey } from '@veche/book/notes/key.ts'
import type { Signer } from '@veche/book/notes/sign.ts'
import { appendEntries } from '@veche/book/tiles/append.ts'
import { readEdge } from '@veche/book/tiles/prove.ts'
import type { Tx } from '../../../platform/database/db.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { markLate } from '../../figures/index.ts'
import { openBookKey } from '../keys/index.ts'
import { readHashes } from '../tiles/index.ts'
import {
  deleteChanges,
  deleteSeals,
  type Head,
  insertEntries,
  insertSeals,
  listChanges,
  listPrivate,
  lockHead,
  type NewEntry,
  refuseChange,
  saveHead,
  saveTiles,
} from './book.repository.ts'
import { type Change, entryOfChange, inOrder, secondOf } from './domain/entry-of-change.ts'

export type BookContext = Pick<AppContext, 'db' | 'clock' | 'log' | 'vault' | 'region'> & {
  /** Name of the Book for ever: where it lies. Taken when the Book begins. */
  origin: string
  /** Whether an empty Book may be begun; else it waits. */
  mayBegin?: () => boolean
}

/** At most so many entries in one transaction, once the Book has what was there before it. */
export const BATCH = 1000

/** How many changes were taken; with fewer than `BATCH` nothing is left. */
export function appendChanges({ db, ...services }: BookContext): Promise<number> {
  return db.transaction().execute(async (tx) => (await appendWithin(tx, services))?.taken ?? 0)
}

export type Services = Omit<BookContext, 'db'>

/** Null: another node is writing. */
export async function appendWithin(
  tx: Tx,
  services: Services,
): Promise<{ taken: number; size: number } | null> {
  const { clock, vault, region, origin } = services
  const now = clock()
  if (services.mayBegin?.() === false) {
    // What is missed while the Book waits is missed then, and stands there before the answer that comes too late.
    await markLate(tx, now)
    return null
  }
  const head = await lockHead(tx, { origin, zone: region.timeZone })
  if (!head) return null
  await markLate(tx, now)
  const changes = inOrder(await listChanges(tx, head, BATCH), head.lastAt)
  if (changes.length === 0 && head.size > 0) return { taken: 0, size: head.size }
  const signer = await openBookKey(tx, { vault, origin: head.origin, now })
  const first = head.size === 0 ? [openingEntry(head, signer, changes[0]?.at ?? now)] : []
  const entries = [...first, ...(await writeChanges(tx, changes, services))]
  if (entries.length > 0) await appendWritten(tx, { head, entries, signer, now })
  return { taken: changes.length, size: head.size + entries.length }
}

export type Written = Omit<NewEntry, 'index'>

function openingEntry({ origin, zone }: Head, { key }: Signer, begun: Date): Written {
  const at = secondOf(begun)
  const bytes = writeEntry({ v: 1, kind: 'key', at, key: formatKey(key), origin, zone })
  return { kind: 'key', at: begun, questionId: null, bytes: Buffer.from(bytes) }
}

/** A change that makes no entry stays where it is, with the reason, and holds up no other. */
async function writeChanges(
  tx: Tx,
  changes: readonly Change[],
  { log }: Pick<BookContext, 'log'>,
): Promise<Written[]> {
  const commitments = await commit(tx, changes)
  const written: Written[] = []
  const done: number[] = []
  for (const change of changes) {
    try {
      const entry = entryOfChange(change, commitments.get(change.id) ?? null)
      const { kind, at } = change
      written.push({ kind, at, questionId: questionOf(change), bytes: Buffer.from(writeEntry(entry)) })
      done.push(change.id)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      log.error(
        { code: error.code, member: error.detail, changeId: change.id },
        'no entry can be made of a change',
      )
      await refuseChange(tx, change.id, `${error.code} ${error.detail}`.trim())
    }
  }
  if (done.length > 0) await deleteChanges(tx, done)
  await deleteSeals(
    tx,
    written.flatMap(({ kind, questionId }) => (kind === 'erased' && questionId !== null ? [questionId] : [])),
  )
  return written
}

function questionOf({ facts: { id } }: Change): number | null {
  return typeof id === 'number' ? id : null
}

/** Of questions that are taken: who asked, and in which words, as a hash that their random bytes open. */
async function commit(tx: Tx, changes: readonly Change[]): Promise<Map<number, string>> {
  const taken = new Map(
    changes.flatMap((change) => {
      const questionId = change.kind === 'taken' ? questionOf(change) : null
      return questionId === null ? [] : [[questionId, change.id] as const]
    }),
  )
  const privates = taken.size === 0 ? [] : await listPrivate(tx, [...taken.keys()])
  const sealed = privates.map((one) => ({ ...one, random: randomBytes(RANDOM_BYTES) }))
  await insertSeals(
    tx,
    sealed.map(({ questionId, random }) => ({ questionId, random })),
  )
  return new Map(
    sealed.map(({ questionId, random, author, id, text }) => [
      taken.get(questionId) ?? 0,
      computeCommitment(new Uint8Array(random), { author, id, text }),
    ]),
  )
}

type Appending = { head: Head; entries: readonly Written[]; signer: Signer; now: Date }

/** The head is held by who calls. */
export async function appendWritten(tx: Tx, { head, entries, signer, now }: Appending): Promise<void> {
  const { size, origin } = head
  await insertEntries(
    tx,
    entries.map((entry, place) => ({ ...entry, index: size + place })),
  )
  const edge = await readEdge({ size, readTile: (tile) => readHashes(tx, tile) })
  const grown = appendEntries(
    edge,
    entries.map(({ bytes }) => new Uint8Array(bytes)),
  )
  await saveTiles(
    tx,
    grown.files.flatMap(({ tile: { level, index }, bytes }) =>
      level === 'entries' ? [] : [{ level, index, bytes }],
    ),
  )
  const note = await signCheckpoint({ origin, size: grown.edge.size, root: grown.root }, signer)
  await saveHead(tx, {
    ...{ size: grown.edge.size, lastAt: entries.at(-1)?.at ?? now, at: now },
    ...{ root: Buffer.from(grown.root), note: Buffer.from(note) },
  })
}
