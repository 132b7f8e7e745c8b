/** Municipalities and settlements that write much less than their people, the season and their neighbours let expect. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { SilenceResponse, SilenceRowsResponse } from '@veche/contract/reports.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory, getRegionMap } from '../../directory/index.ts'
import { figuresNamed, readFigures } from '../../figures/index.ts'
import { createKeptAnswers } from '../kept-answers.ts'
import { mapSilence, type Settlement } from './domain/map-silence.ts'
import { findNeighbours } from './domain/neighbours.ts'
import {
  type AskedSettlement,
  type HeardSettlements,
  readSettlements,
  readSilenceRows,
} from './read-settlements.ts'
import { listSilenceMonths, presentVoice, type SilenceContext } from './silence-months.ts'

const KEEP_MS = 5 * MINUTE_MS
const QUESTIONS = 'questions'

export type Silences = {
  read: () => Promise<SilenceResponse>
  /** The questions of one settlement. */
  rows: (actor: Actor, asked: AskedSettlement) => Promise<SilenceRowsResponse>
}

/** Whole months alone are counted, so it is read once for many readers. */
export function createSilences(context: SilenceContext): Silences {
  const keptOr = createKeptAnswers<Heard>(KEEP_MS, () => context.clock().getTime())
  const heard = () => keptOr('', () => readHeard(context))
  return {
    read: async () => (await heard()).told,
    rows: async (actor, asked) => readSilenceRows(context, actor, { ...asked, heard: await heard() }),
  }
}

type Heard = HeardSettlements & { told: SilenceResponse }

async function readHeard(context: SilenceContext): Promise<Heard> {
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
  const { settlements, settlementsUnknown, ...heard } = await readSettlements(context, {
    ...{ months, municipalities, neighbours },
  })
  const told = {
    from: months[0]?.from ?? null,
    to: months.at(-1)?.to ?? null,
    places: (months.length === 0 ? [] : mapSilence(known)).map((voice) => ({
      ...presentVoice(voice),
      ...{ municipalityCode: voice.code, population: populations.get(voice.code) ?? 0 },
    })),
    unknown: municipalities.flatMap(({ code }) => (populations.has(code) ? [] : [code])),
    ...{ settlements, settlementsUnknown },
  }
  return { ...heard, told }
}

async function countQuestions(
  context: SilenceContext,
  period: { from: string; to: string },
): Promise<Map<string | null, number>> {
  const figures = figuresNamed([QUESTIONS])
  const groups = await readFigures(context, { period, filter: {}, figures, by: 'municipality' })
  return new Map(groups.map(({ key, values }) => [key, values.get(QUESTIONS)?.value ?? 0]))
}
