/** The emulator of Odnoklassniki: messages of groups, their webhooks, and a page on which a person plays a resident. */
import {
  type Around,
  type Built,
  createEmulator,
  type EmulatorOptions,
  type Ground,
} from '../lib/create-emulator.ts'
import { createWebhookSender } from '../lib/delivery/webhook-sender.ts'
import { MINUTE_MS } from '../lib/durations.ts'
import { apiRoutes, createApi } from './api.ts'
import { type Control, createControl } from './control.ts'
import { createFaults, type Faults } from './faults.ts'
import { pageRoutes } from './page.routes.ts'
import { createTables, type Tables } from './state.ts'
import { type LedgerRecord, OkError, type World } from './world.ts'
import { createEmitter } from './write.ts'

/** The vendor says only «after some time»; here it is every half an hour until the eight hours are over. */
const RETRIES_MS = [10_000, MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS]

const NETWORK = {
  retryAfterMs: (attempt: number) => RETRIES_MS[attempt] ?? 30 * MINUTE_MS,
  answerWithinMs: 5000,
  dropAfterMs: 8 * 60 * MINUTE_MS,
  headersOf: () => ({}),
}

export function createOkEmulator(options: EmulatorOptions = {}) {
  const refusalOf = (error: unknown) =>
    error instanceof OkError ? `OK ${error.code}: ${error.message}` : null
  return createEmulator({ name: 'ok', createTables, createFaults, refusalOf, build }, options)
}

function build(ground: Ground<Tables, LedgerRecord, Faults>, { subscribe, reset }: Around): Built<Control> {
  const webhooks = createWebhookSender({ ...ground, network: NETWORK })
  const world: World = { ...ground, emit: createEmitter(ground, webhooks) }
  const control = createControl({ world, clock: ground.clock, idle: webhooks.idle, reset })
  return {
    control,
    addRoutes(app) {
      apiRoutes(app, createApi(world))
      pageRoutes(app, { world, control, subscribe })
    },
    clear: webhooks.clear,
    resume: () => webhooks.resume(),
    close: webhooks.close,
  }
}
