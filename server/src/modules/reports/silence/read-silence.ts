/** Municipalities and settlements that write much less than their people, the season and their neighbours let expect. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { SilenceResponse } from '@veche/contract/reports.ts'
import { getDirectory, getRegionMap } from '../../directory/index.ts'
import { figuresNamed, readFigures } from '../../figures/index.ts'
import { createKeptAnswers } from '../kept-answers.ts'
import { mapSilence, type Settlement } from './domain/map-silence.ts'
import { findNeighbours } from './domain/neighbours.ts'
import { readSettlements } from './read-settlements.ts'
import { listSilenceMonths, presentVoice, type SilenceContext } from './silence-months.ts'

const KEEP_MS = 5 * MINUTE_MS
const QUESTIONS = 'questions'

/** Whole months alone are counted, so it is read once for many readers. */
export function createSilences(context: SilenceContext): () => Promise<SilenceResponse> {
  const keptOr = createKeptAnswers<SilenceResponse>(KEEP_MS, () => context.clock().getTime())
  return () => keptOr('', () => readSilence(context))
}

async function readSilence(context: SilenceContext): Promise<SilenceResponse> {
  const months = await listSilenceMonths(context)
  const [{ municipalities }, map, counted] = await Promise.all([
    getDirectory(context.db),
    getRegionMap(context.db),
    Promise.all(months.map((period) => countQuestions(context, period))),
  ])
  const neighbours = findNeighbours(map)
  const known = municipalities.flatMap(({ code, population }): Settlement[] =>
    population === null || population < 1
      ? []
      : [
          {
            ...{ code, population, neighbourCodes: neighbours.get(code) ?? [] },
            monthly: counted.map((counts) => counts.get(code) ?? 0),
          },
        ],
  )
  const populations = new Map(known.map(({ code, population }) => [code, population]))
  return {
    from: months[0]?.from ?? null,
    to: months.at(-1)?.to ?? null,
    places: (months.length === 0 ? [] : mapSilence(known)).map((voice) => ({
      ...presentVoice(voice),
      ...{ municipalityCode: voice.code, population: populations.get(voice.code) ?? 0 },
    })),
    unknown: municipalities.flatMap(({ code }) => (populations.has(code) ? [] : [code])),
    ...(await readSettlements(context, { months, municipalities, neighbours })),
  }
}

async function countQuestions(
  context: SilenceContext,
  period: { from: string; to: string },
): Promise<Map<string | null, number>> {
  const figures = figuresNamed([QUESTIONS])
  const groups = await readFigures(context, { period, filter: {}, figures, by: 'municipality' })
  return new Map(groups.map(({ key, values }) => [key, values.get(QUESTIONS)?.value ?? 0]))
}
