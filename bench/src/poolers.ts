/**
 * `npm run poolers`: the product on Debian's PostgreSQL behind Debian's PgBouncer in transaction mode, with a streaming
 * standby as DATABASE_READ_URL. People sign in, lists and search are read, questions come and
 * are answered, a page listens; the standby stops reading the log, falls silent, dies. Nobody may read less than they
 * have written, and no read may fail. Exit code 1 when it is not so.
 *   apt-get install postgresql-15 pgbouncer; npm run poolers -- --postgres 15
 *   --pooled-standby: PgBouncer stands before the standby too; then it is not silent, for a pooler keeps silent lines
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { connectTo, startMuteProxy } from '../../server/test/database/mute-proxy.ts'
import { freePort } from '../../server/test/networks/free-port.ts'
import { COMMUNITY } from './drills/stage.ts'
import { query, startClusters } from './failover/clusters.ts'
import { addChannel, createStaff, runVeche } from './lib/installation.ts'
import { listenForFound } from './lib/live-stream.ts'
import { createProductProcess, environmentOf } from './lib/product-process.ts'
import { renderTable } from './lib/table.ts'
import { createDesk, type Desk } from './poolers/desk.ts'
import { startPgBouncer } from './poolers/pgbouncer.ts'

const { values } = parseArgs({
  options: {
    postgres: { type: 'string', default: '15' },
    'pooled-standby': { type: 'boolean', default: false },
  },
})
const isStandbyPooled = values['pooled-standby']
const READS = 60
/** Where LISTEN is lost, the feed looks by itself. */
const HEARD_WITHIN_MS = 3_000
const READ_WITHIN_MS = 6_000

const root = mkdtempSync(path.join(tmpdir(), 'veche-poolers-'))
chmodSync(root, 0o711)
const clusters = await startClusters(path.join(root, 'clusters'), values.postgres)
const primary = clusters.primary()
const [, standby] = clusters.servers
for (const text of [
  "alter system set synchronous_standby_names = ''",
  'select pg_reload_conf()',
  'create role veche_app login',
  'grant veche_app to veche',
  'alter role veche_app set jit = off',
  "alter role veche_app set timezone = 'UTC'",
  "alter role veche_app set statement_timeout = '30s'",
  "alter role veche_app set idle_in_transaction_session_timeout = '30s'",
])
  await query(primary.port, 'postgres', text)
const line = await startMuteProxy(() => connectTo({ host: '127.0.0.1', port: standby.port }))
const pooler = await startPgBouncer(path.join(root, 'pgbouncer'), {
  primary: primary.port,
  standby: line.port,
})
const settings = { port: await freePort(), dataDir: root, networkUrls: { vk: 'http://127.0.0.1:9' } }
const env = {
  DATABASE_URL: pooler.urlOf('veche', 'veche_app'),
  DATABASE_OWNER_URL: `postgres://veche@127.0.0.1:${primary.port}/veche`,
  DATABASE_READ_URL: isStandbyPooled
    ? pooler.urlOf('replica', 'veche_app')
    : `postgres://veche_app@127.0.0.1:${line.port}/veche`,
}
const product = createProductProcess(settings, { env })
const rows: [string, string, string][] = []
let isGood = true

function say(what: string, value: string, isRight: boolean): void {
  rows.push([what, value, isRight ? 'ok' : 'WRONG'])
  console.log(`${what}: ${value}`)
  isGood &&= isRight
}

