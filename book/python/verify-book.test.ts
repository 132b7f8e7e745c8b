/** The second verifier is held against the first, over every scripted Book and over Books that chance has spoilt. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bytes, base64Of, bytesOf } from '../src/bytes/bytes.ts'
import { Unreadable } from '../src/bytes/unreadable.ts'
import { count, countMonth } from '../src/commands/counting.ts'
import { canonicalJson } from '../src/entry/canonical-json.ts'
import type { Entry } from '../src/entry/entry.ts'
import { readEntry } from '../src/entry/read-entry.ts'
import { CATALOGUE } from '../src/figures/catalogue/catalogue.ts'
import { type Cut, isRecounted, type Recount } from '../src/figures/recount.ts'
import { parseCheckpoint } from '../src/notes/checkpoint.ts'
import { formatKey } from '../src/notes/key.ts'
import { buildMonth, MONTH_SECONDS, MONTH_START } from '../src/testing/month.ts'
import { type Files, keyEntry, openFiles, press } from '../src/testing/press.ts'
import type { ScriptedBook } from '../src/testing/scripted/script.ts'
import { buildScriptedBooks } from '../src/testing/scripted/scripted-books.ts'
import { rootOf } from '../src/tiles/append.ts'
import { readDays } from '../src/verify/check-days.ts'
import type { VerifyOptions } from '../src/verify/options.ts'
import { Unavailable } from '../src/verify/source.ts'
import { verifyBook } from '../src/verify/verify-book.ts'
import { ask, type Named, namesOf, needPython } from './ask.ts'

const PROGRAM = path.join(import.meta.dirname, 'verify_book.py')
const NOW = MONTH_START + MONTH_SECONDS
const folder = mkdtempSync(path.join(tmpdir(), 'veche-book-python-'))
const BOOKS = await buildScriptedBooks()

beforeAll(needPython)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Verdict = { verdict: string; faults: string[] }
type Counted = Record<string, number | null>

function save(name: string, { files, known }: Pick<ScriptedBook, 'files' | 'known'>): string {
  const place = path.join(folder, name)
  for (const [file, bytes] of [...files, ...(known ? [['known', known] as const] : [])]) {
    mkdirSync(path.dirname(path.join(place, file)), { recursive: true })
    writeFileSync(path.join(place, file), bytes)
  }
  return place
}

/** One start of Python judges them all. */
function judgeByPython(books: readonly ScriptedBook[], name: string): Verdict[] {
  const calls = books.map((book, at) => argumentsOf(book, save(`${name}-${at}`, book)))
  return ask('book.judge(book.read_arguments(case))', calls).map(readVerdict)
}

function argumentsOf({ key, witness, known }: ScriptedBook, place: string): string[] {
  return [
    place,
    ...['--now', String(NOW)],
    ...(key ? ['--key', formatKey(key)] : []),
    ...(witness ? ['--witness', formatKey(witness)] : []),
    ...(known ? ['--known', path.join(place, 'known')] : []),
  ]
}

function readVerdict(report: { verdict: string; faults: Named[] }): Verdict {
  return { verdict: report.verdict, faults: namesOf(report.faults) }
}

/** Of the month that the scripted Books tell of; to nine digits, since each language divides by itself. */
const MONTH_OF_BOOKS = '2025-10'
const toDigits = (value: number | null) => (value === null ? null : Number(value.toPrecision(9)))
const roundAll = (figures: Counted) =>
  Object.fromEntries(Object.entries(figures).map(([code, value]) => [code, toDigits(value)]))

function countByPython(books: readonly ScriptedBook[], name: string, cut: readonly string[]): Counted[] {
  const calls = books.map((book, at) => [
    ...argumentsOf(book, save(`${name}-${at}`, book)),
    ...['--figures', MONTH_OF_BOOKS, ...cut],
  ])
  const reports: { figures?: Counted }[] = ask('book.judge(book.read_arguments(case))', calls)
  return reports.map(({ figures = {} }) => roundAll(figures))
}

