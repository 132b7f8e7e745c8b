/** Measures in rounds: each round takes every system once, one at a time, and begins with another one. */
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { readMemoryMb } from './memory.ts'
import { perSecond, type Times, timeCalls } from './pace.ts'
import type { Hits, Rival } from './rival.ts'

const INGEST_SECONDS = 8
const INGEST_WARM_UP = 5
/** Gives the database time to write out what the last system has left in it. */
const PAUSE_MS = 500

export type Readings = Record<'list' | 'listDeep' | 'searchFrequent' | 'searchRare' | 'card', Times>
/** What one system did in one round. */
export type Turn = {
  system: string
  round: number
  /** The load of the machine when the system began. */
  load: number
  startMs: number
  ingestOne: number
  ingestEight: number
  /** Null for a variant of a system, where it is not measured. */
  readings: Readings | null
  memoryMb: number | null
  hits: Hits
}

export async function measureRounds(rivals: readonly Rival[], rounds: number): Promise<Turn[]> {
  const turns: Turn[] = []
  for (let round = 0; round < rounds; round += 1) {
    const first = round % rivals.length
    for (const rival of [...rivals.slice(first), ...rivals.slice(0, first)]) {
      console.error(`round ${round + 1} of ${rounds}: ${rival.name}…`)
      turns.push({ system: rival.name, round, ...(await takeTurn(rival)) })
      await sleep(PAUSE_MS)
    }
  }
  return turns
}

async function takeTurn(rival: Rival): Promise<Omit<Turn, 'system' | 'round'>> {
  const load = loadavg()[0] ?? 0
  await rival.prepare()
  const startedAt = performance.now()
  rival.start()
  await rival.waitUntilAnswers()
  const startMs = performance.now() - startedAt
  const hits = await signIn(rival)
  for (let count = 0; count < INGEST_WARM_UP; count += 1) await rival.ingestOne()
  const ingestOne = await perSecond([rival.ingestOne], INGEST_SECONDS)
  const ingestEight = await rival.ingestEight(INGEST_SECONDS)
  const readings = rival.isVariant ? null : await read(rival)
  const memoryMb = rival.isVariant ? null : readMemoryMb(rival.pid())
  await rival.stop()
  return { load, startMs, ingestOne, ingestEight, readings, memoryMb, hits }
}

/** Throws when a reading finds nothing, because such a reading would be quick for no reason. */
async function signIn(rival: Rival): Promise<Hits> {
  const hits = await rival.signIn()
  for (const [reading, found] of Object.entries(hits))
    if (found === 0) throw new Error(`${rival.name}: ${reading} finds nothing`)
  return hits
}

async function read(rival: Rival): Promise<Readings> {
  return {
    list: await timeCalls(rival.list),
    listDeep: await timeCalls(rival.listDeep),
    searchFrequent: await timeCalls(rival.searchFrequent),
    searchRare: await timeCalls(rival.searchRare),
    card: await timeCalls(rival.card),
  }
}
