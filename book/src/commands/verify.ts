/** `veche verify`: is this Book, or this receipt, what it says? */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { checkProof } from '../proofs/check-proof.ts'
import { LARGEST_PROOF } from '../proofs/tlog-proof.ts'
import { awaitWitnesses } from '../verify/await-witnesses.ts'
import type { VerifyOptions } from '../verify/options.ts'
import type { BookReport } from '../verify/report.ts'
import { verifyBook } from '../verify/verify-book.ts'
import { openKeeping } from './folder.ts'
import { type Call, type Io, readDaysOf, readKey, readKnown, readWitnesses } from './io.ts'
import { isAddress, openPlace, openSite } from './open-place.ts'
import { formatReport } from './print-report.ts'
import { listPublished, readPublished, recountPublished } from './published.ts'
import type { Verdict, Words } from './words/words.ts'

export const EXIT_CODES: Record<Verdict, number> = { whole: 0, forged: 1, unreadable: 2 }

export async function runVerify(call: Call, io: Io, words: Words): Promise<number> {
  if (path.extname(call.place) === '.tlog-proof') return verifyReceipt(call, io, words)
  // Read before the checkpoint, so that the Book is at least as long as it was when they were counted.
  const published = isAddress(call.place) ? await readPublished(openSite(call.place), io.now) : []
  const report = await verifyPlace(call.place, call, io, {
    recount: published.length > 0 ? recountPublished(published) : null,
    published: listPublished(published),
  })
  const verdict = verdictOf(report)
  if (call.json) io.out(JSON.stringify({ verdict, ...report }))
  else for (const line of formatAll(report, call, words)) io.out(line)
  return EXIT_CODES[verdict]
}

function formatAll(report: BookReport, { place, keep }: Call, words: Words): string[] {
  const areFiguresMissing = isAddress(place) && report.figures.length === 0
  return [
    ...formatReport(report, words),
    ...(areFiguresMissing ? [words.noFigures] : []),
    ...(keep && isContradicted(report) ? [words.evidence(path.join(keep, 'checkpoint.contradicts'))] : []),
  ]
}

export type Figures = Pick<VerifyOptions, 'recount' | 'published'>

/** Also of one Book of a list. */
export async function verifyPlace(
  place: string,
  call: Omit<Call, 'place'>,
  io: Io,
  figures: Figures,
): Promise<BookReport> {
  const source = await openPlace(place)
  const witnesses = await readWitnesses(call.witness ?? [])
  // A folder does not change while it is looked at.
  return verifyBook(isAddress(place) ? awaitWitnesses(source, witnesses) : source, {
    now: io.now,
    key: call.key === undefined ? null : await readKey(call.key),
    witnesses,
    known: await readKnown(call.known),
    days: await readDaysOf(call.days),
    keeping: call.keep === undefined ? null : await openKeeping(call.keep),
    ...figures,
    onProgress: (read, size) => io.progress(`${read} / ${size}`),
  })
}

export function verdictOf({ faults }: Pick<BookReport, 'faults'>): Verdict {
  return faults.length === 0 ? 'whole' : 'forged'
}

function isContradicted({ faults }: BookReport): boolean {
  return faults.some(({ code }) => code === 'history_rewritten' || code === 'tail_cut')
}

async function verifyReceipt(call: Call, io: Io, words: Words): Promise<number> {
  if (call.key === undefined) {
    io.note(words.proofNeedsKey)
    return EXIT_CODES.unreadable
  }
  const file = await readFile(call.place)
  const key = await readKey(call.key)
  const verdict = await checkProof(
    file.subarray(0, LARGEST_PROOF + 1),
    key,
    await readWitnesses(call.witness ?? []),
  )
  if (call.json) io.out(JSON.stringify({ verdict: verdict.isTrue ? 'whole' : 'forged', ...verdict }))
  else for (const line of formatReceipt(verdict, key.name, words)) io.out(line)
  return EXIT_CODES[verdict.isTrue ? 'whole' : 'forged']
}

function formatReceipt(
  verdict: Awaited<ReturnType<typeof checkProof>>,
  origin: string,
  words: Words,
): string[] {
  if (!verdict.isTrue) return [words.proofRefused[verdict.reason]]
  const { entry, index, size, witnessed } = verdict
  const question = 'question' in entry ? entry.question : null
  return [
    words.proved(index, origin, size),
    `${words.place(index, question)}: ${words.kinds[entry.kind]}, ${words.time(entry.at)}.`,
    ...witnessed.map(({ name, seconds }) =>
      words.witnessed(name, words.time(new Date(seconds * 1000).toISOString())),
    ),
  ]
}
