/** What a person, a test or the demo region can do to any emulator; each network adds its own actions. */
import { z } from 'zod'
import type { Clock, ManualClock } from '../clock.ts'
import type { FaultBook } from '../faults.ts'
import type { Ledger } from '../storage/ledger.ts'
import { action } from './action.ts'
import { ControlError } from './control-error.ts'

const LONGEST_PAGE = 10_000
const Seed = z.number().int()

type Core<Fault extends object, Entry extends { kind: string }> = {
  clock: Clock | ManualClock
  ledger: Ledger<Entry>
  faults: FaultBook<Fault>
  Fault: z.ZodType<Fault>
  seed(): number
  dump(): Record<string, unknown[]>
  idle(): Promise<void>
  reset(seed: number): void
}

export function isManual(clock: Clock | ManualClock): clock is ManualClock {
  return 'advance' in clock
}

export function commonActions<Fault extends object, Entry extends { kind: string }>({
  clock,
  ledger,
  faults: book,
  Fault,
  seed: currentSeed,
  dump,
  idle,
  reset,
}: Core<Fault, Entry>) {
  const Faults = z.array(Fault).max(100)
  return {
    setFaults: action(z.strictObject({ faults: Faults, seed: Seed.optional() }), ({ faults, seed }) => {
      book.replace(faults, seed ?? currentSeed())
      return book.list()
    }),
    addFaults: action(z.strictObject({ faults: Faults }), ({ faults }) => {
      book.add(faults)
      return book.list()
    }),
    listFaults: action(z.unknown(), () => book.list()),
    readLedger: action(
      z.object({
        since: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(LONGEST_PAGE).default(1000),
      }),
      (page) => ledger.read(page),
    ),
    dump: action(z.unknown(), dump),
    reset: action(z.strictObject({ seed: Seed.default(1) }), ({ seed }) => {
      reset(seed)
      return { seed }
    }),
    /** Moves a manual clock and resolves when everything due by then has been sent and answered. */
    advance: action(z.strictObject({ ms: z.number().int().min(0) }), async ({ ms }) => {
      if (!isManual(clock)) throw new ControlError(409, 'the clock is the real one')
      await clock.advance(ms, idle)
      return { now: clock.now().toISOString() }
    }),
    /** Resolves when nothing is being sent; what waits for a later attempt does not count. */
    idle: action(z.unknown(), idle),
  }
}

/** What the control of a network is made of. */
export type ControlCore<World> = {
  world: World
  clock: Clock | ManualClock
  idle: () => Promise<void>
  reset: (seed: number) => void
}

export type CommonActions = ReturnType<typeof commonActions>
