/**
 * Lets residents write in other networks too, more seldom than in the main one of the region, and react to answers
 * there.
 */
import { ControlError } from '../../lib/control/control-error.ts'
import { type Life, runReactions } from '../life.ts'
import { createRandom } from '../random.ts'
import { seasonOf } from '../residents/compose.ts'
import { hourIn, nextGapMs } from '../residents/rhythm.ts'
import type { Asked, Stage } from '../residents/stage.ts'
import { pause } from '../waiting.ts'

const OPENING_MESSAGES = 6
const OPENING_GAP_MS = 200
const WAIT_FOR_PRODUCT_MS = 30_000

export type MessengerLife = Omit<Life, 'control' | 'stage'> & {
  control: { readLedger: Parameters<typeof runReactions>[0]['control']['readLedger'] }
  stage: Pick<Stage, 'perform' | 'readAnswer' | 'react' | 'press'>
  isHeard: () => boolean
  /** Runs once, when somebody listens. */
  open: () => void
  /** How many times seldomer than in the main network. */
  seldomer: number
}

export async function runMessenger(life: MessengerLife): Promise<void> {
  await Promise.all([runResidents(life), runReactions(life)])
}

async function runResidents(life: MessengerLife): Promise<void> {
  const { signal, seed, run, speed, timeZone, now, newIncidents, isHeard, open, seldomer } = life
  for (let waitedMs = 0; waitedMs < WAIT_FOR_PRODUCT_MS && !signal.aborted && !isHeard(); waitedMs += 500)
    await pause(500, signal)
  if (signal.aborted) return
  open()
  for (let written = 0; run === 0 && written < OPENING_MESSAGES && !signal.aborted; ) {
    if (play(life)) written += 1
    await pause(OPENING_GAP_MS, signal)
  }
  const random = createRandom(`${seed} rhythm ${run}`)
  while (!signal.aborted) {
    const rhythm = { hour: hourIn(timeZone, now()), speed, newIncidents: newIncidents() }
    await pause(nextGapMs(rhythm, random) * seldomer, signal)
    if (!signal.aborted) play(life)
  }
}

/** Gives true when a resident has said something. */
function play({ script, stage, stats, now }: MessengerLife): boolean {
  const action = script.next(seasonOf(now().getMonth() + 1))
  const isDone = stage.perform(action)
  if (isDone && action.type === 'post') stats.posts += 1
  else if (isDone) stats.messages += 1
  return isDone && action.type !== 'post'
}

/** A person may have changed the scene meanwhile, which is no failure. */
export function attempt(run: () => void): boolean {
  try {
    run()
    return true
  } catch (error) {
    if (error instanceof ControlError) return false
    throw error
  }
}

const KEPT = 5000

/** Remembers the newest of many, because the network's names for messages are text and the region's own are numbers. */
export function createNotes<Spot>() {
  const spots = new Map<string, Spot>()
  const asked = new Map<string, Asked>()
  const numbers = new Map<string, number>()
  const names = new Map<number, string>()
  let last = 0
  function put<K, V>(map: Map<K, V>, key: K, value: V): void {
    map.delete(key)
    map.set(key, value)
    const oldest = map.size > KEPT ? map.keys().next().value : undefined
    if (oldest !== undefined) map.delete(oldest)
  }
  return {
    putSpot: (key: string, spot: Spot) => put(spots, key, spot),
    getSpot(key: string): Spot {
      const spot = spots.get(key)
      if (spot === undefined) throw new ControlError(404, `nothing is known of ${key}`)
      return spot
    },
    putAsked: (mid: string, words: Asked) => put(asked, mid, words),
    findAsked: (mid: string | null): Asked | null => (mid === null ? null : (asked.get(mid) ?? null)),
    numberOf(mid: string): number {
      const known = numbers.get(mid)
      if (known !== undefined) return known
      last += 1
      const number = last
      put(numbers, mid, number)
      put(names, number, mid)
      return number
    },
    midOf(number: number): string {
      const mid = names.get(number)
      if (mid === undefined) throw new ControlError(404, `no message ${number}`)
      return mid
    },
  }
}
