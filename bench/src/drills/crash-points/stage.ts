/** One installation beside an emulated VK, whose process dies where it is told and is started again as a service is. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../../../server/test/networks/free-port.ts'
import { addChannel, createStaff, type StaffTokens } from '../../lib/installation.ts'
import {
  createProductProcess,
  environmentOf,
  type ProductProcess,
  waitUntilReady,
} from '../../lib/product-process.ts'
import { embeddedDatabase, type StormDatabase } from '../../storm/database.ts'
import type { StormFront } from '../../storm/fronts/front.ts'
import { startVkFront } from '../../storm/fronts/vk.ts'
import { MET, WANTED } from './die-at.ts'

/** VK repeats a delivery for an hour and three quarters; a question of the drill waits some seconds for it. */
const RETRY_SPEED = 60
const LISTENS_WITHIN_MS = 60_000

export type CrashStage = {
  product: ProductProcess
  database: StormDatabase
  tokens: StaffTokens
  front: StormFront
  /** Says at which point the process is to die. */
  arm: (point: string) => Promise<void>
  /** Resolves when the process that died serves again. */
  untilBack: () => Promise<void>
  /** Points that were met since it served and that nobody has asked for yet. */
  takeMet: () => string[]
  close: () => Promise<void>
}

export async function openCrashStage(seed: number): Promise<CrashStage> {
  const root = mkdtempSync(path.join(tmpdir(), 'veche-crash-'))
  const [dataDir, network, signs] = ['data', 'network', 'signs'].map((name) => path.join(root, name))
  if (!dataDir || !network || !signs) throw new Error('three folders')
  for (const folder of [dataDir, network, signs]) mkdirSync(folder, { mode: 0o700 })
  const port = await freePort()
  const productUrl = `http://127.0.0.1:${port}`
  const front = await startVkFront({
    ...{ seed, dataDir: network, port: await freePort(), retrySpeed: RETRY_SPEED, productUrl },
  })
  const settings = { port, dataDir, networkUrls: { vk: front.url ?? '' } }
  const product = createProductProcess(settings, {
    nodeArgs: ['--import', path.join(import.meta.dirname, 'die-at.ts')],
    env: { VECHE_DRILL_FOLDER: signs },
  })
  const met = path.join(signs, MET)
  const asked = new Set<string>()
  let read = 0
  const lines = () => (existsSync(met) ? readFileSync(met, 'utf8').split('\n').filter(Boolean) : [])
  /** What a start meets is no step of a question. */
  const skipStart = () => {
    read = lines().length
  }
  await product.start()
  const env = environmentOf(settings)
  const tokens = await createStaff(env)
  for (const channel of front.channels) await addChannel(env, { ...channel, network: front.network })
  await until(() => front.countSubscribed() === front.channels.length)
  front.prepare()
  await until(() => front.countWaiting() === 0)
  skipStart()
  return {
    ...{ product, tokens, front, database: embeddedDatabase(dataDir) },
    async arm(point) {
      writeFileSync(path.join(signs, WANTED), point)
      process.kill(product.pid(), 'SIGUSR2')
      await sleep(20)
    },
    async untilBack() {
      await waitUntilReady(product.url)
      skipStart()
    },
    takeMet() {
      const points = lines().slice(read)
      skipStart()
      const fresh = [...new Set(points)].filter((point) => !asked.has(point))
      for (const point of fresh) asked.add(point)
      return fresh
    },
    async close() {
      await product.stop()
      await front.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

async function until(isSo: () => boolean): Promise<void> {
  const endsAt = Date.now() + LISTENS_WITHIN_MS
  while (!isSo()) {
    if (Date.now() > endsAt) throw new Error('The network does not post to the product')
    await sleep(100)
  }
}
