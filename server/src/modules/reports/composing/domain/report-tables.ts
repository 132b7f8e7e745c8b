/** Tables of a report. A cell has one number in two forms: as people read it, and as a spreadsheet counts with it. */
import type { Figure, FigureValue } from '@veche/book/figures/figure.ts'
import type { ReportBlock, ReportCell } from '@veche/contract/reports.ts'
import type { Compared, Language, LateQuestion, PlaceRow, Promised, Row } from './facts.ts'
import { formatChange, formatShown, roundShown } from './numbers.ts'
import { REPORT_WORDS, type ReportWords } from './report-words.ts'
import { FEWEST_FOR_SHARE, isTooFew, partOf } from './small-share.ts'
import { createTimes } from './times.ts'

export type Telling = { language: Language; words: ReportWords; times: ReturnType<typeof createTimes> }

export function createTelling(language: Language, zone: string): Telling {
  return { language, words: REPORT_WORDS[language], times: createTimes({ language, zone }) }
}

type Table = Extract<ReportBlock, { kind: 'table' }>
type Column = Table['columns'][number]

const word = (title: string, share: number): Column => ({ title, share, isNumber: false })
const number = (title: string, share: number): Column => ({ title, share, isNumber: true })

export function plain(text: string, href: string | null = null): ReportCell {
  return { text, sheet: null, href }
}

/** `isJudged`: the direction of each change stands in words. */
export function tableOfFigures(
  figures: readonly Compared[],
  { language, words }: Telling,
  { isJudged }: { isJudged: boolean } = { isJudged: false },
): Table {
  const { column } = words
  return {
    kind: 'table',
    columns: [
      ...[
        word(column.figure, isJudged ? 32 : 40),
        number(column.now, isJudged ? 16 : 20),
        number(column.before, isJudged ? 16 : 20),
        number(column.change, isJudged ? 16 : 20),
      ],
      ...(isJudged ? [word(column.direction, 20)] : []),
    ],
    rows: figures.map(({ figure, now, before }) => {
      const { unit } = figure
      const sides = { now: shownOf(unit, now), before: before && shownOf(unit, before) }
      const change = formatChange(unit, sides, language)
      return [
        { ...plain(figure.name[language]), sheet: `${figure.name[language]}${unitInSheet(unit, words)}` },
        valueCell(unit, now, { language, words }),
        before ? valueCell(unit, before, { language, words }) : plain(''),
        change ? { ...plain(change.text), sheet: change.value } : plain(''),
        ...(isJudged ? [plain(directionOf(figure, change?.value ?? null, words))] : []),
      ]
    }),
  }
}

/** «выше, лучше»: said of the shown change and never of hidden digits. */
function directionOf({ unit, better, formula }: Figure, change: number | null, words: ReportWords): string {
  const says = words.direction[unit]
  if (formula.kind === 'now') return says.only
  if (change === null) return says.nothing
  if (change === 0) return says.same
  const way = change > 0 ? 'more' : 'less'
  return better === null ? says[way] : `${says[way]}, ${words.judged[way === better ? 'better' : 'worse']}`
}

function unitInSheet(unit: Figure['unit'], { unit: names }: ReportWords): string {
  return unit === 'share' || unit === 'minutes' ? `, ${names[unit]}` : ''
}

/** Null where there is no number to compare or to count with. */
function shownOf(unit: Figure['unit'], value: FigureValue): number | null {
  return value.value === null || isSmallShare(unit, value) ? null : roundShown(unit, value.value)
}

function isSmallShare(unit: Figure['unit'], value: FigureValue): boolean {
  return unit === 'share' && value.value !== null && isTooFew(value)
}

/** Why «6 из 7» stands where a percentage would. */
export function legendOf(shares: readonly (FigureValue | null)[], { words }: Telling): ReportBlock[] {
  const hasFew = shares.some((value) => value && isSmallShare('share', value))
  return hasFew ? [{ kind: 'note', text: words.fewForShare(FEWEST_FOR_SHARE) }] : []
}

function valueCell(
  unit: Figure['unit'],
  value: FigureValue,
  { language, words }: Pick<Telling, 'language' | 'words'>,
): ReportCell {
  if (isSmallShare(unit, value)) return plain(partOf(value, language))
  const shown = shownOf(unit, value)
  return shown === null
    ? plain(words.unknown)
    : { ...plain(formatShown(unit, shown, language)), sheet: shown }
}

export function tableOfRows(rows: readonly Row[], title: string, { language, words }: Telling): Table {
  const { column } = words
  const cell = (count: number) => ({ ...plain(formatShown('count', count, language)), sheet: count })
  return {
    kind: 'table',
    columns: [
      word(title, 55),
      number(column.questions, 15),
      number(column.before, 15),
      number(column.change, 15),
    ],
    rows: rows.map(({ name, now, before }) => {
      const change = formatChange('count', { now, before }, language)
      return [
        plain(name),
        cell(now),
        cell(before),
        { ...plain(change?.text ?? ''), sheet: change?.value ?? null },
      ]
    }),
  }
}

export function tableOfPlaces(rows: readonly PlaceRow[], title: string, telling: Telling): Table {
  const { column, unit } = telling.words
  return {
    kind: 'table',
    columns: [
      ...[word(title, 46), number(column.questions, 18), number(`${column.onTime}, ${unit.share}`, 18)],
      number(column.missed, 18),
    ],
    rows: rows.map(({ name, questions, onTime, missed }) => [
      plain(name),
      valueCell('count', questions, telling),
      valueCell('share', onTime, telling),
      valueCell('count', missed, telling),
    ]),
  }
}

export function tableOfLate(late: readonly LateQuestion[], { words, times }: Telling): Table {
  const { column } = words
  return {
    kind: 'table',
    columns: [word(column.number, 8), word(column.question, 54), word(column.body, 20), word(column.due, 18)],
    rows: late.map(({ card, topic, body, dueAt }) => [
      card ? numberCell(card) : plain(''),
      plain(card?.title ?? (topic ? `${topic} (${words.hidden})` : words.hidden)),
      plain(body ?? ''),
      plain(times.moment(dueAt)),
    ]),
  }
}

/** Those that come due, the soonest first, then the broken ones. */
export function tableOfPromises(
  { due, broken }: { due: readonly Promised[]; broken: readonly Promised[] },
  { words, times }: Telling,
): Table {
  const { column } = words
  const rowsOf = (promises: readonly Promised[], state: string) =>
    promises.map((promise) => [
      numberCell(promise),
      ...[plain(promise.what), plain(promise.who), plain(`${state}: ${times.moment(promise.dueAt)}`)],
    ])
  return {
    kind: 'table',
    columns: [word(column.number, 8), word(column.promise, 50), word(column.who, 18), word(column.due, 24)],
    rows: [...rowsOf(due, words.due), ...rowsOf(broken, words.broken)],
  }
}

/** A number by which a question is found is written without spaces, as everywhere. */
function numberCell({ number, incidentId }: { number: number; incidentId: string }): ReportCell {
  return { text: String(number), sheet: number, href: `/incident/${incidentId}` }
}
