/** Checks a Book from its first entry to its signature, and against what was seen of it before. */
import type { Bytes } from '../bytes/bytes.ts'
import { Unreadable } from '../bytes/unreadable.ts'
import { timeOf } from '../entry/times.ts'
import { checkSigning, parseCheckpoint } from '../notes/checkpoint.ts'
import { formatKey } from '../notes/key.ts'
import { LARGEST_NOTE } from '../notes/note.ts'
import type { Fault, FaultCode } from '../sense/fault.ts'
import { pathOf } from '../tiles/tile.ts'
import { checkDays } from './check-days.ts'
import { checkFigures } from './check-figures.ts'
import {
  checkRoot,
  checkSeen,
  type Found,
  findKeptDifference,
  isWhole,
  type SeenHead,
} from './check-history.ts'
import { checkKeys, checkWitnesses } from './check-keys.ts'
import { checkTiles } from './check-tiles.ts'
import { type Keeping, readKept } from './kept.ts'
import type { VerifyOptions } from './options.ts'
import { type Given, type Reading, readBook } from './read-book.ts'
import type { BookReport } from './report.ts'
import { type Source, Unavailable } from './source.ts'

/** Twice what a large region writes in ten years; a hostile Book cannot keep a reader longer. */
export const MOST_ENTRIES = 20_000_000

/** Throws `Unavailable` and `Unreadable` where nothing can be said of the Book. */
export async function verifyBook(source: Source, options: VerifyOptions): Promise<BookReport> {
  const file = await source.read('checkpoint', LARGEST_NOTE)
  if (!file) throw new Unavailable('checkpoint')
  const checkpoint = parseCheckpoint(file)
  if (checkpoint.size > MOST_ENTRIES) throw new Unreadable('too_large')
  const kept = await readKept(options.keeping)
  const given = { checkpoint, kept, areKeptUsed: kept !== null }
  const { report, reading } = await verifyWith(source, given, options)
  if (options.keeping) await keep(options.keeping, file, { report, reading, now: options.now })
  return report
}

type Verified = { report: BookReport; reading: Reading }

async function verifyWith(source: Source, given: Given, options: VerifyOptions): Promise<Verified> {
  const { checkpoint, kept, areKeptUsed } = given
  const reading = await readBook(source, given, options)
  const found = checkSeen(checkpoint, reading.book, await listSeen(given, reading, options))
  const isLost = areKeptUsed && kept && found.length > 0 && !(await isWhole(kept))
  if (isLost) return verifyWith(source, { ...given, areKeptUsed: false }, options)
  const trusted = areKeptUsed ? kept : null
  const place = found.length > 0 ? await findKeptDifference(source, checkpoint, trusted) : null
  found.push(...(await checkTree(source, given, reading)))
  const report = await conclude(source, { ...given, reading, found: locate(found, place) }, options)
  return { report, reading }
}

async function listSeen(
  { kept }: Given,
  { chain }: Reading,
  { known, key }: VerifyOptions,
): Promise<SeenHead[]> {
  const seen: SeenHead[] = kept ? [kept.checkpoint] : []
  if (!known) return seen
  for (const signer of [...chain.keys, ...(key ? [key] : [])]) {
    if ((await checkSigning(known.note, signer)) === 'signed') return [...seen, known]
  }
  throw new Unreadable('checkpoint', { detail: known.origin })
}

async function checkTree(source: Source, { checkpoint, kept, areKeptUsed }: Given, { book }: Reading) {
  const found = await checkRoot(source, checkpoint, { book, kept: areKeptUsed ? kept : null })
  return found.length > 0 ? found : checkTiles(source, book)
}

/** One fault for one rewriting, with its place where that is known. */
function locate(found: readonly Found[], place: number | null): Found[] {
  const placed = found.map((one) =>
    one.code === 'history_rewritten' ? { ...one, index: one.index ?? place } : one,
  )
  return placed.filter(
    ({ code, index }, at) => placed.findIndex((one) => one.code === code && one.index === index) === at,
  )
}

async function conclude(
  source: Source,
  { checkpoint, kept, reading, found }: Given & { reading: Reading; found: Found[] },
  options: VerifyOptions,
): Promise<BookReport> {
  const { walk, chain, recount } = reading
  const keys = await checkKeys(source, checkpoint, { chain, known: options.key })
  const witnesses = await checkWitnesses(checkpoint, options.witnesses)
  const { figures, found: ofFigures } = checkFigures(recount?.rows() ?? [], options.published)
  const ofDays = checkDays(checkpoint, reading.book, options.days)
  const ofBook = [...keys, ...found, ...ofDays, ...witnesses.found, ...ofFigures]
  return {
    origin: checkpoint.origin,
    size: checkpoint.size,
    questions: walk.questions.size,
    until: Number.isFinite(walk.clock.time) ? timeOf(walk.clock.time) : null,
    keys: chain.keys.map(formatKey),
    witnessed: witnesses.witnessed,
    seenAt: kept ? timeOf(kept.at) : null,
    faults: [...ofBook.map((one): Fault => ({ ...one, question: null })), ...walk.faults],
    moreFaults: walk.moreFaults,
    remarks: walk.remarks,
    figures,
  }
}

type ToKeep = Verified & { now: number }

/** With one of these nobody knows that the entries are those of the Book. */
const NOT_THE_BOOK: ReadonlySet<FaultCode> = new Set([
  'key_replaced',
  'checkpoint_unsigned',
  'entry_altered',
  'root_differs',
  'tail_cut',
  'history_rewritten',
])

/** A Book that contradicts what was kept does not take its place: its checkpoint is put beside, as evidence. */
async function keep(keeping: Keeping, file: Bytes, { report, reading, now }: ToKeep): Promise<void> {
  if (report.faults.some(({ code }) => NOT_THE_BOOK.has(code))) {
    return keeping.write('checkpoint.contradicts', file)
  }
  for (const { tile, bytes } of reading.partial) await keeping.write(pathOf(tile), bytes)
  await keeping.see(file, now)
}
