/** A forecast beside what happened: shown to those who rely on it. */
import { type Interval, isWithin, shareInterval } from '../../statistics/domain/interval.ts'
import type { Forecast } from './forecast.ts'

export type ForecastJudgement = {
  /** Of the questions that were more likely missed than not, the share that was; null when none was foretold. */
  readonly hitRate: number | null
  /** Of the missed ones, the share that was foretold so; null when none was missed. */
  readonly foretold: number | null
  /** Mean square of what the chances were off; 0.25 is a coin. */
  readonly brier: number | null
  /** Chances beside shares: a forecast is calibrated when each interval holds its chance. */
  readonly bins: readonly {
    readonly questions: number
    readonly chance: number
    readonly missed: number
    readonly interval: Interval
  }[]
  /** Of bodies the share whose misses lay within the interval; null when none had anything due. */
  readonly bodiesWithin: number | null
  /** The same of municipalities. */
  readonly placesWithin: number | null
}

const BIN_ENDS = [0.05, 0.2, 0.5, 0.8, 0.95, 1]
const FORETOLD = 0.5

/** Several forecasts are judged together; `missed` are the questions that were answered late or not at all. */
export function judgeForecasts(
  forecasts: readonly Forecast[],
  missed: ReadonlySet<string>,
): ForecastJudgement {
  const questions = forecasts.flatMap((forecast) =>
    forecast.questions.map(({ id, chance }) => ({ chance, isMissed: missed.has(id) })),
  )
  const foretold = questions.filter(({ chance }) => chance >= FORETOLD)
  const late = questions.filter(({ isMissed }) => isMissed)
  const held = (key: 'agencyCode' | 'municipalityCode', told: (forecast: Forecast) => readonly Told[]) =>
    forecasts.flatMap((forecast) =>
      told(forecast).map((one) => {
        const within = forecast.questions.filter((question) => question[key] === one[key])
        return isWithin(one.interval, within.filter(({ id }) => missed.has(id)).length)
      }),
    )
  return {
    hitRate: shareOf(foretold, ({ isMissed }) => isMissed),
    foretold: shareOf(late, ({ chance }) => chance >= FORETOLD),
    brier: meanOf(questions.map(({ chance, isMissed }) => (chance - Number(isMissed)) ** 2)),
    bins: BIN_ENDS.flatMap((end, index) => {
      const begin = BIN_ENDS[index - 1] ?? -1
      const inBin = questions.filter(({ chance }) => chance > begin && chance <= end)
      if (inBin.length === 0) return []
      const count = inBin.filter(({ isMissed }) => isMissed).length
      return {
        questions: inBin.length,
        chance: meanOf(inBin.map(({ chance }) => chance)) ?? 0,
        missed: count / inBin.length,
        interval: shareInterval(count, inBin.length),
      }
    }),
    bodiesWithin: shareOf(
      held('agencyCode', ({ bodies }) => bodies),
      (isHeld) => isHeld,
    ),
    placesWithin: shareOf(
      held('municipalityCode', ({ places }) => places),
      (isHeld) => isHeld,
    ),
  }
}

type Told = { agencyCode?: string; municipalityCode?: string; interval: Interval }

function shareOf<Item>(items: readonly Item[], isTrue: (item: Item) => boolean): number | null {
  return items.length > 0 ? items.filter(isTrue).length / items.length : null
}

function meanOf(values: readonly number[]): number | null {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null
}
