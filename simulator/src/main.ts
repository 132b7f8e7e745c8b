/** Starts the emulators as a process of its own. */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { systemClock } from './lib/clock.ts'
import { createTelegramEmulator } from './telegram/emulator.ts'
import { createVkEmulator } from './vk/emulator.ts'

const Config = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(8081),
  host: z.string().default('127.0.0.1'),
  /** Where the emulator of Telegram listens; without it only that of VK is started. */
  'telegram-port': z.coerce.number().int().min(0).max(65_535).optional(),
  'data-dir': z.string().optional(),
  'public-url': z.url().optional(),
  seed: z.coerce.number().int().default(1),
  /** How many times faster than in life the callback retries go. */
  'retry-speed': z.coerce.number().min(1).max(10_000).default(1),
})

function readConfig() {
  const { env } = process
  const { values } = parseArgs({
    options: Object.fromEntries(Object.keys(Config.shape).map((name) => [name, { type: 'string' as const }])),
  })
  const fromEnv = {
    port: env.SIMULATOR_PORT,
    host: env.SIMULATOR_HOST,
    'telegram-port': env.SIMULATOR_TELEGRAM_PORT,
    'data-dir': env.SIMULATOR_DATA_DIR,
    'public-url': env.SIMULATOR_PUBLIC_URL,
    seed: env.SIMULATOR_SEED,
    'retry-speed': env.SIMULATOR_RETRY_SPEED,
  }
  return Config.parse({ ...fromEnv, ...values })
}

function fail(error: unknown): never {
  if (error instanceof z.ZodError) console.error(`Wrong option:\n${z.prettifyError(error)}`)
  else console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

function readConfigOrFail() {
  try {
    return readConfig()
  } catch (error) {
    return fail(error)
  }
}

const config = readConfigOrFail()
const dataDir = config['data-dir']
const publicUrl = config['public-url']
const telegramPort = config['telegram-port']
const clock = systemClock({ speed: config['retry-speed'] })
const telegram =
  telegramPort === undefined
    ? null
    : createTelegramEmulator({ seed: config.seed, clock, ...(dataDir === undefined ? {} : { dataDir }) })
const emulator = createVkEmulator({
  seed: config.seed,
  clock,
  ...(dataDir === undefined ? {} : { dataDir }),
  ...(publicUrl === undefined ? {} : { publicUrl }),
})

async function stop(): Promise<void> {
  await Promise.all([emulator.close(), telegram?.close()])
  process.exit(0)
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)

const address = await emulator.listen(config.port, config.host).catch(fail)
console.log(`VK emulator: ${address}`)
if (telegram && telegramPort !== undefined)
  console.log(`Telegram emulator: ${await telegram.listen(telegramPort, config.host).catch(fail)}`)
