import { DAY_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import type { ForecastResponse } from '@veche/contract/reports.ts'
import { expressionBuilder } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import { visibleIncidents } from '../../incidents/index.ts'
import { shareInterval } from '../statistics/index.ts'
import type { Forecast } from './domain/forecast.ts'
import { type Cover, judgeCovers } from './domain/judge-covers.ts'
import { judgeForecasts } from './domain/judge-forecast.ts'
import {
  type ForecastRow,
  type ForetoldRow,
  findLatest,
  type JudgedRow,
  listForetold,
  listJudged,
  listTold,
  type PlaceFilter,
} from './forecast.repository.ts'

type Shown = NonNullable<ForecastResponse['forecast']>
type Context = Pick<AppContext, 'db' | 'clock' | 'region'>

const JUDGED_DAYS = 28
const SHOWN = 20
const FORETOLD = 0.5

/** The forecast of today for a place, and how often those of the last weeks were right there. */
export async function readForecast(
  { db, clock, region }: Context,
  actor: Actor,
  filter: PlaceFilter,
): Promise<ForecastResponse> {
  const now = clock()
  const dayOf = (at: Date) => dateInZone(region.timeZone, at)
  const since = dayOf(new Date(now.getTime() - JUDGED_DAYS * DAY_MS))
  const [row, rows, told] = await Promise.all([
    findLatest(db, dayOf(now)),
    listJudged(db, { since, filter }),
    listTold(db, since),
  ])
  const judged = { ...judge(rows), ...judgeIntervals(told, rows, filter) }
  if (!row) return { forecast: null, judged }
  const visible = visibleIncidents(actor)(expressionBuilder<DB, 'incident'>())
  const foretold = await listForetold(db, { forecastId: row.id, filter, visible })
  return { forecast: present(row, foretold, filter), judged }
}

function present(row: ForecastRow, foretold: readonly ForetoldRow[], filter: PlaceFilter): Shown {
  const { agencyCode } = filter
  return {
    at: row.at.toISOString(),
    until: row.until.toISOString(),
    bodies: bodiesOf(row, filter).toSorted((one, other) => other.misses - one.misses),
    places: placesOf(row, filter).toSorted((one, other) => other.misses - one.misses),
    questions: foretold.slice(0, SHOWN).map(({ dueAt, ...one }) => ({ ...one, dueAt: dueAt.toISOString() })),
    slack: row.slack
      .map(({ stationCode, freeMs }) => {
        const [stage = '', body = ''] = stationCode.split(' ')
        return { stage, agencyCode: body || null, freeMinutes: Math.round(freeMs / MINUTE_MS) }
      })
      .filter((one) => agencyCode === undefined || one.agencyCode === agencyCode)
      .toSorted((one, other) => other.freeMinutes - one.freeMinutes),
  }
}

/** Of a place the parts of the queues of bodies that are its own. */
function bodiesOf({ bodies, places }: ForecastRow, { municipalityCode, agencyCode }: PlaceFilter) {
  const told =
    municipalityCode === undefined
      ? bodies
      : (places.find((place) => place.municipalityCode === municipalityCode)?.bodies ?? [])
  return told
    .filter((body) => agencyCode === undefined || body.agencyCode === agencyCode)
    .map((body) => ({ ...body, interval: { ...body.interval } }))
}

function placesOf({ places }: ForecastRow, { municipalityCode, agencyCode }: PlaceFilter): Shown['places'] {
  return places
    .filter((place) => municipalityCode === undefined || place.municipalityCode === municipalityCode)
    .flatMap(({ bodies, ...place }) => {
      const told = agencyCode === undefined ? place : bodies.find((body) => body.agencyCode === agencyCode)
      if (!told) return []
      const { due, misses, interval } = told
      return [{ municipalityCode: place.municipalityCode, due, misses, interval: { ...interval } }]
    })
}

type Judged = ForecastResponse['judged']

function judgeIntervals(
  told: Awaited<ReturnType<typeof listTold>>,
  rows: readonly JudgedRow[],
  filter: PlaceFilter,
): Pick<Judged, 'bodyCover' | 'placeCover'> {
  const missed = Map.groupBy(
    rows.filter(({ isMissed }) => isMissed),
    ({ forecastId }) => forecastId,
  )
  const mornings = told.map(({ id, bodies, places }) => ({ bodies, places, missed: missed.get(id) ?? [] }))
  const { bodies, places } = judgeCovers(mornings, filter)
  const present = (cover: Cover | null) => cover && { ...cover, interval: { ...cover.interval } }
  return { bodyCover: present(bodies), placeCover: present(places) }
}

function judge(rows: readonly JudgedRow[]): Omit<Judged, 'bodyCover' | 'placeCover'> {
  const idOf = ({ forecastId, incidentId }: JudgedRow) => `${forecastId} ${incidentId}`
  const forecasts = [...Map.groupBy(rows, ({ forecastId }) => forecastId).values()].map(
    (ofOne): Forecast => ({
      ...{ at: new Date(0), until: new Date(0), surprises: 0, bodies: [], places: [], slack: [] },
      questions: ofOne.map((row) => {
        const { agencyCode, municipalityCode, chance } = row
        return { id: idOf(row), agencyCode, municipalityCode, chance }
      }),
    }),
  )
  const missed = rows.filter(({ isMissed }) => isMissed)
  const { hitRate, foretold, brier } = judgeForecasts(forecasts, new Set(missed.map(idOf)))
  const named = rows.filter(({ chance }) => chance >= FORETOLD)
  const hits = named.filter(({ isMissed }) => isMissed).length
  return {
    days: forecasts.length,
    questions: rows.length,
    named: named.length,
    hits,
    hitRate,
    interval: named.length > 0 ? shareInterval(hits, named.length) : null,
    missed: missed.length,
    foretold,
    brier,
  }
}
