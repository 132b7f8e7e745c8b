/** Reads what a report states, through the door of figures; the words of questions as far as the reader may see their cards. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { publicNetworkNames } from '@veche/contract/networks/index.ts'
import type { ReportKind } from '@veche/contract/reports.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { figuresNamed, periodBefore, readFigures } from '../../figures/index.ts'
import { readShownStreams } from '../../livestreams/index.ts'
import { hidePeople } from '../../text/index.ts'
import type { Compared, Language, LateQuestion, NextStream, Promised, ReportFacts } from './domain/facts.ts'
import { REPORT_WORDS } from './domain/report-words.ts'
import { SHOWN } from './domain/shown.ts'
import {
  type LateRow,
  listLate,
  listPromisesBroken,
  listPromisesDue,
  type PromiseRow,
} from './facts.repository.ts'
import {
  type AskedReport,
  boundsOf,
  placeKindOf,
  type ReportContext,
  readPlaces,
  readSurges,
  readTopics,
  valueIn,
} from './read-slices.ts'

const CODES: Record<Exclude<ReportKind, 'figures'>, readonly string[]> = {
  summary: [
    ...['questions', 'answered', 'on_time', 'missed', 'late_now', 'first_answer', 'closed', 'solved_share'],
    ...['satisfaction', 'reopened_share', 'promises_made', 'promises_kept', 'promises_broken'],
  ],
  meeting_note: [...['questions', 'on_time', 'late_now', 'promises_kept', 'satisfaction']],
}
const STREAMS_LOOKED_AT = 20
const DUE_WITHIN_DAYS = 7

export function readFacts(context: ReportContext, asked: AskedReport): Promise<ReportFacts> {
  return asked.kind === 'figures' ? readFiguresAlone(context, asked) : readWhole(context, asked)
}

/** Numbers without the words of any question. */
async function readFiguresAlone(context: ReportContext, asked: AskedReport): Promise<ReportFacts> {
  const { kind, period, place, language } = asked
  const directory = await getDirectory(context.db)
  const narrowed = narrowedNames(place, directory, language)
  return {
    ...{ kind, period, previous: periodBefore(period), countedAt: context.clock() },
    figures: await compare(context, asked),
    placeKind: placeKindOf(place),
    place: [placeNameOf(place, directory, context.region.name), ...narrowed].join(', '),
    ...{ topics: [], municipalities: [], agencies: [], late: [], promisesDue: [], promisesBroken: [] },
    ...{ surges: [], nextStream: null },
  }
}

/** What figures are narrowed to besides the place, as «тема: дороги». */
function narrowedNames(
  { network, groupCode, topicCode }: AskedReport['place'],
  { topicGroups, topics, retired }: Directory,
  language: Language,
): string[] {
  const { narrowed } = REPORT_WORDS[language]
  const nameOf = (known: readonly { code: string; name: string }[], code: string) =>
    known.find((one) => one.code === code)?.name ?? code
  return [
    ...(network ? [`${narrowed.network}: ${publicNetworkNames(language)[network] ?? network}`] : []),
    ...(groupCode ? [`${narrowed.group}: ${nameOf(topicGroups, groupCode)}`] : []),
    ...(topicCode ? [`${narrowed.topic}: ${nameOf([...topics, ...retired.topics], topicCode)}`] : []),
  ]
}

async function readWhole(context: ReportContext, asked: AskedReport): Promise<ReportFacts> {
  const { db, clock, region } = context
  const { kind, period, place, actor } = asked
  const now = clock()
  const most = SHOWN[kind]
  const directory = await getDirectory(db)
  const seen = { actor, place }
  const [figures, topics, places, late, due, broken, surges, nextStream] = await Promise.all([
    compare(context, asked),
    readTopics(context, asked, directory),
    readPlaces(context, asked, directory),
    listLate(db, { ...seen, limit: most.late, now }),
    listPromisesDue(db, {
      ...seen,
      limit: most.promises,
      until: new Date(now.getTime() + DUE_WITHIN_DAYS * DAY_MS),
    }),
    listPromisesBroken(db, { ...seen, limit: most.promises, ...boundsOf(period, region.timeZone) }),
    readSurges(context, asked, directory),
    readNextStream(context, asked, directory),
  ])
  return {
    ...{ kind, period, countedAt: now, figures, topics: topics.slice(0, most.topics), ...places, surges },
    ...{ placeKind: placeKindOf(place), place: placeNameOf(place, directory, region.name) },
    late: late.map((row) => presentLate(row, directory)),
    promisesDue: due.map(presentPromise),
    promisesBroken: broken.map(presentPromise),
    nextStream,
  }
}

function placeNameOf(
  { municipalityCode, agencyCode }: AskedReport['place'],
  { municipalities, agencies, retired }: Directory,
  regionName: string,
): string {
  const nameOf = (known: readonly { code: string; name: string }[], code: string) =>
    known.find((one) => one.code === code)?.name ?? code
  if (municipalityCode !== undefined)
    return nameOf([...municipalities, ...retired.municipalities], municipalityCode)
  return agencyCode === undefined ? regionName : nameOf([...agencies, ...retired.agencies], agencyCode)
}

async function compare(context: ReportContext, { kind, period, place }: AskedReport): Promise<Compared[]> {
  const figures = figuresNamed(kind === 'figures' ? undefined : CODES[kind])
  // What is now has no past.
  const past = figures.filter(({ formula }) => formula.kind !== 'now')
  const [now, before] = await Promise.all([
    readFigures(context, { period, filter: place, figures }),
    readFigures(context, { period: periodBefore(period), filter: place, figures: past }),
  ])
  return figures.map((figure) => ({
    figure,
    now: valueIn(now[0], figure.code),
    before: past.includes(figure) ? valueIn(before[0], figure.code) : null,
    sums: now[0]?.sums.get(figure.code) ?? {},
  }))
}

/** Of the municipality; of a body, that of its municipality. */
async function readNextStream(
  { db, clock }: ReportContext,
  { place }: AskedReport,
  { agencies }: Directory,
): Promise<NextStream | null> {
  const body = agencies.find(({ code }) => code === place.agencyCode)
  const municipalityCode = place.municipalityCode ?? body?.municipalityCode ?? null
  if (place.agencyCode !== undefined && municipalityCode === null) return null
  const { next } = await readShownStreams(db, { now: clock(), limit: STREAMS_LOOKED_AT, municipalityCode })
  const [soonest] = next
  return soonest ? { title: soonest.title, plannedAt: soonest.plannedAt } : null
}

/** Staff know the author from the card; a paper goes farther than the card does. */
function presentLate(
  { dueAt, topicCode, agencyCode, incidentId, number, title }: LateRow,
  { topics, agencies }: Directory,
): LateQuestion {
  return {
    card:
      incidentId === null || number === null || title === null
        ? null
        : { incidentId, number, title: hidePeople(title, []) },
    topic: topics.find(({ code }) => code === topicCode)?.name ?? null,
    body: agencies.find(({ code }) => code === agencyCode)?.shortName ?? null,
    dueAt,
  }
}

function presentPromise({ what, ...promise }: PromiseRow): Promised {
  return { ...promise, what: hidePeople(what, []) }
}
