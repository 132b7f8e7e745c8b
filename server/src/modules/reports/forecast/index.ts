/** The forecast of the day: which deadlines will be missed by its end, who has time to spare, and how often it was right. */

export {
  type Arrivals,
  type Forecast,
  type ForecastInput,
  forecastMisses,
  type OpenQuestion,
} from './domain/forecast.ts'
export { type ForecastJudgement, judgeForecasts } from './domain/judge-forecast.ts'
export { shareOfSurprises } from './domain/surprises.ts'
export { readForecast } from './read-forecast.ts'
export { saveDueForecast, saveForecast } from './save-forecast.ts'
