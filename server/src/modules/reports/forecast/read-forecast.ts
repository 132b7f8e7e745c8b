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
import { judgeForecasts } from './domain/judge-forecast.ts'
import {
  type ForecastRow,
  type ForetoldRow,
  findLatest,
  type JudgedRow,
  listForetold,
  listJudged,
  type PlaceFilter,
} from './forecast.repository.ts'

type ShownBodies = NonNullable<ForecastResponse['forecast']>['bodies']
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
  const [row, judged] = await Promise.all([findLatest(db, dayOf(now)), listJudged(db, { since, filter })])
  if (!row) return { forecast: null, judged: judge(judged) }
  const visible = visibleIncidents(actor)(expressionBuilder<DB, 'incident'>())
  const foretold = await listForetold(db, { forecastId: row.id, filter, visible })
  return { forecast: present(row, foretold, filter), judged: judge(judged) }
}

function present(row: ForecastRow, foretold: readonly ForetoldRow[], filter: PlaceFilter) {
  const { agencyCode } = filter
  return {
    at: row.at.toISOString(),
    until: row.until.toISOString(),
    bodies: bodiesOf(row, foretold, filter).toSorted((one, other) => other.misses - one.misses),
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

/** A place has parts of the queues of bodies, of which no interval is known. */
function bodiesOf(row: ForecastRow, foretold: readonly ForetoldRow[], filter: PlaceFilter): ShownBodies {
  const { municipalityCode, agencyCode } = filter
  if (municipalityCode === undefined)
    return row.bodies.filter((body) => agencyCode === undefined || body.agencyCode === agencyCode)
  return [...Map.groupBy(foretold, (one) => one.agencyCode)].map(([code, ofBody]) => ({
    agencyCode: code,
    due: ofBody.length,
    misses: ofBody.reduce((sum, { chance }) => sum + chance, 0),
    interval: null,
  }))
}

function judge(rows: readonly JudgedRow[]): ForecastResponse['judged'] {
  const idOf = ({ forecastId, incidentId }: JudgedRow) => `${forecastId} ${incidentId}`
  const forecasts = [...Map.groupBy(rows, ({ forecastId }) => forecastId).values()].map(
    (ofOne): Forecast => ({
      ...{ at: new Date(0), until: new Date(0), bodies: [], slack: [] },
      questions: ofOne.map((row) => ({ id: idOf(row), agencyCode: row.agencyCode, chance: row.chance })),
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
