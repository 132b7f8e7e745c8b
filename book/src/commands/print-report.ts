/** Says what was found out about a Book, in words for people who know no logs. */
import { timeOf } from '../entry/times.ts'
import type { Fault } from '../sense/fault.ts'
import { isDifferent } from '../verify/check-figures.ts'
import type { BookReport, FigureRow } from '../verify/report.ts'
import { formatFigure, nameOfFigure } from './format-figure.ts'
import { formatTable } from './format-table.ts'
import type { Words } from './words/words.ts'

/** More are counted, and listed with `--json`. */
const MOST_SHOWN = 50

export function formatReport(report: BookReport, words: Words): string[] {
  const { faults, moreFaults, witnessed } = report
  const all = faults.length + moreFaults
  const shown = faults.slice(0, MOST_SHOWN)
  return [
    words.book(report.origin, { entries: report.size, questions: report.questions }),
    ...(report.until ? [words.until(report.until)] : []),
    ...report.keys.slice(-1).map(words.key),
    ...witnessed.map(({ name, seconds }) => words.witnessed(name, timeOf(seconds))),
    ...formatFigures(report.figures, words),
    '',
    all === 0 ? words.whole : words.forged(all),
    ...shown.map((fault) => `• ${formatFault(fault, words)}`),
    ...(all > shown.length ? [words.more(all - shown.length)] : []),
    ...formatRemarks(report, words),
  ]
}

export function formatFault({ code, index, question, values }: Fault, words: Words): string {
  const say = (name: string) => {
    const value = values[name]
    if (typeof value === 'number') return words.number(value)
    return name === 'kind' ? nameOfKind(value ?? '', words) : words.time(value ?? '')
  }
  return `${words.place(index, question)}: ${words.faults[code](say)}`
}

function nameOfKind(kind: string, { kinds }: Words): string {
  return Object.entries(kinds).find(([name]) => name === kind)?.[1] ?? kind
}

function formatRemarks({ remarks, witnessed, faults, seenAt }: BookReport, words: Words): string[] {
  const { withdrawnAnswers, movedDeadlines, foundAnswers, imported } = remarks
  const isSeen = seenAt !== null && faults.length === 0
  const areWitnessesAsked = witnessed.length > 0 || faults.some(({ code }) => code === 'not_witnessed')
  return [
    ...(isSeen ? [words.seen(seenAt)] : []),
    ...(withdrawnAnswers > 0 ? [words.withdrawnAnswers(withdrawnAnswers)] : []),
    ...(movedDeadlines > 0 ? [words.movedDeadlines(movedDeadlines)] : []),
    ...(foundAnswers > 0 ? [words.foundAnswers(foundAnswers)] : []),
    ...(imported > 0 ? [words.imported(imported)] : []),
    ...(areWitnessesAsked ? [] : [words.noWitness]),
  ]
}

/** The whole region in the last month, and whatever differs; the rest is counted, and listed with `--json`. */
function formatFigures(figures: readonly FigureRow[], words: Words): string[] {
  if (figures.length === 0) return []
  const last = figures.findLast(({ period }) => !period.includes(' '))?.period
  const different = figures.filter(isDifferent)
  const shown = figures.filter((row) => row.period === last || isDifferent(row)).slice(0, MOST_SHOWN)
  const { figure, period, counted, published, differs, compared } = words.figures
  const rows = shown.map((row) => [
    nameOfFigure(row.code, words),
    row.period,
    formatFigure(row.code, row.counted, words),
    formatFigure(row.code, row.published, words),
    isDifferent(row) ? differs : '',
  ])
  return [
    '',
    ...formatTable([[figure, period, counted, published, ''], ...rows]),
    '',
    compared(figures.length, different.length),
  ]
}
