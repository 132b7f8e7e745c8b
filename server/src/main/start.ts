/** `npm start`: one process of Veche, in the role that the environment asks for; with the demo region if it is one. */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { networkNames } from '@veche/contract/networks/index.ts'
import { hasAnyUser, setUpCodeOf } from '../modules/access/index.ts'
import { type Config, saveMode } from '../platform/config.ts'
import { createLog, type Log } from '../platform/log.ts'
import { resolveDatabase } from '../platform/postgres/index.ts'
import { VERSION } from '../platform/version.ts'
import { openArchive } from './backup/open-archive.ts'
import { DEMO_ACCOUNTS } from './demo/demo-accounts.ts'
import { type Demo, prepareDemo, startDemo } from './demo/start-demo.ts'
import { TRAINING_PAGE } from './demo/training-page.ts'
import { describeFailure } from './describe-failure.ts'
import { emulateNetworks, listEmulators, readSettings } from './networks.ts'
import { startProduct } from './start-product.ts'

const { values: options } = parseArgs({
  options: {
    empty: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

if (options.help) {
  console.log(`npm start             the demo region with residents and officials played by the simulator
npm start -- --empty  an empty installation that asks for its first administrator`)
  process.exit(0)
}

/** An empty installation keeps its data apart from the demo's, so that neither is ever mixed into the other. */
function settingsOf(env: Record<string, string | undefined>, isEmpty: boolean): Config {
  const config = readSettings(isEmpty ? { ...env, VECHE_DEMO: '0' } : env)
  return config.isDemo ? emulateNetworks(config, env) : config
}

async function main(): Promise<void> {
  const startedAt = performance.now()
  const config = settingsOf(process.env, options.empty)
  const log = createLog(config.logLevel)
  await openArchive(config, log)
  const database = await resolveDatabase({ ...config, log })
  try {
    await serve({ config, log, database, startedAt })
  } catch (error) {
    // What did not start leaves no database behind.
    await database.stop().catch(() => undefined)
    throw error
  }
}

type Serving = {
  config: Config
  log: Log
  database: Awaited<ReturnType<typeof resolveDatabase>>
  startedAt: number
}

async function serve({ config, log, database, startedAt }: Serving): Promise<void> {
  saveMode(config)
  let demo: Demo | null = null
  let isPastAhead = false
  const product = await startProduct(config, database.access, {
    log,
    urls: database.urls,
    system: config.isDemo
      ? {
          demoAccounts: DEMO_ACCOUNTS,
          emulators: listEmulators(config),
          trainingPage: TRAINING_PAGE,
          // It begins when the region lives.
          pastShare: () => (demo ? demo.pastShare() : isPastAhead ? 0 : null),
        }
      : { demoAccounts: [], emulators: [], trainingPage: null, pastShare: () => null },
    ...(config.isDemo && {
      prepare: async (made) => {
        ;({ isPastAhead } = await prepareDemo(made))
      },
    }),
  })
  let isStopping = false
  async function stop(): Promise<void> {
    if (isStopping) return
    isStopping = true
    const startedAt = performance.now()
    endAfter(STOP_LIMIT_MS, product.watch.cutAll)
    await demo?.stop()
    await product.stop()
    // Of ours all has ended. PostgreSQL has been told and ends by itself: a slow disk draws its last writing out.
    const leftMs = STOP_LIMIT_MS + LAST_WORDS_MS - (performance.now() - startedAt)
    await Promise.race([database.stop(), sleep(leftMs - SPARE_MS)])
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())

  announce(config, performance.now() - startedAt)
  if (!config.isDemo && !(await hasAnyUser(product.product.context.db))) {
    console.log(`Код установки для первого администратора: ${setUpCodeOf(product.product.secret)}`)
  }
  if (config.isDemo) {
    demo = await startDemo(product.product, database.access.runtime)
    openWhenThere(product.product.bookGate, demo)
  }
}

const LOOK_MS = 1_000

/** The Book of a demo region begins when its past is there, so that it stands in order of time. */
function openWhenThere(gate: { isOpen: boolean }, { pastShare }: Demo): void {
  const timer = setInterval(() => {
    if (pastShare() !== null) return
    gate.isOpen = true
    clearInterval(timer)
  }, LOOK_MS)
  timer.unref()
}

/** A supervisor kills after ten seconds; a database that gives no answer must not keep the process until then. */
const STOP_LIMIT_MS = 6_000
const LAST_WORDS_MS = 2_000
const SPARE_MS = 500

function endAfter(limitMs: number, cutAll: () => void): void {
  setTimeout(() => {
    cutAll()
    setTimeout(() => process.exit(1), LAST_WORDS_MS).unref()
  }, limitMs).unref()
}

function announce(config: Config, tookMs: number): void {
  const lines = [`Вече ${VERSION}: ${config.publicUrl}  (${(tookMs / 1000).toFixed(1)} s)`]
  if (config.isDemo) {
    const names = networkNames('ru')
    for (const { network, url } of listEmulators(config))
      lines.push(`${names[network]}, учебный эмулятор: ${url}`)
    lines.push('Учётные записи учебного региона:')
    for (const { email, password, title } of DEMO_ACCOUNTS)
      lines.push(`  ${email.padEnd(28)} ${password}  ${title}`)
  }
  console.log(lines.join('\n'))
}

main().catch((error: unknown) => {
  console.error(describeFailure(error))
  if (error instanceof Error && error.cause) console.error(error.cause)
  process.exit(1)
})