try {
  await product.start()
  const commands = { ...environmentOf(settings), ...env }
  const tokens = await createStaff(commands)
  const webhookPath = await addChannel(commands, {
    ...{ network: 'vk', municipality: 'borovichi' },
    add: ['--id', String(COMMUNITY.groupId), '--token', 'a-key-of-the-poolers', '--secret', COMMUNITY.secret],
  })
  say('a person signs in with a password', await signIn(), true)
  const desk = createDesk(product.url, { webhookPath, tokens })

  const heardAt = new Map<string, number>()
  const hangUp = await listenForFound(`${product.url}/api/events`, tokens.dispatcher, (id) =>
    heardAt.set(id, performance.now()),
  )
  const asked: { id: string; at: number }[] = []
  for (let turn = 0; turn < 10; turn += 1) asked.push({ id: await desk.ask(), at: performance.now() })
  await sleep(HEARD_WITHIN_MS)
  hangUp()
  const late = asked.map(({ id, at }) => (heardAt.get(id) ?? Number.POSITIVE_INFINITY) - at)
  const slowest = Math.max(...late)
  say('a page hears of ten questions, the slowest', `${Math.round(slowest)} ms`, slowest <= HEARD_WITHIN_MS)
  say('a question is answered', String(await desk.answer(asked[0]?.id ?? '')), true)

  const before = await countStatements()
  const reading = await desk.readMany(READS)
  const ofStandby = (await countStatements()) - before
  say('lists, search and the board read', `${READS}, failed ${reading.failed}`, reading.failed === 0)
  say('transactions of the standby meanwhile', String(ofStandby), ofStandby >= READS)
  expectNone(await desk.changeAndRead(60), 'with a standby that follows')

  await query(standby.port, 'veche', 'select pg_wal_replay_pause()')
  expectNone(await desk.changeAndRead(20), 'while the standby reads no log')
  await query(standby.port, 'veche', 'select pg_wal_replay_resume()')
  const doctor = await runVeche(commands, ['doctor']).catch((error: Error) => [error.message])
  say('veche doctor of the replica', doctor.find((one) => one.includes('replica'))?.trim() ?? 'nothing', true)

  if (!isStandbyPooled) await fallSilent(desk)

  const reads = desk.readMany(READS * 4)
  await sleep(200)
  clusters.killStandby()
  const killed = await reads
  say('reads while the standby is killed', judgedReads(killed), isServed(killed))
  expectNone(await desk.changeAndRead(10), 'without a standby')
  say('restarts of the application', String(product.unexpectedExits()), product.unexpectedExits() === 0)
  const stoppedAt = performance.now()
  await product.stop()
  const stopMs = performance.now() - stoppedAt
  say('SIGTERM: ended', `${(stopMs / 1000).toFixed(1)} s`, stopMs <= 5_000)
} finally {
  await product.kill()
  if (!isGood) console.log(readFileSync(path.join(root, 'product.log'), 'utf8').slice(-4000))
  pooler.stop()
  await line.close()
  clusters.stop()
  rmSync(root, { recursive: true, force: true })
}
console.log(renderTable(['what', 'measured', ''], rows))
process.exit(isGood ? 0 : 1)

type Reading = { failed: number; slowestMs: number }
function isServed({ failed, slowestMs }: Reading): boolean {
  return failed === 0 && slowestMs <= READ_WITHIN_MS
}

function judgedReads({ failed, slowestMs }: Reading): string {
  return `failed ${failed}, slowest ${Math.round(slowestMs)} ms`
}

async function fallSilent(desk: Desk): Promise<void> {
  line.mute()
  const silent = await desk.readMany(READS)
  say('reads while the standby is silent', judgedReads(silent), isServed(silent))
  line.unmute()
  await sleep(5000)
  const again = await countStatements()
  const back = await desk.readMany(READS)
  const used = (await countStatements()) - again
  say(
    'reads when it answers again',
    `${judgedReads(back)}; ${used} transactions of the standby`,
    isServed(back) && used >= READS,
  )
}

function expectNone(stale: number, when: string): void {
  say(`changes that the list did not show at once, ${when}`, String(stale), stale === 0)
}

async function signIn(): Promise<string> {
  const commands = { ...environmentOf(settings), ...env }
  const email = 'person@poolers.example'
  const made = [
    'user',
    'create',
    '--email',
    email,
    '--name',
    'Входящий Паролем',
    '--role',
    'dispatcher',
    '--scope',
    'region',
  ]
  const [password = ''] = (await runVeche(commands, made)).slice(-1)
  const origin = `http://localhost:${settings.port}`
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password: password.split(' ').at(-1) }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const me = await fetch(`${origin}/api/me`, { headers: { cookie } })
  if (me.status !== 200)
    throw new Error(`Signing in: ${answer.status} ${await answer.text()}, then ${me.status}`)
  return 'yes'
}

/** What the standby has done for our role since it began. */
async function countStatements(): Promise<number> {
  await sleep(1200)
  const client = new pg.Client({ host: '127.0.0.1', port: standby.port, user: 'veche', database: 'veche' })
  await client.connect()
  const { rows: found } = await client.query<{ count: number }>(
    "select xact_commit::int as count from pg_stat_database where datname = 'veche'",
  )
  await client.end()
  return found[0]?.count ?? 0
}
