/**
 * Computes what the figures of the rounds say: medians with their spread, ratios to Veche, and whether those reach
 * the target.
 */
import { median } from '../lib/stats.ts'
import type { Limit } from './limit.ts'
import type { Turn } from './measure-rounds.ts'

export type Better = 'more' | 'less'
export type Spread = { median: number; least: number; most: number }
export type Ratio = {
  system: string
  /** How many times better Veche is; below 1 it is worse. */
  times: number
  /** The worst round of one lies on the good side of the best round of the other, so chance cannot explain the ratio. */
  isApart: boolean
  target: number | null
}
export type ComparedWork = {
  name: string
  better: Better
  spreads: { system: string; spread: Spread | null }[]
  limit: number | null
  ratios: Ratio[]
}

type Targets = Readonly<Record<string, number>>
type Work = {
  name: string
  better: Better
  read: (turn: Turn) => number | null
  limit?: (limit: Limit) => number
  /** By the name of the system. */
  targets?: Targets
}

const OWN = 'Veche'
const TARGETS = {
  ingest: { RT: 60, Redmine: 20 },
  list: { RT: 10, Redmine: 40 },
  search: { RT: 25, Redmine: 100 },
  card: { RT: 10, Redmine: 5 },
} satisfies Record<string, Targets>

const worksOf = (deepPage: number): readonly Work[] => [
  {
    ...{ name: 'ingest, one by one, a second', better: 'more', targets: TARGETS.ingest },
    ...{ read: ({ ingestOne }) => ingestOne, limit: ({ ingestOne }) => ingestOne },
  },
  {
    ...{ name: 'ingest, eight at once, a second', better: 'more', targets: TARGETS.ingest },
    ...{ read: ({ ingestEight }) => ingestEight, limit: ({ ingestEight }) => ingestEight },
  },
  {
    ...{ name: 'list, first page, p50 ms', better: 'less', targets: TARGETS.list },
    ...{ read: ({ readings }) => readings?.list.p50 ?? null, limit: ({ list }) => list.p50 },
  },
  {
    ...{ name: 'list, first page, p95 ms', better: 'less' },
    ...{ read: ({ readings }) => readings?.list.p95 ?? null, limit: ({ list }) => list.p95 },
  },
  {
    ...{ name: `list, page ${deepPage}, p50 ms`, better: 'less', targets: TARGETS.list },
    read: ({ readings }) => readings?.listDeep.p50 ?? null,
  },
  {
    ...{ name: 'search, frequent word, p50 ms', better: 'less', targets: TARGETS.search },
    read: ({ readings }) => readings?.searchFrequent.p50 ?? null,
    limit: ({ searchFrequent }) => searchFrequent.p50,
  },
  {
    ...{ name: 'search, rare word, p50 ms', better: 'less', targets: TARGETS.search },
    ...{
      read: ({ readings }) => readings?.searchRare.p50 ?? null,
      limit: ({ searchRare }) => searchRare.p50,
    },
  },
  {
    ...{ name: 'card, p50 ms', better: 'less', targets: TARGETS.card },
    ...{ read: ({ readings }) => readings?.card.p50 ?? null, limit: ({ card }) => card.p50 },
  },
  { name: 'memory after load, PSS MB', better: 'less', read: ({ memoryMb }) => memoryMb },
  { name: 'start to first answer, ms', better: 'less', read: ({ startMs }) => startMs },
]

/** The systems in their order, Veche first. */
export function compare(
  turns: readonly Turn[],
  { systems, limit, deepPage }: { systems: readonly string[]; limit: Limit; deepPage: number },
): ComparedWork[] {
  return worksOf(deepPage).map(({ name, better, read, limit: readLimit, targets = {} }) => {
    const spreads = systems.map((system) => {
      const ofSystem = turns.filter((turn) => turn.system === system)
      return { system, spread: spreadOf(ofSystem.map(read).filter((value) => value !== null)) }
    })
    const own = spreads.find(({ system }) => system === OWN)?.spread
    const ratios = spreads.flatMap(({ system, spread }) =>
      own && spread && system !== OWN
        ? [{ system, ...ratioOf({ own, other: spread, better }), target: targets[system] ?? null }]
        : [],
    )
    return { name, better, spreads, limit: readLimit?.(limit) ?? null, ratios }
  })
}

/** Gives null for an empty list. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) }
}

export function ratioOf({ own, other, better }: { own: Spread; other: Spread; better: Better }) {
  const times = better === 'more' ? own.median / other.median : other.median / own.median
  return { times, isApart: own.least > other.most || other.least > own.most }
}

export function isReached({ times, target }: Ratio): boolean {
  return target === null || times >= target
}
