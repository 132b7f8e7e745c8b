/** From facts to a report: pure, the same for the screen and each file. */
import type { Report, ReportBlock } from '@veche/contract/reports.ts'
import type { ReportFacts, Setting } from './facts.ts'
import { formatNumber } from './numbers.ts'
import {
  createTelling,
  legendOf,
  type Telling,
  tableOfFigures,
  tableOfLate,
  tableOfPlaces,
  tableOfPromises,
  tableOfRows,
} from './report-tables.ts'
import { FIGURE_GROUPS } from './shown.ts'
import { stateFigure } from './state-figure.ts'

type Section = Report['sections'][number]

export function composeReport(facts: ReportFacts, { language, zone }: Setting): Report {
  const telling = createTelling(language, zone)
  const { words, times } = telling
  const { from, to } = facts.period
  return {
    ...{ kind: facts.kind, language, title: words.title[facts.kind], place: facts.place },
    period: times.days(from, to),
    counted: words.counted(times.moment(facts.countedAt)),
    sections:
      facts.kind === 'figures'
        ? figuresByGroup(facts, telling)
        : [
            { title: null, blocks: [{ kind: 'sentences', sentences: sentencesOf(facts, telling) }] },
            // In a note, which is one page, the sentences hold the same numbers.
            ...(facts.kind === 'meeting_note'
              ? []
              : [{ title: words.section.figures, blocks: figuresOf(facts, telling) }]),
            lateOf(facts, telling),
            promisesOf(facts, telling),
            topicsOf(facts, telling),
            ...placesOf(facts, telling),
            ...surgesOf(facts, telling),
            ...nextOf(facts, telling),
          ],
  }
}

/** As the page of figures shows them: each group of the catalogue, beside the period before. */
function figuresByGroup({ figures, previous }: ReportFacts, telling: Telling): Section[] {
  const { words, times } = telling
  const groups = FIGURE_GROUPS.map(({ key, codes }) => ({
    title: words.group[key],
    own: figures.filter(({ figure }) => codes.has(figure.code)),
  }))
  const few = legendOf(
    figures.flatMap(({ figure, now, before }) => (figure.unit === 'share' ? [now, before] : [])),
    telling,
  )
  return [
    ...(previous
      ? [
          {
            title: null,
            blocks: [
              {
                kind: 'sentences' as const,
                sentences: [words.comparedWith(times.days(previous.from, previous.to))],
              },
              ...few,
            ],
          },
        ]
      : []),
    ...groups.map(({ title, own }) => ({
      title,
      blocks: [tableOfFigures(own, telling, { isJudged: true })],
    })),
  ]
}

/** Of a summary only what there is something to say of; the five figures of a note are all said. */
function sentencesOf({ kind, figures }: ReportFacts, { language }: Telling): string[] {
  return figures
    .filter(({ now }) => kind === 'meeting_note' || now.value !== null)
    .flatMap((compared) => stateFigure(compared, language) ?? [])
}

function figuresOf({ figures }: ReportFacts, telling: Telling): ReportBlock[] {
  const shares = figures.filter(({ figure }) => figure.unit === 'share')
  return [
    tableOfFigures(figures, telling),
    ...legendOf(
      shares.flatMap(({ now, before }) => [now, before]),
      telling,
    ),
  ]
}

function lateOf({ late, figures }: ReportFacts, telling: Telling): Section {
  const { words, language } = telling
  const all = figures.find(({ figure }) => figure.code === 'late_now')?.now.value ?? late.length
  const blocks: ReportBlock[] =
    late.length === 0
      ? [{ kind: 'sentences', sentences: [words.nothingLate] }]
      : [
          tableOfLate(late, telling),
          ...(all > late.length
            ? [{ kind: 'note' as const, text: words.moreLate(late.length, formatNumber(all, language)) }]
            : []),
        ]
  return { title: words.section.late, blocks }
}

function promisesOf({ promisesDue, promisesBroken }: ReportFacts, telling: Telling): Section {
  const { words } = telling
  const isNothing = promisesDue.length + promisesBroken.length === 0
  return {
    title: words.section.promises,
    blocks: isNothing
      ? [{ kind: 'sentences', sentences: [words.noPromises] }]
      : [tableOfPromises({ due: promisesDue, broken: promisesBroken }, telling)],
  }
}

/** Sums of a body are kept by group, of the others by topic. */
function topicsOf({ topics, placeKind }: ReportFacts, telling: Telling): Section {
  const { words } = telling
  const isByGroup = placeKind === 'agency'
  const block: ReportBlock =
    topics.length === 0
      ? { kind: 'sentences', sentences: [words.noQuestions] }
      : tableOfRows(topics, isByGroup ? words.column.group : words.column.topic, telling)
  return { title: words.section[isByGroup ? 'groups' : 'topics'], blocks: [block] }
}

function placesOf({ municipalities, agencies }: ReportFacts, telling: Telling): Section[] {
  const { section, column } = telling.words
  return [
    { title: section.municipalities, rows: municipalities, name: column.place },
    { title: section.agencies, rows: agencies, name: column.body },
  ].flatMap(({ title, rows, name }) =>
    rows.length === 0
      ? []
      : [
          {
            title,
            blocks: [
              tableOfPlaces(rows, name, telling),
              ...legendOf(
                rows.map(({ onTime }) => onTime),
                telling,
              ),
            ],
          },
        ],
  )
}

function surgesOf({ surges }: ReportFacts, { words, language, times }: Telling): Section[] {
  if (surges.length === 0) return []
  const sentences = surges.map(({ startedAt, count, usual, ...where }) =>
    words.surge({
      ...{ ...where, since: times.moment(startedAt) },
      count: formatNumber(count, language),
      usual: formatNumber(usual, language, 1),
    }),
  )
  return [{ title: words.section.surges, blocks: [{ kind: 'sentences', sentences }] }]
}

function nextOf({ nextStream }: ReportFacts, { words, times }: Telling): Section[] {
  if (!nextStream) return []
  const sentence = words.next(nextStream.title, times.moment(nextStream.plannedAt))
  return [{ title: words.section.next, blocks: [{ kind: 'sentences', sentences: [sentence] }] }]
}
