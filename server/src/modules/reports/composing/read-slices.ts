/** Topics, places and surges of a report: figures by what they are kept by. */
import type { FigureValue } from '@veche/book/figures/figure.ts'
import type { Period } from '@veche/book/figures/recount.ts'
import type { FigureFilter } from '@veche/contract/figures.ts'
import type { ReportKind } from '@veche/contract/reports.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { momentInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import type { Directory } from '../../directory/index.ts'
import { type FigureGroup, figuresNamed, periodBefore, readFigures } from '../../figures/index.ts'
import { listSurgesBetween } from '../radar/index.ts'
import type { Language, PlaceRow, ReportFacts, Row, Surge } from './domain/facts.ts'
import { SHOWN } from './domain/shown.ts'

export type ReportContext = Pick<AppContext, 'db' | 'clock' | 'region'>

export type AskedReport = {
  kind: ReportKind
  period: Period
  /** Within the scope of the reader; a municipality, a body, or neither. Only `figures` are narrowed further. */
  place: FigureFilter
  actor: Actor
  /** Of the names that stand in it. */
  language: Language
}

const OF_PLACES = ['questions', 'on_time', 'missed']

const NOTHING: FigureValue = { value: null, numerator: 0, denominator: null }

export function valueIn(group: FigureGroup | undefined, code: string): FigureValue {
  return group?.values.get(code) ?? NOTHING
}

/** Sums of a body are kept by group of topics, of the others by topic. What was asked about most comes first. */
export async function readTopics(
  context: ReportContext,
  { period, place }: AskedReport,
  { topics, topicGroups, retired }: Directory,
): Promise<Row[]> {
  const by = place.agencyCode === undefined ? 'topic' : 'group'
  const named = new Map(
    (by === 'topic' ? [...topics, ...retired.topics] : topicGroups).map(({ code, name }) => [code, name]),
  )
  const figures = figuresNamed(['questions'])
  const [now, before] = await Promise.all([
    readFigures(context, { period, filter: place, figures, by }),
    readFigures(context, { period: periodBefore(period), filter: place, figures, by }),
  ])
  const countIn = (group: FigureGroup | undefined) => valueIn(group, 'questions').numerator
  const earlier = new Map(before.map((group) => [group.key, countIn(group)]))
  return now
    .flatMap((group): Row[] => {
      const name = group.key === null ? undefined : named.get(group.key)
      const count = countIn(group)
      return name === undefined || count === 0
        ? []
        : [{ name, now: count, before: earlier.get(group.key) ?? 0 }]
    })
    .toSorted((one, other) => other.now - one.now || one.name.localeCompare(other.name, 'ru'))
}

/** Of the whole region only. */
export async function readPlaces(
  context: ReportContext,
  { kind, period, place }: AskedReport,
  { municipalities, agencies }: Directory,
): Promise<Pick<ReportFacts, 'municipalities' | 'agencies'>> {
  if (kind !== 'summary' || placeKindOf(place) !== null) return { municipalities: [], agencies: [] }
  const asked = { period, filter: {}, figures: figuresNamed(OF_PLACES) }
  const [ofMunicipalities, ofAgencies] = await Promise.all([
    readFigures(context, { ...asked, by: 'municipality' }),
    readFigures(context, { ...asked, by: 'agency' }),
  ])
  return {
    municipalities: toPlaceRows(ofMunicipalities, municipalities),
    agencies: toPlaceRows(ofAgencies, agencies),
  }
}

function toPlaceRows(
  groups: readonly FigureGroup[],
  known: readonly { code: string; shortName: string }[],
): PlaceRow[] {
  const byCode = new Map(groups.map((group) => [group.key, group]))
  return known.flatMap(({ code, shortName }) => {
    const group = byCode.get(code)
    if (!group) return []
    const value = (figure: string) => valueIn(group, figure)
    return [
      { name: shortName, questions: value('questions'), onTime: value('on_time'), missed: value('missed') },
    ]
  })
}

/** As the radar has kept them, the latest first. */
export async function readSurges(
  { db, region }: ReportContext,
  { kind, period, place }: AskedReport,
  { municipalities, topicGroups }: Directory,
): Promise<Surge[]> {
  const surges = await listSurgesBetween(db, { place, ...boundsOf(period, region.timeZone) })
  const nameOf = (known: readonly { code: string; name: string }[], code: string) =>
    known.find((one) => one.code === code)?.name ?? code
  return surges
    .slice(0, SHOWN[kind].surges)
    .map(({ municipalityCode, groupCode, startedAt, count, expected }) => ({
      municipality: nameOf(municipalities, municipalityCode),
      group: nameOf(topicGroups, groupCode),
      ...{ startedAt, count, usual: expected },
    }))
}

/** By the clock of the region. */
export function boundsOf({ from, to }: Period, zone: string): { from: Date; until: Date } {
  const start = (date: string, addDays: number) => momentInZone(zone, { date, time: '00:00', addDays })
  return { from: start(from, 0), until: start(to, 1) }
}

export function placeKindOf({
  municipalityCode,
  agencyCode,
}: AskedReport['place']): ReportFacts['placeKind'] {
  if (municipalityCode !== undefined) return 'municipality'
  return agencyCode === undefined ? null : 'agency'
}
