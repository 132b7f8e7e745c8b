/** A real installation: the product as a process with its own data, as `npm start` runs it. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { PRODUCT_PROGRAM } from '../../../scripts/lib/product-node.mjs'
import { startPostgres } from '../../../server/src/platform/postgres/index.ts'
import { runOn, SHORT_LIVED, urlOf } from '../../../server/test/database/test-cluster.ts'
import { claimPorts } from './free-port.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const KEEPER = path.join(import.meta.dirname, 'keeper.ts')
const READY_WITHIN_MS = 120_000
const QUIET = { info: () => undefined, error: () => undefined }
const nothing = async () => undefined

export type Env = Record<string, string>
export type Installation = { url: string; folder: string; env: Env; stop: () => Promise<void> }
type Options = {
  vkApiUrl?: string
  telegramApiUrl?: string
  maxApiUrl?: string
  okApiUrl?: string
  /** Absent: it has no mail server. */
  smtpUrl?: string
  /** Writes the file of sign-in into the folder, once the address of the installation is known. */
  writeSignIn?: (installation: { url: string; folder: string }) => Promise<string>
  isDemo?: boolean
  /** How many questions, about, the demo region has behind it. */
  past?: number
}

export async function startInstallation({
  vkApiUrl,
  telegramApiUrl,
  maxApiUrl,
  okApiUrl,
  smtpUrl,
  writeSignIn,
  isDemo = false,
  past = 0,
}: Options): Promise<Installation> {
  const folder = mkdtempSync(path.join(tmpdir(), 'veche-e2e-'))
  const { port, release } = await claimPorts()
  const dataDir = path.join(folder, 'data')
  const database = await createDatabase(isDemo ? path.join(dataDir, 'demo') : dataDir)
  const url = `http://localhost:${port}`
  const signInFile = await writeSignIn?.({ url, folder })
  const env = {
    ...outerEnv(),
    ...database.env,
    PORT: String(port),
    VECHE_DATA_DIR: dataDir,
    VECHE_DEMO: isDemo ? '1' : '0',
    VECHE_DEMO_PAST: String(past),
    ...(vkApiUrl && { VK_API_URL: vkApiUrl }),
    ...(telegramApiUrl && { TELEGRAM_API_URL: telegramApiUrl }),
    ...(maxApiUrl && { MAX_API_URL: maxApiUrl }),
    ...(okApiUrl && { OK_API_URL: okApiUrl }),
    ...(smtpUrl && { VECHE_SMTP_URL: smtpUrl, VECHE_MAIL_FROM: 'veche@region.example' }),
    ...(signInFile && { VECHE_SIGN_IN_FILE: signInFile }),
    LOG_LEVEL: 'warn',
  }
  const args = [KEEPER, folder, PRODUCT_PROGRAM, ...(isDemo ? [] : ['--empty'])]
  const keeper = spawn(process.execPath, args, { env, cwd: ROOT, stdio: ['pipe', 'ignore', 'inherit'] })
  const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()))
  const installation = {
    url,
    folder,
    env,
    async stop() {
      keeper.stdin?.destroy()
      await ended
      release()
      await database.drop()
    },
  }
  try {
    await waitUntilReady(installation, () => keeper.exitCode !== null)
  } catch (error) {
    await installation.stop()
    throw error
  } finally {
    await database.leave()
  }
  return installation
}

/** What the developer's own installation is told must not reach this one. */
function outerEnv(): Env {
  const known = Object.entries(process.env).flatMap(([key, value]) =>
    value === undefined ||
    /^(VECHE_|VK_|TELEGRAM_|MAX_|OK_|DATABASE_URL$|DATABASE_OWNER_URL$|HOST$|PORT$)/.test(key)
      ? []
      : [[key, value] as const],
  )
  return Object.fromEntries(known)
}

type Database = { env: Env; leave: () => Promise<void>; drop: () => Promise<void> }

/** With DATABASE_URL a database of its own on that server, otherwise the embedded one in the folder. */
async function createDatabase(dataDir: string): Promise<Database> {
  const server = process.env.DATABASE_URL?.trim()
  if (!server) return { env: {}, leave: await holdCluster(dataDir), drop: nothing }
  const name = `veche_e2e_${randomBytes(4).toString('hex')}`
  await runOn(server, `create database ${name} template template0`)
  return {
    env: { DATABASE_URL: urlOf(server, name) },
    leave: nothing,
    drop: () => runOn(server, `drop database ${name} with (force)`),
  }
}

/** Made before the product, which joins it: data that goes with the run waits for no disk. */
async function holdCluster(dataDir: string): Promise<() => Promise<void>> {
  const { ownerUrl, stop } = await startPostgres({ dataDir, log: QUIET })
  await runOn(ownerUrl, ...SHORT_LIVED)
  return stop
}

async function waitUntilReady({ url }: Installation, isOver: () => boolean): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  while (Date.now() < deadline && !isOver()) {
    const reply = await fetch(`${url}/readyz`).catch(() => null)
    if (reply?.ok) return
    await pause(100)
  }
  throw new Error('The product did not start')
}
