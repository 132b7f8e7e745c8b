/** `veche roll-up`: one table of many regions, each read from its own Book. Nobody is asked to send anything. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { BookReport } from '../verify/report.ts'
import { count, countMonth, monthBefore } from './counting.ts'
import { explain } from './explain.ts'
import { formatFigure, nameOfFigure } from './format-figure.ts'
import { formatTable } from './format-table.ts'
import { type Call, type Io, WrongCall } from './io.ts'
import { EXIT_CODES, type Figures, verdictOf, verifyPlace } from './verify.ts'
import type { Verdict, Words } from './words/words.ts'

const MOST_BOOKS = 1000
/** Enough to compare regions by; `--json` has all of them. */
const SHOWN = ['questions', 'on_time', 'first_answer', 'solved_share', 'promises_kept']

type Line = { place: string; key: string | undefined }
type Row = { place: string; verdict: Verdict; report: BookReport | null; why: string | null }

export async function runRollUp(call: Call, io: Io, words: Words): Promise<number> {
  const rows: Row[] = []
  for (const line of parseList(await readFile(call.place, 'utf8'))) {
    rows.push(await readRow(line, call, { io, words }))
  }
  if (call.json) io.out(JSON.stringify(rows))
  else for (const line of formatRows(rows, monthOf(call, io), words)) io.out(line)
  const verdicts = new Set(rows.map(({ verdict }) => verdict))
  if (verdicts.has('forged')) return EXIT_CODES.forged
  return verdicts.has('unreadable') ? EXIT_CODES.unreadable : EXIT_CODES.whole
}

/** `URL KEY` in a line; what stands behind `#` is for people. */
function parseList(text: string): Line[] {
  const lines = text.split('\n').map((line) => line.replace(/(^|\s)#.*$/, '').trim())
  const books = lines.filter((line) => line !== '').map((line) => line.split(/\s+/))
  if (books.length === 0 || books.length > MOST_BOOKS) throw new WrongCall(`${books.length}`)
  return books.map(([place = '', key]) => ({ place, key }))
}

async function readRow(
  { place, key }: Line,
  call: Call,
  { io, words }: { io: Io; words: Words },
): Promise<Row> {
  const { key: _, keep, known: __, ...shared } = call
  const own = {
    ...shared,
    ...(key ? { key } : {}),
    ...(keep ? { keep: path.join(keep, encodeURIComponent(place)) } : {}),
  }
  try {
    const report = await verifyPlace(place, own, io, recountOf(monthOf(call, io)))
    return { place, verdict: verdictOf(report), report, why: null }
  } catch (error) {
    return { place, verdict: 'unreadable', report: null, why: explain(error, words) }
  }
}

/** The last month that is over, unless another is asked for. */
function monthOf({ month }: Call, { now }: Io): string {
  if (month === undefined) return monthBefore(now, 1)
  if (!/^\d{4}-\d\d$/.test(month)) throw new WrongCall(month)
  return month
}

function recountOf(month: string): Figures {
  const recount = () =>
    count(
      () => undefined,
      (counted) => (counted ? countMonth(counted, month, { label: month }) : []),
    )
  return { recount, published: [] }
}

function formatRows(rows: readonly Row[], month: string, words: Words): string[] {
  const { region, entries, questions, until, verdict } = words.regions
  const names = SHOWN.map((code) => nameOfFigure(code, words))
  const table = rows.map(({ place, report, verdict: found, why }) =>
    report
      ? [
          report.origin,
          words.number(report.size),
          words.number(report.questions),
          report.until ? words.time(report.until) : '—',
          ...SHOWN.map((code) => formatFigure(code, findCounted(report, code), words)),
          words.verdicts[found],
        ]
      : [place, '—', '—', '—', ...SHOWN.map(() => '—'), `${words.verdicts[found]}: ${why}`],
  )
  return [
    `${words.figures.period}: ${month}`,
    ...formatTable([[region, entries, questions, until, ...names, verdict], ...table]),
  ]
}

function findCounted({ figures }: BookReport, code: string): number | null {
  return figures.find((row) => row.code === code)?.counted ?? null
}
