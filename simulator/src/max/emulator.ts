/** The emulator of MAX: its API, its updates, its chats and channels, and a page on which a person plays a resident. */
import { join } from 'node:path'
import {
  type Around,
  type Built,
  createEmulator,
  type EmulatorOptions,
  type Ground,
} from '../lib/create-emulator.ts'
import { createWebhookSender } from '../lib/delivery/webhook-sender.ts'
import { HOUR_MS } from '../lib/durations.ts'
import { createUploads } from '../lib/uploads.ts'
import { apiRoutes, updatesRoute } from './api.routes.ts'
import { createApi } from './api.ts'
import { type Control, createControl } from './control.ts'
import { createFaults, type Faults } from './faults.ts'
import { pageRoutes } from './page.routes.ts'
import { createTables, type Tables } from './state.ts'
import { createEmitter } from './updates.ts'
import { uploadRoutes } from './upload.routes.ts'
import { type LedgerRecord, MaxError, type World } from './world.ts'

const FIRST_RETRY_MS = 60_000
const MOST_RETRIES = 10

const NETWORK = {
  retryAfterMs: (attempt: number) => (attempt < MOST_RETRIES ? FIRST_RETRY_MS * 2.5 ** attempt : null),
  answerWithinMs: 30_000,
  dropAfterMs: 8 * HOUR_MS,
  headersOf: ({ secret }: { secret: string | null }): Record<string, string> =>
    secret === null ? {} : { 'x-max-bot-api-secret': secret },
}

export function createMaxEmulator(options: EmulatorOptions = {}) {
  const refusalOf = (error: unknown) =>
    error instanceof MaxError ? `MAX ${error.code}: ${error.message}` : null
  return createEmulator({ name: 'max', createTables, createFaults, refusalOf, build }, options)
}

function build(
  ground: Ground<Tables, LedgerRecord, Faults>,
  { dataDir, subscribe, reset }: Around,
): Built<Control> {
  const uploads = createUploads({ dataDir: dataDir === null ? null : join(dataDir, 'max') })
  const webhooks = createWebhookSender({ ...ground, network: NETWORK })
  const base = { ...ground, uploads }
  const world: World = { ...base, emit: createEmitter(base, webhooks) }
  const control = createControl({ world, clock: ground.clock, idle: webhooks.idle, reset })
  return {
    control,
    addRoutes(app) {
      uploadRoutes(app, world)
      apiRoutes(app, createApi(world))
      updatesRoute(app, world, subscribe)
      pageRoutes(app, { world, control, subscribe })
    },
    clear: webhooks.clear,
    resume: () => webhooks.resume(),
    close: webhooks.close,
  }
}
