/** `npm start`: one process of Veche, in the role that the environment asks for; with the demo region if it is one. */
import { parseArgs } from 'node:util'
import { hasAnyUser, setUpCodeOf } from '../modules/access/index.ts'
import { type Config, readConfig, rememberMode } from '../platform/config.ts'
import { createLog, type Log } from '../platform/log.ts'
import { resolveDatabase } from '../platform/postgres/index.ts'
import { VERSION } from './api.ts'
import { DEMO_ACCOUNTS } from './demo/demo-accounts.ts'
import { prepareDemoAccounts } from './demo/demo-officials.ts'
import { type Demo, startDemo } from './demo/start-demo.ts'
import { TRAINING_PAGE } from './demo/training-page.ts'
import { sayFailure } from './say-failure.ts'
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
  const config = readConfig(isEmpty ? { ...env, VECHE_DEMO: '0' } : env)
  return config.isDemo ? { ...config, networkUrls: emulatedNetworks(config, env) } : config
}

/** The demo's networks are emulated on the ports after the product's own, unless an address is given. */
function emulatedNetworks({ networkUrls, port }: Config, env: NodeJS.ProcessEnv): Config['networkUrls'] {
  const url = (offset: number) => `http://127.0.0.1:${port + offset}`
  return {
    vk: env.VK_API_URL ? networkUrls.vk : url(1),
    telegram: env.TELEGRAM_API_URL ? networkUrls.telegram : url(2),
    max: env.MAX_API_URL ? networkUrls.max : url(3),
    ok: env.OK_API_URL ? networkUrls.ok : url(4),
  }
}

/** The page of the emulated post; its mailboxes and its taking of letters are the two ports after it. */
function emulatedPost({ port }: Config): string {
  return `http://127.0.0.1:${port + 5}`
}

const EMULATED = [
  ['vk', 'ВКонтакте'],
  ['telegram', 'Телеграм'],
  ['max', 'MAX'],
  ['ok', 'Одноклассники'],
] as const

async function main(): Promise<void> {
  const startedAt = performance.now()
  const config = settingsOf(process.env, options.empty)
  const log = createLog(config.logLevel)
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
  rememberMode(config)
  const product = await startProduct(config, database.access, {
    log,
    urls: database.urls,
    system: config.isDemo
      ? {
          demoAccounts: DEMO_ACCOUNTS,
          emulators: [
            ...EMULATED.map(([network]) => ({ network, url: config.networkUrls[network] })),
            { network: 'email', url: emulatedPost(config) },
          ],
          trainingPage: TRAINING_PAGE,
        }
      : { demoAccounts: [], emulators: [], trainingPage: null },
    ...(config.isDemo && { prepare: prepareDemoAccounts }),
  })
  let demo: Demo | null = null

  let isStopping = false
  async function stop(): Promise<void> {
    if (isStopping) return
    isStopping = true
    endAfter(STOP_LIMIT_MS, product.watch.cutAll)
    await demo?.stop()
    await product.stop()
    await database.stop()
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())

  announce(config, performance.now() - startedAt)
  if (!config.isDemo && !(await hasAnyUser(product.product.context.db))) {
    console.log(`Код установки для первого администратора: ${setUpCodeOf(product.product.secret)}`)
  }
  if (config.isDemo) demo = await startDemo(product.product, { emailUrl: emulatedPost(config) })
}

/** A supervisor kills after ten seconds; a database that gives no answer must not keep the process until then. */
const STOP_LIMIT_MS = 7_000
const LAST_WORDS_MS = 2_000

function endAfter(limitMs: number, cutAll: () => void): void {
  setTimeout(() => {
    cutAll()
    setTimeout(() => process.exit(1), LAST_WORDS_MS).unref()
  }, limitMs).unref()
}

function announce(config: Config, tookMs: number): void {
  const lines = [`Вече ${VERSION}: ${config.publicUrl}  (${(tookMs / 1000).toFixed(1)} s)`]
  if (config.isDemo) {
    for (const [network, name] of EMULATED)
      lines.push(`${name}, учебный эмулятор: ${config.networkUrls[network]}`)
    lines.push(`Почта, учебный эмулятор: ${emulatedPost(config)}`)
    lines.push('Учётные записи учебного региона:')
    for (const { email, password, title } of DEMO_ACCOUNTS)
      lines.push(`  ${email.padEnd(28)} ${password}  ${title}`)
  }
  console.log(lines.join('\n'))
}

main().catch((error: unknown) => {
  console.error(sayFailure(error))
  if (error instanceof Error && error.cause) console.error(error.cause)
  process.exit(1)
})
