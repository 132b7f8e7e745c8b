/** Everything a person, a test or the demo region can do to the emulator. */
import { type ControlCore, commonActions } from '../lib/control/control.ts'
import { membershipActions } from './actions/membership.ts'
import { setUpActions } from './actions/set-up.ts'
import { wordActions } from './actions/words.ts'
import { Fault } from './faults.ts'
import type { World } from './world.ts'

export function createControl({ world, ...core }: ControlCore<World>) {
  const { ledger, faults, seed, state } = world
  return {
    ...setUpActions(world),
    ...membershipActions(world),
    ...wordActions(world),
    ...commonActions({ ...core, ledger, faults, Fault, seed, dump: state.dump }),
  }
}

export type Control = ReturnType<typeof createControl>
