/** Everything a person, a test or the demo region can do to the emulator. */
import { z } from 'zod'
import type { ManualClock } from '../lib/clock.ts'
import { ControlError } from '../lib/control-error.ts'
import { action } from './actions/action.ts'
import { messageActions } from './actions/message-actions.ts'
import { setUpActions } from './actions/set-up.ts'
import { wallActions } from './actions/wall-actions.ts'
import { Fault } from './faults.ts'
import type { World } from './world.ts'

const LONGEST_PAGE = 10_000

type Core = {
  world: World
  manualClock: ManualClock | null
  idle: () => Promise<void>
  reset: (seed: number) => void
}

export function createControl({ world, manualClock, idle, reset }: Core) {
  const Seed = z.number().int()
  return {
    ...setUpActions(world),
    ...wallActions(world),
    ...messageActions(world),
    setFaults: action(
      z.strictObject({ faults: z.array(Fault).max(100), seed: Seed.optional() }),
      ({ faults, seed }) => {
        world.faults.replace(faults, seed ?? world.seed())
        return world.faults.list()
      },
    ),
    addFaults: action(z.strictObject({ faults: z.array(Fault).max(100) }), ({ faults }) => {
      world.faults.add(faults)
      return world.faults.list()
    }),
    listFaults: action(z.unknown(), () => world.faults.list()),
    readLedger: action(
      z.object({
        since: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(LONGEST_PAGE).default(1000),
      }),
      (page) => world.ledger.read(page),
    ),
    dump: action(z.unknown(), () => world.state.dump()),
    reset: action(z.strictObject({ seed: Seed.default(1) }), ({ seed }) => {
      reset(seed)
      return { seed }
    }),
    /** Moves a manual clock; resolves when everything due by then has been sent and answered. */
    advance: action(z.strictObject({ ms: z.number().int().min(0) }), async ({ ms }) => {
      if (!manualClock) throw new ControlError(409, 'the clock is the real one')
      await manualClock.advance(ms, idle)
      return { now: world.clock.now().toISOString() }
    }),
    /** Resolves when nothing is being sent; what waits for a later attempt does not count. */
    idle: action(z.unknown(), idle),
  }
}

export type Control = ReturnType<typeof createControl>