async function countFigures(book: ScriptedBook, cut: Cut): Promise<Counted> {
  const month = (counted: Recount | null) =>
    counted ? countMonth(counted, MONTH_OF_BOOKS, { label: '', cut }) : []
  const report = await verify(book, { recount: () => count(() => undefined, month) })
  return roundAll(Object.fromEntries(report.figures.map(({ code, counted }) => [code, counted])))
}

/** As a person calls it. */
async function run(...args: readonly string[]): Promise<{ code: number | null; verdict: Verdict }> {
  const child = spawn('python3', [PROGRAM, ...args, '--json', '--now', String(NOW)])
  const chunks: Uint8Array[] = []
  child.stdout.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  await new Promise<void>((resolve) => child.on('close', () => resolve()))
  return { code: child.exitCode, verdict: readVerdict(JSON.parse(Buffer.concat(chunks).toString())) }
}

type Also = { recount?: VerifyOptions['recount']; days?: string }

function verify({ files, key, witness, known }: ScriptedBook, { recount = null, days = '' }: Also = {}) {
  return verifyBook(openFiles(files), {
    now: NOW,
    key: key ?? null,
    witnesses: witness ? [witness] : [],
    known: known ? parseCheckpoint(known) : null,
    days: readDays(days),
    keeping: null,
    recount,
    published: [],
    onProgress: () => undefined,
  })
}

async function judge(book: ScriptedBook): Promise<Verdict> {
  try {
    const { faults } = await verify(book)
    return { verdict: faults.length > 0 ? 'forged' : 'whole', faults: namesOf(faults) }
  } catch (error) {
    if (error instanceof Unreadable || error instanceof Unavailable)
      return { verdict: 'unreadable', faults: [] }
    throw error
  }
}

