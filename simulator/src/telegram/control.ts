/** Everything a person, a test or the demo region can do to the emulator. */
import type { Clock, ManualClock } from '../lib/clock.ts'
import { commonActions } from '../lib/control/control.ts'
import { membershipActions } from './actions/membership.ts'
import { setUpActions } from './actions/set-up.ts'
import { wordActions } from './actions/words.ts'
import { Fault } from './faults.ts'
import type { World } from './world.ts'

type Core = {
  world: World
  clock: Clock | ManualClock
  idle: () => Promise<void>
  reset: (seed: number) => void
}

export function createControl({ world, ...core }: Core) {
  const { ledger, faults, seed, state } = world
  return {
    ...setUpActions(world),
    ...membershipActions(world),
    ...wordActions(world),
    ...commonActions({ ...core, ledger, faults, Fault, seed, dump: state.dump }),
  }
}

export type Control = ReturnType<typeof createControl>
