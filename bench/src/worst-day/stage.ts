/**
 * A region that has what it needs: a primary with a standby that has each commit, two nodes behind a front, the version
 * before this one. All data lies on one volume, which can be filled.
 */
import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type pg from 'pg'
import { createPool } from '../../../server/src/platform/database/db.ts'
import { freePort } from '../../../server/test/networks/free-port.ts'
import { COMMUNITY } from '../drills/stage.ts'
import { type Front, openFront } from '../drills/upgrade/front.ts'
import { checkOutBefore, type VersionBefore } from '../drills/upgrade/version-before.ts'
import { type Clusters, startClusters } from '../failover/clusters.ts'
import { createProductProcess, environmentOf, type ProductProcess } from '../lib/product-process.ts'
import type { DaySettings } from './settings.ts'

const run = promisify(execFile)
/** So many streams one account may have open. */
const STREAMS_EACH = 20

export type DayStage = {
  /** The volume of all data. */
  volume: string
  clusters: Clusters
  front: Front
  before: VersionBefore
  nodes: { old: readonly ProductProcess[]; next: readonly ProductProcess[] }
  /** Path of the channel's webhook. */
  webhookPath: string
  /** Of somebody who sees the whole region, and of each account of the staff. */
  token: string
  staff: readonly string[]
  withOwner: <Result>(work: (pool: pg.Pool) => Promise<Result>) => Promise<Result>
  close: () => Promise<void>
}

export async function openDayStage({ postgres, volume: room, browsers }: DaySettings): Promise<DayStage> {
  const root = mkdtempSync(path.join(tmpdir(), 'veche-worst-day-'))
  chmodSync(root, 0o711)
  const before = checkOutBefore(path.join(root, 'version'), process.env.UPGRADE_FROM)
  const volume = path.join(root, 'volume')
  mkdirSync(volume)
  await run('mount', ['-t', 'tmpfs', '-o', `size=${room},mode=0711`, 'veche-worst-day', volume])
  const dataDir = path.join(volume, 'data')
  mkdirSync(dataDir, { mode: 0o700 })
  const clusters = await startClusters(path.join(volume, 'clusters'), postgres)
  const hosts = clusters.servers.map(({ port }) => `127.0.0.1:${port}`).join(',')
  const env = { DATABASE_URL: `postgres://veche@${hosts}/veche?target_session_attrs=read-write` }
  const settings = async () => ({
    ...{ port: await freePort(), dataDir, networkUrls: { vk: 'http://127.0.0.1:9' } },
  })
  const make = async (checkout?: string) =>
    createProductProcess(await settings(), { env, ...(checkout && { checkout }) })
  const nodes = {
    old: [await make(before.checkout), await make(before.checkout)],
    next: [await make(), await make()],
  }
  const front = await openFront()
  for (const node of nodes.old) await node.start()
  await front.lead(...nodes.old.map(({ url }) => url))
  const commands = { ...environmentOf(await settings()), ...env }
  return {
    ...{ volume, clusters, front, before, nodes },
    ...prepare((...args) => before.veche(commands, ...args), Math.ceil(browsers / STREAMS_EACH)),
    async withOwner(work) {
      const pool = createPool({
        connectionString: `postgres://veche@127.0.0.1:${clusters.primary().port}/veche`,
      })
      try {
        return await work(pool)
      } finally {
        await pool.end()
      }
    },
    async close() {
      await front.close()
      for (const node of [...nodes.old, ...nodes.next]) await node.kill()
      clusters.stop()
      before.remove()
      await run('umount', ['--lazy', volume])
      rmSync(root, { recursive: true, force: true })
    },
  }
}

function prepare(veche: (...args: string[]) => string[], accounts: number) {
  const createToken = (login: string, scopes: string): string => {
    const email = `${login}@day.example`
    veche('user', 'create', '--program', '--email', email, '--name', 'Куратор', '--role', 'dispatcher')
    const [token = ''] = veche('token', 'create', '--user', email, '--name', 'day', '--scopes', scopes)
    return token
  }
  const [webhookPath = ''] = veche(
    ...['channel', 'add', 'vk', '--municipality', 'borovichi', '--id', String(COMMUNITY.groupId)],
    ...['--token', 'a-key-of-the-day', '--secret', COMMUNITY.secret],
  )
  return {
    webhookPath,
    token: createToken('dispatcher', 'read,incidents,answers'),
    staff: Array.from({ length: accounts }, (_, number) => createToken(`staff-${number}`, 'read')),
  }
}