describe('both verifiers', () => {
  const MONTH = [keyEntry(), ...buildMonth(60)]
  const ofFiles = (files: Files): ScriptedBook => ({ name: '', files, expected: [] })

  it('say the same of every scripted Book', { timeout: 120_000 }, async () => {
    const verdicts = judgeByPython(BOOKS, 'scripted')
    for (const [at, book] of BOOKS.entries()) {
      expect([book.name, verdicts[at]]).toEqual([book.name, await judge(book)])
      expect([book.name, verdicts[at]?.verdict]).toEqual([
        book.name,
        book.expected.length > 0 ? 'forged' : 'whole',
      ])
    }
  })

  it.each([
    ['the region', {}, []],
    ['a municipality', { municipality: 'lakeside' }, ['--municipality', 'lakeside']],
  ])('count the same figures of every scripted Book, of %s', { timeout: 120_000 }, async (_, cut, args) => {
    const readable = await Promise.all(
      BOOKS.map(async (book) => (await judge(book)).verdict !== 'unreadable'),
    )
    const books = BOOKS.filter((_book, at) => readable[at])
    const counted = countByPython(books, `figures-${args.length}`, args)
    for (const [at, book] of books.entries())
      expect([book.name, counted[at]]).toEqual([book.name, await countFigures(book, cut)])
    expect(counted[0]?.questions).toBeGreaterThan(0)
    expect(Object.keys(counted[0] ?? {})).toHaveLength(CATALOGUE.filter(isRecounted).length)
  })

  it('say the same of ends of days that were published', async () => {
    const { edge } = await press(MONTH.slice(0, 100))
    const root = base64Of(rootOf(edge))
    const book = ofFiles((await press(MONTH)).files)
    const last = parseCheckpoint(book.files.get('checkpoint')!)
    const texts = [
      `Книга вопросов, конец дня 2025-10-05: 100 записей, корень ${root}. Проверить: https://a.example/book`,
      `2025-10-06 101 ${root}`,
      `2025-10-31 ${last.size} ${base64Of(last.root)}\n2025-11-01 ${last.size + 1} ${base64Of(last.root)}`,
    ]
    for (const [at, text] of texts.entries()) {
      const file = path.join(folder, `days-${at}`)
      writeFileSync(file, text)
      const calls = [[...argumentsOf(book, save(`of-days-${at}`, book)), '--days', file]]
      const [verdict] = ask('book.judge(book.read_arguments(case))', calls).map(readVerdict)
      expect(verdict.faults).toEqual(namesOf((await verify(book, { days: text })).faults))
      expect([at, verdict.faults.length]).toEqual([at, [0, 1, 1][at]])
    }
  })

  it('say the same of entries that chance has spoilt', { timeout: 120_000 }, async () => {
    const spoiltEntries = fc.sample(spoilt(MONTH), { numRuns: 60, seed: 20251001 })
    const books = await Promise.all(
      spoiltEntries.map(async (entries) => ofFiles((await press(entries)).files)),
    )
    expect(judgeByPython(books, 'entries')).toEqual(await Promise.all(books.map(judge)))
  })

  it('say the same of files that chance has spoilt', async () => {
    const { files } = await press(MONTH)
    const names = [...files.keys()].filter((name) => name !== 'key')
    const change = fc.tuple(fc.constantFrom(...names), fc.nat(), fc.nat(3))
    const books = fc
      .sample(change, { numRuns: 60, seed: 20251002 })
      .map(([name, at, way]) => ofFiles(new Map(files).set(name, spoil(files.get(name)!, at, way))))
    const verdicts = judgeByPython(books, 'files')
    expect(verdicts).toEqual(await Promise.all(books.map(judge)))
    expect(new Set(verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['forged', 'unreadable']))
  })

  it('end with the same numbers', async () => {
    const [whole, forged] = [BOOKS[0]!, BOOKS.at(-2)!]
    expect((await run(save('whole', whole))).code).toBe(0)
    expect((await run(save('forged', forged))).code).toBe(1)
    expect((await run(path.join(folder, 'nowhere'))).code).toBe(2)
  })

  it('read a Book from the web', async () => {
    const { files } = await press(MONTH)
    const server = createServer((request, response) => {
      const bytes = files.get((request.url ?? '').replace('/book/', ''))
      if (bytes) response.end(bytes)
      else response.writeHead(404).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    expect((await run(`http://127.0.0.1:${port}/book`)).verdict).toEqual({ verdict: 'whole', faults: [] })
    server.close()
  })
})

function spoil(bytes: Bytes, at: number, way: number): Bytes {
  const place = at % bytes.length
  if (way === 0) return bytes.slice(0, place)
  if (way === 1) return Uint8Array.from([...bytes, 0])
  return bytes.with(place, bytes[place]! ^ (1 << (at % 8)))
}

/** Entries left out, doubled, put elsewhere, and members of one in another. */
function spoilt(entries: readonly Entry[]): fc.Arbitrary<Entry[]> {
  const place = fc.integer({ min: 1, max: entries.length - 1 })
  const change = fc.tuple(fc.nat(4), place, place)
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    const changed = [...entries]
    for (const [way, one, other] of changes) spoilOnce(changed, way, [one, other])
    return changed
  })
}

function spoilOnce(entries: Entry[], way: number, [one, other]: [number, number]): void {
  const [first, second] = [entries[one], entries[other]]
  if (!first || !second) return
  if (way === 0) entries.splice(one, 1)
  else if (way === 1) entries.splice(other, 0, first)
  else if (way === 2) [entries[one], entries[other]] = [second, first]
  else entries[one] = mix(first, second, way)
}

function mix(one: Entry, other: Entry, way: number): Entry {
  const names =
    way === 3
      ? ['answered', 'minutes', 'onTime', 'state', 'late']
      : ['at', 'due', 'taken', 'kind', 'closed', 'into']
  const members = Object.entries(other).filter(([name]) => names.includes(name))
  try {
    return readEntry(bytesOf(canonicalJson({ ...one, ...Object.fromEntries(members) })))
  } catch {
    return one
  }
}
