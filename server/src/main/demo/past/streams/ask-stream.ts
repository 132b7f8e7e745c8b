/** What is asked under the announcement of a stream: since the morning of its day, and while it is on air. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { Asked } from '../domain/asked.ts'
import { type Chance, createChance } from '../domain/chance.ts'
import { ask } from '../domain/demand/ask.ts'
import { toSeconds } from '../domain/demand/seasons.ts'
import type { DemandSource } from '../domain/demand/source.ts'
import { STREAM_NETWORK } from '../networks/index.ts'
import type { PlannedStream } from './plan-streams.ts'

/** Comments of a stream have numbers that questions of pages do not reach. */
const FIRST_NUMBER = 600
const MOST_ASKED = 60
const STREAMS_A_DAY = 6
/** In a place of fifty thousand. */
const USUAL_ASKED = 24
const USUAL_PEOPLE = 50_000
const LIVE = 0.45
const ASKS = 0.55
/** Who only thanks or greets. */
const THANKS = 0.05
/** Who asks what somebody has asked already, in the same words. */
const SAME_WORDS = 0.05
/** Comments begin so long before. */
const BEFORE_MS = 7 * 60 * MINUTE_MS

export type Held = { startedAt: Date; endedAt: Date }

export function askStream(source: DemandSource, stream: PlannedStream, held: Held): Asked[] {
  const { seed } = source
  const { index, date, locality } = stream
  const chance = createChance(seed, 'stream', index)
  const mean = USUAL_ASKED * (locality.population / USUAL_PEOPLE) ** 0.35
  const count = Math.min(MOST_ASKED, Math.max(6, chance.count(mean)))
  const moments = Array.from({ length: count }, () => momentOf(held, chance)).toSorted((a, b) => a - b)
  const first = FIRST_NUMBER + (index % STREAMS_A_DAY) * MOST_ASKED
  const asked: Asked[] = []
  for (const [place, ms] of moments.entries()) {
    const one = askOne(source, stream, { at: toSeconds(ms), chance })
    const earlier = asked.length > 0 && chance.isLucky(SAME_WORDS) ? chance.choose(asked) : null
    const said = earlier ? { ...earlier, at: one.at, resident: one.resident } : one
    asked.push({ ...said, key: `${date} ${first + place} stream` })
  }
  return asked
}

function momentOf({ startedAt, endedAt }: Held, chance: Chance): number {
  const [start, end] = [startedAt.getTime(), endedAt.getTime()]
  const isLive = chance.isLucky(LIVE)
  return isLive ? start + chance.next() * (end - start - 10 * MINUTE_MS) : start - chance.next() * BEFORE_MS
}

function askOne(
  source: DemandSource,
  { locality, theme }: PlannedStream,
  { at, chance }: { at: Date; chance: Chance },
): Asked {
  const inStream = { ...source, networksOf: () => [STREAM_NETWORK] as const }
  const { words } = source
  const isAsk = chance.isLucky(ASKS)
  const fit = (isAsk ? words.questions : words.complaints).filter(({ topic }) => theme.topics.includes(topic))
  const topic = chance.choose(fit.length > 0 ? fit : words.questions)
  const kind = isAsk || fit.length === 0 ? 'ask' : 'trouble'
  const asked = ask(inStream, { at, kind, topic, locality }, chance)
  const place = { network: STREAM_NETWORK, surface: 'comment' } as const
  const isThanks = chance.isLucky(THANKS)
  return { ...asked, ...(isThanks ? { text: chance.choose(THANKING) } : {}), place }
}

const THANKING = [
  'Спасибо за эфир!',
  'Спасибо, что отвечаете',
  'Добрый вечер всем!',
  'Спасибо за понятные ответы',
]
