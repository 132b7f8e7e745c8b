/** The product as it runs for real: a process of its own, killed and started again from outside. */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PRODUCT_ARGS, PRODUCT_ENV, PRODUCT_PROGRAM } from '../../../scripts/lib/product-node.mjs'
import { buildServer } from '../../../scripts/lib/server-build.mjs'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const POLL_MS = 25
let built: Promise<void> | null = null

/** `networkUrls`: the addresses of the networks' APIs, by network. */
export type ProductSettings = { port: number; dataDir: string; networkUrls: Readonly<Record<string, string>> }
export type ProductEnvironment = Record<string, string>

/** The commands of `veche` get it too, so that they work on the same installation. */
export function environmentOf({ port, dataDir, networkUrls }: ProductSettings): ProductEnvironment {
  return {
    PORT: String(port),
    HOST: '127.0.0.1',
    VECHE_DATA_DIR: dataDir,
    VECHE_DEMO: '0',
    // One account plays a hundred people here.
    VECHE_REQUESTS_AT_ONCE: '100000',
    ...Object.fromEntries(
      Object.entries(networkUrls).map(([network, url]) => [`${network.toUpperCase()}_API_URL`, url]),
    ),
    LOG_LEVEL: 'warn',
    NODE_NO_WARNINGS: '1',
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    HOME: process.env.HOME ?? '/tmp',
  }
}

type Changes = {
  nodeArgs?: readonly string[]
  env?: ProductEnvironment
  /** Another version of the product, built there; else this one. */
  checkout?: string
}

/** Gives the arguments of Node and the environment with which `npm start` runs it. */
export function productCommand(
  settings: ProductSettings,
  { nodeArgs = [], env = {}, checkout = ROOT }: Changes = {},
) {
  const program = path.join(checkout, path.relative(ROOT, PRODUCT_PROGRAM))
  return {
    file: process.execPath,
    args: [...PRODUCT_ARGS, ...nodeArgs, program, '--empty'],
    cwd: checkout,
    env: { ...PRODUCT_ENV, ...environmentOf(settings), ...env },
  }
}

export type ProductProcess = {
  readonly url: string
  pid: () => number
  /** Milliseconds from the start of the process until it said that it is ready. */
  start: () => Promise<number>
  /** Sends SIGKILL and resolves when the process is gone. */
  kill: () => Promise<void>
  stop: () => Promise<void>
  /** Sends SIGTERM and gives the code with which the process ended; it may be started again. */
  halt: () => Promise<number | null>
  /** Exits that nobody asked for. */
  unexpectedExits: () => number
}

export function createProductProcess(settings: ProductSettings, changes: Changes = {}): ProductProcess {
  const url = `http://127.0.0.1:${settings.port}`
  const log = openSync(path.join(settings.dataDir, 'product.log'), 'a')
  let child: ChildProcess | null = null
  let isWanted = false
  let surprises = 0
  let isLogOpen = true

  function spawnOnce(): void {
    const { file, args, cwd, env } = productCommand(settings, changes)
    const started = spawn(file, args, { cwd, env, stdio: ['ignore', log, log] })
    child = started
    started.once('exit', () => {
      if (!isWanted || child !== started) return
      // Starts it again, as a supervisor of the operating system does.
      surprises += 1
      setTimeout(spawnOnce, 300)
    })
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    isWanted = false
    const current = child
    if (!current || current.exitCode !== null || current.signalCode !== null) return
    const gone = new Promise<void>((resolve) => current.once('exit', () => resolve()))
    current.kill(signal)
    await gone
  }

  return {
    url,
    pid: () => child?.pid ?? 0,
    async start() {
      built ??= buildServer(process.execPath)
      await built
      const startedAt = performance.now()
      isWanted = true
      spawnOnce()
      await waitUntilReady(url)
      return performance.now() - startedAt
    },
    kill: () => end('SIGKILL'),
    async halt() {
      await end('SIGTERM')
      return child?.exitCode ?? null
    },
    async stop() {
      await end('SIGTERM')
      if (isLogOpen) closeSync(log)
      isLogOpen = false
    },
    unexpectedExits: () => surprises,
  }
}

export async function waitUntilReady(url: string, withinMs = 180_000): Promise<void> {
  const until = Date.now() + withinMs
  while (Date.now() < until) {
    const isReady = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) })
      .then((response) => response.ok)
      .catch(() => false)
    if (isReady) return
    await sleep(POLL_MS)
  }
  throw new Error(`The product is not ready at ${url}`)
}
