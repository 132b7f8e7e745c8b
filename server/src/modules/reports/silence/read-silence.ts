/** Municipalities that write much less than their people, the season and their neighbours let expect. */
import type { SilenceResponse } from '@veche/contract/reports.ts'
import { Temporal } from 'temporal-polyfill'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import { getDirectory, getRegionMap } from '../../directory/index.ts'
import { figuresNamed, findFirstDay, readFigures } from '../../figures/index.ts'
import { mapSilence, type Settlement } from './domain/map-silence.ts'
import { findNeighbours } from './domain/neighbours.ts'

type Context = Pick<AppContext, 'db' | 'clock' | 'region'>

const MONTHS = 12
const QUESTIONS = 'questions'

/** Of the last twelve whole months, from the figure of questions; months before the first question are not asked about. */
export async function readSilence(context: Context): Promise<SilenceResponse> {
  const { db, clock, region } = context
  const thisMonth = Temporal.PlainDate.from(dateInZone(region.timeZone, clock())).with({ day: 1 })
  const firstDay = await findFirstDay(db, region.timeZone)
  const months = Array.from({ length: MONTHS }, (_, back) => thisMonth.subtract({ months: MONTHS - back }))
    .map((first) => ({
      from: first.toString(),
      to: first.add({ months: 1 }).subtract({ days: 1 }).toString(),
    }))
    .filter(({ from }) => firstDay !== null && from >= firstDay.slice(0, 7))
  const [{ municipalities }, map, counted] = await Promise.all([
    getDirectory(db),
    getRegionMap(db),
    Promise.all(months.map((period) => countQuestions(context, period))),
  ])
  const neighbours = findNeighbours(map)
  const places = municipalities.flatMap(({ code, population }): Settlement[] =>
    population === null || population < 1
      ? []
      : [
          {
            ...{ code, population, neighbourCodes: neighbours.get(code) ?? [] },
            monthly: counted.map((counts) => counts.get(code) ?? 0),
          },
        ],
  )
  const populations = new Map(places.map(({ code, population }) => [code, population]))
  return {
    from: months[0]?.from ?? null,
    to: months.at(-1)?.to ?? null,
    places: (months.length === 0 ? [] : mapSilence(places)).map(({ code, interval, ...voice }) => ({
      ...{ ...voice, municipalityCode: code, population: populations.get(code) ?? 0 },
      interval: { ...interval },
    })),
    unknown: municipalities.flatMap(({ code }) => (populations.has(code) ? [] : [code])),
  }
}

async function countQuestions(
  context: Context,
  period: { from: string; to: string },
): Promise<Map<string | null, number>> {
  const figures = figuresNamed([QUESTIONS])
  const groups = await readFigures(context, { period, filter: {}, figures, by: 'municipality' })
  return new Map(groups.map(({ key, values }) => [key, values.get(QUESTIONS)?.value ?? 0]))
}
