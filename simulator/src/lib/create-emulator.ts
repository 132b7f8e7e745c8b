/** Makes an emulator of what all share: a server, state and ledger kept over restarts, troubles on demand, a control. */
import { join } from 'node:path'
import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import { type Clock, type ManualClock, systemClock } from './clock.ts'
import { type AnyControl, controlRoutes } from './control/control.routes.ts'
import { createEmulatorApp } from './emulator-app.ts'
import { type Ledger, openLedger } from './storage/ledger.ts'
import { openStore, type Store } from './storage/store.ts'
import type { Table, TableChange } from './storage/table.ts'

export type EmulatorOptions = {
  seed?: number
  /** The folder of state and ledger; without it they live in memory. */
  dataDir?: string
  /** The address by which others reach the emulator; by default the one it listens on. */
  publicUrl?: string
  clock?: Clock | ManualClock
}

export type Emulator<Control> = {
  app: FastifyInstance
  control: Control
  /** Port 0 takes any free one; the address is returned. */
  listen(port: number, host?: string): Promise<string>
  close(): Promise<void>
}

type Tables = Record<string, Pick<Table<unknown>, 'all' | 'clear' | 'restore'>>
type Reset = { kind: 'reset'; seed: number }

/** What the world of a network stands on. */
export type Ground<Rows extends Tables, Entry extends { kind: string }, Faults> = {
  clock: Clock | ManualClock
  state: Store<Rows>
  ledger: Ledger<Entry | Reset>
  faults: Faults
  /** The address by which this emulator is reached, without a slash at the end. */
  baseUrl(): string
  seed(): number
}

export type Around = {
  dataDir: string | null
  /** Is called with each change of the state. */
  subscribe(listener: () => void): () => void
  reset(seed: number): void
}

/** What a network builds on the ground. */
export type Built<Control> = {
  control: Control
  /** Actions of the control that only other programs ask for. */
  moreActions?: Record<string, { accept(input: unknown): unknown }>
  addRoutes(app: FastifyInstance): void
  /** Forgets with the state what lives beside it. */
  clear?(): void
  /** Runs before the server listens, for servers of the network's own. */
  listen?(port: number, host: string): Promise<unknown>
  /** Runs when the address is known, so that what waits may be sent. */
  resume?(): void
  /** Runs before the server closes and ends what holds its connections open. */
  stop?(): unknown
  /** Runs after the server has closed. */
  close?(): void
}

type Parts<Rows extends Tables, Entry extends { kind: string }, Faults, Control> = {
  /** The beginning of the names of its files. */
  name: string
  createTables: (onChange: (change: TableChange) => void) => Rows
  createFaults: (seed: number) => Faults
  /** Puts the network's own refusals into words; null for any other error. */
  refusalOf: (error: unknown) => string | null
  build: (ground: Ground<Rows, Entry, Faults>, around: Around) => Built<Control>
}

const SEED = 'seed'

function layGround<Rows extends Tables, Entry extends { kind: string }, Faults>(
  { name, createTables, createFaults }: Omit<Parts<Rows, Entry, Faults, unknown>, 'build'>,
  { seed = 1, dataDir, clock = systemClock({}), publicUrl }: EmulatorOptions,
) {
  const listeners = new Set<() => void>()
  const pathOf = (kind: string) => (dataDir === undefined ? null : join(dataDir, `${name}-${kind}.jsonl`))
  const state = openStore({
    path: pathOf('state'),
    createTables,
    onChange: () => {
      for (const listener of [...listeners]) listener()
    },
  })
  let baseUrl = publicUrl ?? 'http://127.0.0.1'
  if (!state.sequences.get(SEED)) state.sequences.put({ name: SEED, value: seed })
  const ledger = openLedger<Entry | Reset>({ path: pathOf('ledger'), now: () => clock.now() })
  const ground: Ground<Rows, Entry, Faults> = {
    ...{ clock, state, ledger, faults: createFaults(seed) },
    baseUrl: () => baseUrl,
    seed: () => state.sequences.get(SEED)?.value ?? 1,
  }
  return {
    ground,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setAddress(address: string) {
      baseUrl = publicUrl ?? address
    },
  }
}

export function createEmulator<
  Rows extends Tables,
  Entry extends { kind: string },
  Faults extends { replace(faults: readonly never[], seed: number): void },
  Control extends AnyControl,
>({ build, ...parts }: Parts<Rows, Entry, Faults, Control>, options: EmulatorOptions): Emulator<Control> {
  const { ground, subscribe, setAddress } = layGround<Rows, Entry, Faults>(parts, options)
  const { state, ledger, faults } = ground

  function reset(seed: number): void {
    state.clear()
    built.clear?.()
    faults.replace([], seed)
    state.sequences.put({ name: SEED, value: seed })
    ledger.add({ kind: 'reset', seed })
  }
  const built = build(ground, { dataDir: options.dataDir ?? null, subscribe, reset })
  const app = createEmulatorApp(parts.refusalOf)
  app.register(formbody)
  controlRoutes(app, { ...built.control, ...built.moreActions })
  built.addRoutes(app)

  async function close(): Promise<void> {
    await built.stop?.()
    await app.close()
    built.close?.()
    state.close()
    ledger.close()
  }
  let closing: Promise<void> | null = null
  return {
    app,
    control: built.control,
    async listen(port, host = '127.0.0.1') {
      await built.listen?.(port, host)
      const address = await app.listen({ port, host })
      setAddress(address)
      built.resume?.()
      return address
    },
    close() {
      closing ??= close()
      return closing
    },
  }
}
