/**
 * Many questions at once, lived at random by several people, on PostgreSQL and in a small model written from the
 * rules: after each step both say the same. `npm run model -- --runs 2000` lives longer; `--seed` repeats a life.
 */
import { STEPS as STEP_NAMES } from '@veche/contract/incidents.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Chance } from './choose.ts'
import { beginRun, endRun, openStage, type Run, type Stage, takeChance } from './stage.ts'

const STEPS = 50
const BOUNDED_RUNS = 40
const FIXED_SEED = 20_261_124
const runs = Number(process.env.MODEL_RUNS ?? BOUNDED_RUNS)
const seed = process.env.MODEL_SEED ? Number(process.env.MODEL_SEED) : null

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.desk.close())

const roll = fc.nat(9999)
const chances: fc.Arbitrary<Chance> = fc.record({
  mood: fc.constantFrom(
    ...(['on', 'on', 'on', 'on', 'on', 'fit', 'fit', 'fit', 'fit', 'any', 'any', 'any'] as const),
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

async function live(life: readonly Chance[]): Promise<string[]> {
  const run = await beginRun(stage)
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
async function shorten(life: readonly Chance[], error: LifeError): Promise<LifeError> {
  let [kept, shown] = [[...life].slice(0, error.told.length - 3), error]
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let from = 0; from < kept.length; ) {
      const shorter = kept.toSpliced(from, size)
      const failed = await live(shorter).then(
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

async function livesHold(seedNow: number, numRuns: number): Promise<void> {
  let failed: { life: readonly Chance[]; error: LifeError } | null = null
  let lived = 0
  await fc
    .assert(
      fc.asyncProperty(lives, async (life) => {
        lived += 1
        await live(life).catch((error: unknown) => {
          if (error instanceof LifeError) failed = { life, error }
          throw error
        })
      }),
      { numRuns, seed: seedNow, endOnFailure: true },
    )
    .catch(async (error: unknown) => {
      if (!failed) throw error
      const shortest = await shorten(failed.life, failed.error)
      const told = shortest.told.map((line, index) => `  ${index + 1}. ${line}`).join('\n')
      throw new Error(`Life ${lived} of seed ${seedNow}: ${shortest.message}\n${told}`, {
        cause: shortest.cause,
      })
    })
}

const TIMEOUT_MS = 60_000 + runs * 10_000

it.runIf(seed === null)(
  'lives as the model says, the same lives each time',
  async () => {
    await livesHold(FIXED_SEED, Math.ceil(runs / 2))
  },
  TIMEOUT_MS,
)

it(
  'lives as the model says, other lives each time',
  async () => {
    await livesHold(seed ?? Date.now() % 2 ** 31, Math.floor(runs / 2))
  },
  TIMEOUT_MS,
)

it('reaches every step of an incident', () => {
  const { figures } = stage
  if (process.env.MODEL_RUNS) console.log(tellFigures(figures))
  // The archive lies a month of silence away: few lives come there.
  const everyStep = STEP_NAMES.filter((step) => step !== 'archived')
  expect([...figures.reached.keys()]).toEqual(expect.arrayContaining(everyStep))
})

function tellFigures({ acts, reached, ...totals }: Stage['figures']): string {
  const inOrder = (counts: Map<string, number>) =>
    Object.fromEntries([...counts].sort(([, a], [, b]) => b - a))
  return JSON.stringify({ ...totals, acts: inOrder(acts), reached: inOrder(reached) }, null, 1)
}
