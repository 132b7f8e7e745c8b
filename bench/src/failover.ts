/**
 * `npm run failover`: the product on Debian's PostgreSQL with a standby. The line to the database goes dead without a
 * word, comes back; the primary is killed and the standby promoted. A programme reports problems all the time. Nothing
 * it was answered «taken» for may be missing or doubled, and nobody restarts anything. Exit code 1 when it is not so.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { connectTo, startMuteProxy } from '../../server/test/database/mute-proxy.ts'
import { freePort } from '../../server/test/networks/free-port.ts'
import { startClusters } from './failover/clusters.ts'
import { startWriter } from './failover/writer.ts'
import { createAdministrator } from './lib/installation.ts'
import { createProductProcess, environmentOf } from './lib/product-process.ts'
import { renderTable } from './lib/table.ts'

const { values } = parseArgs({ options: { postgres: { type: 'string', default: '15' } } })
const SILENT_MS = 20_000
const CALM_MS = 8_000

const root = mkdtempSync(path.join(tmpdir(), 'veche-failover-'))
// The server's account must pass through to its own folders.
chmodSync(root, 0o711)
const clusters = await startClusters(path.join(root, 'clusters'), values.postgres)
const lines = await Promise.all(
  clusters.servers.map(({ port }) => startMuteProxy(() => connectTo({ host: '127.0.0.1', port }))),
)
const hosts = lines.map(({ port }) => `127.0.0.1:${port}`).join(',')
const settings = { port: await freePort(), dataDir: root, networkUrls: {} }
const env = { DATABASE_URL: `postgres://veche@${hosts}/veche?target_session_attrs=read-write` }
const product = createProductProcess(settings, { env })
const rows: [string, string, string][] = []
let isGood = true

function say(what: string, value: string, isRight: boolean): void {
  rows.push([what, value, isRight ? 'ok' : 'WRONG'])
  console.log(`${what}: ${value}`)
  isGood &&= isRight
}

/** Milliseconds until `/readyz` says what is wanted; null when it does not within the limit. */
async function untilReadiness(status: number, limitMs: number): Promise<number | null> {
  const startedAt = performance.now()
  while (performance.now() - startedAt < limitMs) {
    const answer = await fetch(`${product.url}/readyz`, { signal: AbortSignal.timeout(limitMs) }).catch(
      () => null,
    )
    if (answer?.status === status) return performance.now() - startedAt
    await sleep(100)
  }
  return null
}

const seconds = (ms: number | null) => (ms === null ? 'never' : `${(ms / 1000).toFixed(1)} s`)

try {
  await product.start()
  const token = await createAdministrator({ ...environmentOf(settings), ...env })
  const channelId = await addForm(token)
  const writer = startWriter(product.url, await createKey(token, channelId), 1500)
  await sleep(CALM_MS)

  for (const line of lines) line.mute()
  const saidNo = await untilReadiness(503, 15_000)
  say('silent link: /readyz says 503', seconds(saidNo), saidNo !== null && saidNo <= 5_000)
  await sleep(SILENT_MS)
  for (const line of lines) line.unmute()
  const back = await untilReadiness(200, 60_000)
  say('the database answers again: ready', seconds(back), back !== null && back <= 15_000)
  await sleep(CALM_MS)

  lines[0]?.mute()
  clusters.killPrimary()
  await clusters.promote()
  const promoted = await untilReadiness(200, 60_000)
  say('primary killed, standby promoted: ready', seconds(promoted), promoted !== null && promoted <= 15_000)
  await sleep(CALM_MS)

  await writer.stop()
  const client = new pg.Client({
    host: '127.0.0.1',
    port: clusters.primary().port,
    user: 'veche',
    database: 'veche',
  })
  await client.connect()
  const { rows: kept } = await client.query(
    "select count(*)::int as all from form_request where source = 'programme'",
  )
  await client.end()
  const different = new Set(writer.taken.values()).size
  say('reports taken', `${writer.taken.size}, refused meanwhile ${writer.refusals()}`, writer.taken.size > 0)
  say('kept in the database', String(kept[0]?.all), kept[0]?.all === writer.taken.size)
  say('different numbers given', String(different), different === writer.taken.size)
  say('restarts', String(product.unexpectedExits()), product.unexpectedExits() === 0)

  for (const line of lines) line.mute()
  await sleep(500)
  const stoppedAt = performance.now()
  await product.stop()
  const stopMs = performance.now() - stoppedAt
  say('SIGTERM while the database is silent: ended', seconds(stopMs), stopMs <= 10_000)
} finally {
  await product.kill()
  clusters.stop()
  for (const line of lines) await line.close()
  rmSync(root, { recursive: true, force: true })
}
console.log(renderTable(['what', 'measured', ''], rows))
process.exit(isGood ? 0 : 1)

async function call(token: string, at: string, body: object): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const answer = await fetch(`${product.url}/api${at}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${at}: ${answer.status} ${await answer.text()}`)
  return Object(await answer.json())
}

async function addForm(token: string): Promise<string> {
  const { id } = await call(token, '/channels', {
    ...{ network: 'form', externalId: 'region', credentials: {}, secret: null },
    ...{ municipalityCode: 'borovichi', transport: 'webhook' },
  })
  return String(id)
}

async function createKey(token: string, channelId: string): Promise<string> {
  return String((await call(token, `/channels/${channelId}/form-keys`, { name: 'Проверка отказа' })).key)
}
