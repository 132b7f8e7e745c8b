/** The emulator of VK: its API, its events, its walls and messages, and a page on which a person plays a resident. */
import {
  type Around,
  type Built,
  createEmulator,
  type Emulator,
  type EmulatorOptions,
  type Ground,
} from '../lib/create-emulator.ts'
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
import { createFaults, type Faults } from './faults.ts'
import type { LedgerRecord } from './ledger.ts'
import { pageRoutes } from './page.routes.ts'
import { formRoutes } from './page-forms.routes.ts'
import { createTables, type Tables } from './state.ts'
import { VkError } from './vk-error.ts'
import type { World } from './world.ts'

export type VkEmulator = Emulator<Control>

export function createVkEmulator(options: EmulatorOptions = {}): VkEmulator {
  const refusalOf = (error: unknown) =>
    error instanceof VkError ? `VK ${error.code}: ${error.message}` : null
  return createEmulator({ name: 'vk', createTables, createFaults, refusalOf, build }, options)
}

function build(
  ground: Ground<Tables, LedgerRecord, Faults>,
  { dataDir, subscribe, reset }: Around,
): Built<Control> {
  const handshakes = createHandshakes((place, signal) => confirmServer(world, place, signal))
  const world: World = {
    ...ground,
    uploads: createUploads({ dataDir }),
    emit: (event) => emit(event),
    longPollTs: (groupId) => longPoll.currentTs(groupId),
    openLivePoll: (video) => livePoll.open(video),
    pushToLivePoll: (comment) => livePoll.push(comment),
    confirmServer: (groupId, serverId) => handshakes.begin({ groupId, serverId }),
  }
  const longPoll = createLongPoll(world)
  const livePoll = createLivePoll(world)
  const callbacks = createCallbackSender(world)
  const rateLimit = createRateLimit()
  const emit = createEmitter({ world, longPoll, callbacks })
  const control = createControl({
    ...{ world, clock: ground.clock, reset },
    async idle() {
      await handshakes.idle()
      await callbacks.idle()
    },
  })
  return {
    control,
    addRoutes(app) {
      uploadRoutes(app, world)
      apiRoutes(app, { call: createApi(world, rateLimit), longPoll, livePoll })
      pageRoutes(app, { world, subscribe })
      formRoutes(app, { world, control })
    },
    clear() {
      for (const one of [callbacks, longPoll, livePoll, rateLimit]) one.clear()
    },
    resume: () => callbacks.resume(),
    close() {
      handshakes.close()
      callbacks.close()
    },
  }
}

type ServerPlace = { groupId: number; serverId: number }

/** The confirmations under way: a control that waits for quiet waits for them, and a stop ends them. */
function createHandshakes(confirm: (place: ServerPlace, signal: AbortSignal) => Promise<void>) {
  const stop = new AbortController()
  const running = new Set<Promise<void>>()
  return {
    begin(place: ServerPlace): void {
      const handshake = confirm(place, stop.signal).finally(() => running.delete(handshake))
      running.add(handshake)
    },
    idle: () => Promise.allSettled(running),
    close: () => stop.abort(),
  }
}
