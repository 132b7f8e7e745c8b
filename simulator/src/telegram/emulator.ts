/** The emulator of Telegram: its Bot API, its updates, and a page on which a person plays a resident. */
import { join } from 'node:path'
import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import { type Clock, type ManualClock, systemClock } from '../lib/clock.ts'
import { controlRoutes } from '../lib/control/control.routes.ts'
import { createEmulatorApp } from '../lib/emulator-app.ts'
import { openLedger } from '../lib/storage/ledger.ts'
import { createUploads } from '../lib/uploads.ts'
import { apiRoutes } from './api.routes.ts'
import { createApi } from './api.ts'
import { type Control, createControl } from './control.ts'
import { createFaults } from './faults.ts'
import type { LedgerRecord } from './ledger.ts'
import { pageRoutes } from './page.routes.ts'
import { formRoutes } from './page-forms.routes.ts'
import { createRateLimit } from './rate-limit.ts'
import { openState } from './state.ts'
import { TelegramError } from './telegram-error.ts'
import { createUpdates } from './updates.ts'
import type { World } from './world.ts'

export type TelegramEmulatorOptions = {
  seed?: number
  /** State and ledger are kept here over restarts; without it they live in memory. */
  dataDir?: string
  clock?: Clock | ManualClock
}

export type TelegramEmulator = {
  app: FastifyInstance
  control: Control
  /** Port 0 takes any free one; the address is returned. */
  listen(port: number, host?: string): Promise<string>
  close(): Promise<void>
}

const SEED = 'seed'

function refusalOf(error: unknown): string | null {
  return error instanceof TelegramError ? `Telegram ${error.code}: ${error.message}` : null
}

function createCore({ seed = 1, dataDir, clock = systemClock({}) }: TelegramEmulatorOptions) {
  const listeners = new Set<() => void>()
  const folder = dataDir === undefined ? null : join(dataDir, 'telegram-uploads')
  const state = openState({
    dataDir: dataDir ?? null,
    onChange: () => {
      for (const listener of listeners) listener()
    },
  })
  if (!state.sequences.get(SEED)) state.sequences.put({ name: SEED, value: seed })
  const world: World = {
    clock,
    state,
    ledger: openLedger<LedgerRecord>({
      path: dataDir === undefined ? null : join(dataDir, 'telegram-ledger.jsonl'),
      now: () => clock.now(),
    }),
    uploads: createUploads({ dataDir: folder }),
    faults: createFaults(seed),
    seed: () => state.sequences.get(SEED)?.value ?? 1,
    emit: (update) => updates.emit(update),
    deliver: (botId) => updates.deliver(botId),
    waitForNews: (botId, seconds) => updates.waitForNews(botId, seconds),
  }
  const updates = createUpdates(world)
  const rateLimit = createRateLimit()

  return {
    world,
    clock,
    updates,
    rateLimit,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    reset(newSeed: number) {
      state.clear()
      updates.clear()
      rateLimit.clear()
      world.faults.replace([], newSeed)
      state.sequences.put({ name: SEED, value: newSeed })
      world.ledger.add({ kind: 'reset', seed: newSeed })
    },
  }
}

export function createTelegramEmulator(options: TelegramEmulatorOptions = {}): TelegramEmulator {
  const { world, clock, updates, rateLimit, subscribe, reset } = createCore(options)
  const control = createControl({ world, clock, idle: updates.idle, reset })
  const app = createEmulatorApp(refusalOf)
  app.register(formbody)
  apiRoutes(app, { world, call: createApi(world, rateLimit) })
  controlRoutes(app, control)
  pageRoutes(app, { world, subscribe })
  formRoutes(app, { world, control })

  let closing: Promise<void> | null = null
  return {
    app,
    control,
    async listen(port, host = '127.0.0.1') {
      const address = await app.listen({ port, host })
      updates.resume()
      return address
    },
    close() {
      closing ??= Promise.resolve(updates.close())
        .then(() => app.close())
        .then(() => {
          world.state.close()
          world.ledger.close()
        })
      return closing
    },
  }
}
