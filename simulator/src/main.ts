/** Starts one emulator as a process of its own. */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { EMULATORS, type EmulatedNetwork, USUAL } from './emulators.ts'
import { manualClock, systemClock } from './lib/clock.ts'

const Config = z.object({
  network: z.custom<EmulatedNetwork>((name) => typeof name === 'string' && name in EMULATORS).default(USUAL),
  port: z.coerce.number().int().min(0).max(65_535).default(8081),
  host: z.string().default('127.0.0.1'),
  'data-dir': z.string().optional(),
  'public-url': z.url().optional(),
  seed: z.coerce.number().int().default(1),
  /** How many times faster than in life callback retries go. */
  'retry-speed': z.coerce.number().min(1).max(10_000).default(1),
  /** The moment at which the clock stands until POST /_ctl/advance moves it. */
  'clock-at': z.coerce.date().optional(),
})

function readConfig() {
  const { env } = process
  const { values } = parseArgs({
    options: Object.fromEntries(Object.keys(Config.shape).map((name) => [name, { type: 'string' as const }])),
  })
  const fromEnv = {
    network: env.SIMULATOR_NETWORK,
    port: env.SIMULATOR_PORT,
    host: env.SIMULATOR_HOST,
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
const startAt = config['clock-at']
const { name, load } = EMULATORS[config.network]
const createEmulator = await load()
const emulator = createEmulator({
  seed: config.seed,
  clock: startAt ? manualClock(startAt) : systemClock({ speed: config['retry-speed'] }),
  ...(dataDir === undefined ? {} : { dataDir }),
  ...(publicUrl === undefined ? {} : { publicUrl }),
})

async function stop(): Promise<void> {
  await emulator.close()
  process.exit(0)
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)

const address = await emulator.listen(config.port, config.host).catch(fail)
console.log(`${name} emulator: ${address}`)
