/** The emulator of MAX: its API, its updates, its chats and channels, and a page on which a person plays a resident. */

import { join } from 'node:path'
import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import { type Clock, type ManualClock, systemClock } from '../lib/clock.ts'
import { controlRoutes } from '../lib/control/control.routes.ts'
import { createWebhookSender } from '../lib/delivery/webhook-sender.ts'
import { HOUR_MS } from '../lib/durations.ts'
import { createEmulatorApp } from '../lib/emulator-app.ts'
import { openLedger } from '../lib/storage/ledger.ts'
import { createUploads } from '../lib/uploads.ts'
import { apiRoutes, updatesRoute } from './api.routes.ts'
import { createApi } from './api.ts'
import { type Control, createControl } from './control.ts'
import { createFaults } from './faults.ts'
import { pageRoutes } from './page.routes.ts'
import { openState } from './state.ts'
import { createEmitter } from './updates.ts'
import { uploadRoutes } from './upload.routes.ts'
import { type LedgerRecord, MaxError, type World } from './world.ts'

export type MaxEmulatorOptions = {
  seed?: number
  /** State and ledger are kept here over restarts; without it they live in memory. */
  dataDir?: string
  /** By which address others reach the emulator; by default the one it listens on. */
  publicUrl?: string
  clock?: Clock | ManualClock
}

export type MaxEmulator = {
  app: FastifyInstance
  control: Control
  /** Port 0 takes any free one; the address is returned. */
  listen(port: number, host?: string): Promise<string>
  close(): Promise<void>
}

const SEED = 'seed'
const FIRST_RETRY_MS = 60_000
const MOST_RETRIES = 10

const NETWORK = {
  retryAfterMs: (attempt: number) => (attempt < MOST_RETRIES ? FIRST_RETRY_MS * 2.5 ** attempt : null),
  answerWithinMs: 30_000,
  dropAfterMs: 8 * HOUR_MS,
  headersOf: ({ secret }: { secret: string | null }): Record<string, string> =>
    secret === null ? {} : { 'x-max-bot-api-secret': secret },
}

function createCore(options: MaxEmulatorOptions) {
  const dataDir = options.dataDir ?? null
  const clock = options.clock ?? systemClock({})
  const listeners = new Set<() => void>()
  const state = openState({
    dataDir,
    onChange: () => {
      for (const listener of [...listeners]) listener()
    },
  })
  let baseUrl = options.publicUrl ?? 'http://127.0.0.1'
  const ledger = openLedger<LedgerRecord>({
    path: dataDir === null ? null : join(dataDir, 'max-ledger.jsonl'),
    now: () => clock.now(),
  })
  const seed = () => state.sequences.get(SEED)?.value ?? 1
  const webhooks = createWebhookSender({
    ...{ clock, seed, network: NETWORK },
    subscriptions: state.subscriptions,
    deliveries: state.deliveries,
    nextId: () => state.next('delivery'),
    tell: (record) => void ledger.add(record),
  })
  const base = {
    ...{ clock, state, ledger, seed, faults: createFaults(options.seed ?? 1) },
    uploads: createUploads({ dataDir: dataDir === null ? null : join(dataDir, 'max') }),
    baseUrl: () => baseUrl,
  }
  const world: World = { ...base, emit: createEmitter(base, webhooks) }
  if (!state.sequences.get(SEED)) state.sequences.put({ name: SEED, value: options.seed ?? 1 })

  return {
    ...{ world, clock, webhooks },
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setBaseUrl: (url: string) => {
      baseUrl = options.publicUrl ?? url
    },
    reset(value: number) {
      state.clear()
      webhooks.clear()
      world.faults.replace([], value)
      state.sequences.put({ name: SEED, value })
      ledger.add({ kind: 'reset', seed: value })
    },
    close() {
      webhooks.close()
      state.close()
      ledger.close()
    },
  }
}

export function createMaxEmulator(options: MaxEmulatorOptions = {}): MaxEmulator {
  const core = createCore(options)
  const { world, clock, webhooks, reset, subscribe } = core
  const control = createControl({ world, clock, idle: webhooks.idle, reset })
  const app = createEmulatorApp((error) =>
    error instanceof MaxError ? `MAX ${error.code}: ${error.message}` : null,
  )
  app.register(formbody)
  uploadRoutes(app, world)
  apiRoutes(app, createApi(world))
  updatesRoute(app, world, subscribe)
  controlRoutes(app, control)
  pageRoutes(app, { world, control, subscribe })

  let closing: Promise<void> | null = null
  return {
    app,
    control,
    async listen(port, host = '127.0.0.1') {
      const address = await app.listen({ port, host })
      core.setBaseUrl(address)
      webhooks.resume()
      return address
    },
    close() {
      closing ??= app.close().then(() => core.close())
      return closing
    },
  }
}
