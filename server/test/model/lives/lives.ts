/**
 * Many questions at once, lived at random by several people, on PostgreSQL and in a small model written from the
 * rules: after each step both say the same. `npm run model -- --runs 2000` lives longer; `--seed` repeats a life.
 */
import { STEPS as STEP_NAMES } from '@veche/contract/values/incidents.ts'
import fc from 'fast-check'
import type { Chance } from './choose.ts'
import { endRun, type Run, type Stage, startRun, takeChance } from './stage.ts'

/** Of one file of two. */
export const RUNS = process.env.MODEL_RUNS ? Math.ceil(Number(process.env.MODEL_RUNS) / 2) : 20
export const SEED = process.env.MODEL_SEED ? Number(process.env.MODEL_SEED) : null
export const TIMEOUT_MS = 60_000 + RUNS * 10_000
/** The archive lies a month of silence away: few lives come there. */
export const EVERY_STEP = STEP_NAMES.filter((step) => step !== 'archived')

const STEPS = 50

const roll = fc.nat(9999)
const chances: fc.Arbitrary<Chance> = fc.record({
  mood: fc.constantFrom(
    ...([
      'on',
      'on',
      'on',
      'on',
      'on',
      'join',
      'join',
      'fit',
      'fit',
      'fit',
      'fit',
      'any',
      'any',
      'any',
    ] as const),
    ...([
      'both',
      'both',
      'send',
      'send',
      'send',
      'delivery',
      'delivery',
      'world',
      'world',
      'time',
      'time',
    ] as const),
  ),
  life: roll,
  who: roll,
  what: roll,
  more: roll,
  isStale: fc.integer({ min: 0, max: 5 }).map((side) => side === 0),
})

/** A chance as a command of fast-check: always possible, for a refusal is foretold too. */
class Step implements fc.AsyncCommand<{ run: Run }, Stage> {
  readonly #chance: Chance
  constructor(chance: Chance) {
    this.#chance = chance
  }
  check(): boolean {
    return true
  }
  run({ run }: { run: Run }, real: Stage): Promise<void> {
    return takeChance(real, run, this.#chance)
  }
  toString(): string {
    return JSON.stringify(this.#chance)
  }
}

const lives = fc.array(chances, { minLength: STEPS, maxLength: STEPS + 10 })

async function live(stage: Stage, life: readonly Chance[]): Promise<string[]> {
  const run = await startRun(stage)
  try {
    await fc.asyncModelRun(
      () => ({ model: { run }, real: stage }),
      life.map((chance) => new Step(chance)),
    )
    await endRun(stage, run)
  } catch (error) {
    throw new LifeError(error, run.told)
  }
  return run.told
}

class LifeError extends Error {
  readonly told: string[]
  constructor(cause: unknown, told: string[]) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.told = told
  }
}

/** The fewest acts that still show the difference: parts are left out while it stays. */
async function shorten(stage: Stage, life: readonly Chance[], error: LifeError): Promise<LifeError> {
  let [kept, shown] = [[...life].slice(0, error.told.length - 3), error]
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let from = 0; from < kept.length; ) {
      const shorter = kept.toSpliced(from, size)
      const failed = await live(stage, shorter).then(
        () => null,
        (failure: unknown) => (failure instanceof LifeError ? failure : null),
      )
      if (failed) {
        kept = shorter.slice(0, Math.max(0, failed.told.length - 3))
        shown = failed
      } else from += size
    }
  return shown
}

/** Throws the shortest list of acts after which the two differ. */
export async function livesHold(stage: Stage, seed: number, numRuns: number): Promise<void> {
  let failed: { life: readonly Chance[]; error: LifeError } | null = null
  let lived = 0
  await fc
    .assert(
      fc.asyncProperty(lives, async (life) => {
        lived += 1
        if (process.env.MODEL_RUNS && lived % 100 === 0) console.log(`seed ${seed}: ${lived} lives`)
        await live(stage, life).catch((error: unknown) => {
          if (error instanceof LifeError) failed = { life, error }
          throw error
        })
      }),
      { numRuns, seed, endOnFailure: true },
    )
    .catch(async (error: unknown) => {
      if (!failed) throw error
      const shortest = await shorten(stage, failed.life, failed.error)
      const told = shortest.told.map((line, index) => `  ${index + 1}. ${line}`).join('\n')
      throw new Error(`Life ${lived} of seed ${seed}: ${shortest.message}\n${told}`, {
        cause: shortest.cause,
      })
    })
}

export function printFigures({ acts, reached, history, ...totals }: Stage['figures']): void {
  const inOrder = (counts: Map<string, number>) =>
    Object.fromEntries([...counts].sort(([, a], [, b]) => b - a))
  const figures = { ...totals, acts: inOrder(acts), reached: inOrder(reached), history: inOrder(history) }
  if (process.env.MODEL_RUNS) console.log(JSON.stringify(figures, null, 1))
}
