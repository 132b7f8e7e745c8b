/** Everything a person, a test or the demo region can do to the emulator. */
import { type ControlCore, commonActions } from '../lib/control/control.ts'
import { messageActions } from './actions/message-actions.ts'
import { setUpActions } from './actions/set-up.ts'
import { wallActions } from './actions/wall-actions.ts'
import { Fault } from './faults.ts'
import type { World } from './world.ts'

export function createControl({ world, ...core }: ControlCore<World>) {
  const { ledger, faults, seed, state } = world
  return {
    ...setUpActions(world),
    ...wallActions(world),
    ...messageActions(world),
    ...commonActions({ ...core, ledger, faults, Fault, seed, dump: state.dump }),
  }
}

export type Control = ReturnType<typeof createControl>
