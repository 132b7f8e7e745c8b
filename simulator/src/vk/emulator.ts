/** The emulator of VK: its API, its events, its walls and messages, and a page on which a person plays a resident. */
import { join } from 'node:path'
import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import { type Clock, type ManualClock, systemClock } from '../lib/clock.ts'
import { controlRoutes } from '../lib/control/control.routes.ts'
import { createEmulatorApp } from '../lib/emulator-app.ts'
import { openLedger } from '../lib/storage/ledger.ts'
import { createUploads } from '../lib/uploads.ts'
import { apiRoutes } from './api/api.routes.ts'
import { createApi } from './api/api.ts'
import { createRateLimit } from './api/rate-limit.ts'
import { uploadRoutes } from './api/upload.routes.ts'
import { type Control, createControl } from './control.ts'
import { confirmServer } from './events/callback-confirmation.ts'
import { createCallbackSender } from './events/callback-sender.ts'
import { createEmitter } from './events/events.ts'
import { createLivePoll } from './events/live-poll.ts'
import { createLongPoll } from './events/long-poll.ts'
import { createFaults } from './faults.ts'
import { pageRoutes } from './page.routes.ts'
import { formRoutes } from './page-forms.routes.ts'
import { openState } from './state.ts'
import { VkError } from './vk-error.ts'
import type { World } from './world.ts'

export type VkEmulatorOptions = {
  seed?: number
  /** State and ledger are kept here over restarts; without it they live in memory. */
  dataDir?: string
  /** By which address others reach the emulator; by default the one it listens on. */
  publicUrl?: string
  clock?: Clock | ManualClock
}

export type VkEmulator = {
  app: FastifyInstance
  control: Control
  /** Port 0 takes any free one; the address is returned. */
  listen(port: number, host?: string): Promise<string>
  close(): Promise<void>
}

const SEED = 'seed'

function refusalOf(error: unknown): string | null {
  return error instanceof VkError ? `VK ${error.code}: ${error.message}` : null
}

function createCore(options: VkEmulatorOptions) {
  const dataDir = options.dataDir ?? null
  const clock = options.clock ?? systemClock({})
  const listeners = new Set<() => void>()
  const state = openState({
    dataDir,
    onChange: () => {
      for (const listener of listeners) listener()
    },
  })
  const stop = new AbortController()
  const confirming = new Set<Promise<void>>()
  let baseUrl = options.publicUrl ?? 'http://127.0.0.1'

  const world: World = {
    clock,
    state,
    ledger: openLedger({
      path: dataDir === null ? null : join(dataDir, 'vk-ledger.jsonl'),
      now: () => clock.now(),
    }),
    uploads: createUploads({ dataDir }),
    faults: createFaults(options.seed ?? 1),
    baseUrl: () => baseUrl,
    seed: () => state.sequences.get(SEED)?.value ?? 1,
    emit: (event) => emit(event),
    longPollTs: (groupId) => longPoll.currentTs(groupId),
    openLivePoll: (video) => livePoll.open(video),
    pushToLivePoll: (comment) => livePoll.push(comment),
    confirmServer(groupId, serverId) {
      const handshake = confirmServer(world, { groupId, serverId }, stop.signal).finally(() =>
        confirming.delete(handshake),
      )
      confirming.add(handshake)
    },
  }
  const longPoll = createLongPoll(world)
  const livePoll = createLivePoll(world)
  const callbacks = createCallbackSender(world)
  const rateLimit = createRateLimit()
  const emit = createEmitter({ world, longPoll, callbacks })
  if (!state.sequences.get(SEED)) state.sequences.put({ name: SEED, value: options.seed ?? 1 })

  return {
    world,
    longPoll,
    livePoll,
    callbacks,
    rateLimit,
    clock,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setBaseUrl: (url: string) => {
      baseUrl = options.publicUrl ?? url
    },
    async idle() {
      await Promise.allSettled(confirming)
      await callbacks.idle()
    },
    reset(seed: number) {
      state.clear()
      callbacks.clear()
      longPoll.clear()
      livePoll.clear()
      rateLimit.clear()
      world.faults.replace([], seed)
      state.sequences.put({ name: SEED, value: seed })
      world.ledger.add({ kind: 'reset', seed })
    },
    close() {
      stop.abort()
      callbacks.close()
      world.state.close()
      world.ledger.close()
    },
  }
}

export function createVkEmulator(options: VkEmulatorOptions = {}): VkEmulator {
  const core = createCore(options)
  const control = createControl({
    world: core.world,
    clock: core.clock,
    idle: core.idle,
    reset: core.reset,
  })
  const app = createEmulatorApp(refusalOf)
  app.register(formbody)
  uploadRoutes(app, core.world)
  apiRoutes(app, {
    call: createApi(core.world, core.rateLimit),
    longPoll: core.longPoll,
    livePoll: core.livePoll,
  })
  controlRoutes(app, control)
  pageRoutes(app, { world: core.world, subscribe: core.subscribe })
  formRoutes(app, { world: core.world, control })

  let closing: Promise<void> | null = null
  return {
    app,
    control,
    async listen(port, host = '127.0.0.1') {
      const address = await app.listen({ port, host })
      core.setBaseUrl(address)
      core.callbacks.resume()
      return address
    },
    close() {
      closing ??= app.close().then(() => core.close())
      return closing
    },
  }
}
