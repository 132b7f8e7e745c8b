/** The emulator of Telegram: its Bot API, its updates, and a page on which a person plays a resident. */
import { join } from 'node:path'
import {
  type Around,
  type Built,
  createEmulator,
  type EmulatorOptions,
  type Ground,
} from '../lib/create-emulator.ts'
import { createUploads } from '../lib/uploads.ts'
import { apiRoutes } from './api.routes.ts'
import { createApi } from './api.ts'
import { type Control, createControl } from './control.ts'
import { createFaults, type Faults } from './faults.ts'
import type { LedgerRecord } from './ledger.ts'
import { pageRoutes } from './page.routes.ts'
import { formRoutes } from './page-forms.routes.ts'
import { createRateLimit } from './rate-limit.ts'
import { createTables, type Tables } from './state.ts'
import { TelegramError } from './telegram-error.ts'
import { createUpdates } from './updates.ts'
import type { World } from './world.ts'

export function createTelegramEmulator(options: EmulatorOptions = {}) {
  const refusalOf = (error: unknown) =>
    error instanceof TelegramError ? `Telegram ${error.code}: ${error.message}` : null
  return createEmulator({ name: 'telegram', createTables, createFaults, refusalOf, build }, options)
}

function build(
  ground: Ground<Tables, LedgerRecord, Faults>,
  { dataDir, subscribe, reset }: Around,
): Built<Control> {
  const world: World = {
    ...ground,
    uploads: createUploads({ dataDir: dataDir === null ? null : join(dataDir, 'telegram-uploads') }),
    emit: (update) => updates.emit(update),
    deliver: (botId) => updates.deliver(botId),
    waitForNews: (botId, seconds) => updates.waitForNews(botId, seconds),
  }
  const updates = createUpdates(world)
  const rateLimit = createRateLimit()
  const control = createControl({ world, clock: ground.clock, idle: updates.idle, reset })
  return {
    control,
    addRoutes(app) {
      apiRoutes(app, { world, call: createApi(world, rateLimit) })
      pageRoutes(app, { world, subscribe })
      formRoutes(app, { world, control })
    },
    clear() {
      updates.clear()
      rateLimit.clear()
    },
    resume: updates.resume,
    stop: updates.close,
  }
}
