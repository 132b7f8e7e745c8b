import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildActor, saveUser } from '../../../test/factories.ts'
import { ensureFolderKey } from '../../platform/backup/folder-key.ts'
import { withFolderLock } from '../../platform/backup/folder-lock.ts'
import { createLog } from '../../platform/log.ts'
import { type RunningPostgres, saveWalArchive, startPostgres } from '../../platform/postgres/index.ts'
import { COMMANDS } from '../cli/commands.ts'
import { runCli } from '../cli/run-cli.ts'
import { createProduct, type Product } from '../context.ts'
import { readSettings } from '../networks.ts'
import { prepareDatabase } from '../prepare-database.ts'
import { backupJobs } from './backup.jobs.ts'
import { readList } from './file-pool.ts'

const MARKS = 12
const ASKED = 7
/** Clusters are made, recovered and stopped there, beside other tests. */
const SLOW_MS = 120_000
const PASSPHRASE = 'a long passphrase of a test'
const CLI = path.resolve(import.meta.dirname, '../cli.ts')
const log = { info() {}, error() {} }
const photo = Buffer.alloc(300_000, 'photo')

let root: string
let running: RunningPostgres | null = null
const place = (name: string) => path.join(root, name)
const backups = () => place('backups')

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'veche-bk-'))
  await mkdir(backups())
  await mkdir(place('data/files/attachments/ab'), { recursive: true })
  await writeFile(place('data/files/attachments/ab/photo'), photo)
  const key = await ensureFolderKey(backups(), PASSPHRASE)
  await saveWalArchive(place('data'), { folder: backups(), key })
  running = await startPostgres({ dataDir: place('data'), log })
  await prepareDatabase({ owner: running.owner, grantee: running.runtime.user })
  await query(running, 'create table mark (id int primary key)')
})
afterAll(async () => {
  await running?.stop()
  await rm(root, { recursive: true, force: true })
})

function envOf(dataDir: string, more: Record<string, string>): Record<string, string> {
  return { VECHE_DATA_DIR: place(dataDir), VECHE_DEMO: '0', VECHE_BACKUP_KEY: PASSPHRASE, ...more }
}

/** Of a program that is started, whatever database the tests themselves run on. */
function ownEnv() {
  return { ...process.env, DATABASE_URL: '', ...envOf('data', {}) }
}

async function veche(dataDir: string, args: string[], more: Record<string, string> = {}) {
  const [out, notes]: [string[], string[]] = [[], []]
  const env = envOf(dataDir, more)
  const io = { env, out: (line: string) => out.push(line), note: (line: string) => notes.push(line) }
  return { code: await runCli(COMMANDS, args, io), out, notes }
}

async function query(server: RunningPostgres, text: string): Promise<Record<string, unknown>[]> {
  const session = new pg.Client(server.owner)
  await session.connect()
  try {
    return (await session.query(text)).rows
  } finally {
    await session.end()
  }
}

const wholeOnes = async () => (await readdir(backups())).filter((name) => /^\d{8}T\d{6}Z$/.test(name)).sort()

/** Names of two backups are of two seconds. */
const nextSecond = () => sleep(1001 - (Date.now() % 1000))

async function spoil(file: string, work: () => Promise<void>): Promise<void> {
  const bytes = await readFile(file)
  const spoilt = Buffer.from(bytes)
  const middle = Math.floor(spoilt.length / 2)
  spoilt.writeUInt8(spoilt.readUInt8(middle) ^ 1, middle)
  await writeFile(file, spoilt)
  await work()
  await writeFile(file, bytes)
}

let askedAt: string

it('copies a running installation, and once more beside what goes on', async () => {
  const made = await veche('data', ['backup', backups()])
  expect([made.code, made.notes.at(-1)]).toEqual([0, expect.stringMatching(/^0 incidents, 1 files/)])
  expect(await wholeOnes()).toEqual(made.out)
  if (!running) throw new Error('not running')
  const session = new pg.Client(running.owner)
  await session.connect()
  for (let id = 1; id <= MARKS; id += 1) {
    await session.query('insert into mark values ($1)', [id])
    await sleep(20)
    if (id === ASKED) askedAt = new Date().toISOString()
    await sleep(20)
  }
  await session.query('delete from mark')
  await session.end()
  // The last process to leave stops the cluster, which hands over the end of its log.
  await running.stop()
  running = null
})

it('restores to a second: the rows of that moment, the files, and chains that hold', async () => {
  const restored = await veche('restored', ['restore', backups(), '--at', askedAt])
  expect([restored.code, restored.notes.filter((note) => note.startsWith('error'))]).toEqual([0, []])
  const said = restored.out.join('\n')
  for (const name of ['secret', 'history', 'journal', 'published', 'counts', 'files', 'book'])
    expect(said).toMatch(new RegExp(`^ok +${name} `, 'm'))
  expect(said).toMatch(/0 incidents, 1 files/)
  expect(await readFile(place('restored/files/attachments/ab/photo'))).toEqual(photo)
  expect(await readFile(place('restored/secret'), 'utf8')).toBe(
    (await readFile(place('data/secret'), 'utf8')).trim(),
  )
  const server = await startPostgres({ dataDir: place('restored'), log })
  const rows = await query(server, 'select id from mark order by id')
  await server.stop()
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: ASKED }, (_, index) => index + 1))
})

it('refuses a folder that is used, a moment nobody copied, another key and a folder without backups', {
  timeout: SLOW_MS,
}, async () => {
  const refuse = async (dataDir: string, args: string[], words: string, more = {}) => {
    const refused = await veche(dataDir, args, more)
    expect([refused.code, refused.notes.at(-1)]).toEqual([1, expect.stringContaining(words)])
  }
  await refuse('restored', ['restore', backups()], 'is not empty')
  await refuse('fresh', ['restore', backups(), '--at', '2020-01-01 10:00'], 'No backup reaches so far back')
  await refuse('fresh', ['restore', backups(), '--at', '2099-01-01 10:00'], 'do not reach')
  await refuse('fresh', ['restore', backups()], 'made with another one', {
    VECHE_BACKUP_KEY: 'another long passphrase',
  })
  await refuse('fresh', ['restore', place('data')], 'holds no backups')
  expect((await veche('fresh', ['restore', backups()], { VECHE_BACKUP_KEY: '' })).code).toBe(2)
  // Only the attempt that had begun to write made the folder, and it left nothing in it.
  expect(await readdir(place('fresh'))).toEqual([])
})

it('names the file of which one byte is another, before it writes anything', async () => {
  const [name = ''] = await wholeOnes()
  const [shelf = ''] = await readdir(place('backups/pool'))
  const [content = ''] = await readdir(place(`backups/pool/${shelf}`))
  const segment = (await readdir(place('backups/wal'))).at(-1)
  for (const file of [`${name}/base.tar`, `${name}/secret`, `pool/${shelf}/${content}`, `wal/${segment}`])
    await spoil(place(`backups/${file}`), async () => {
      const refused = await veche('never', ['restore', backups()])
      expect([refused.code, refused.notes.at(-1)]).toEqual([1, expect.stringContaining(`${file} is damaged`)])
    })
  const manifest = place(`backups/${name}/manifest.json`)
  const text = await readFile(manifest, 'utf8')
  await writeFile(manifest, text.replace('"incidents": 0', '"incidents": 1'))
  expect((await veche('never', ['restore', backups()])).notes.at(-1)).toContain('manifest.json is damaged')
  await writeFile(manifest, text)
  await expect(readdir(place('never'))).rejects.toThrow('ENOENT')
})

it('says at once what it looks at, and ends on SIGTERM with nothing left behind', {
  timeout: SLOW_MS,
}, async () => {
  const child = spawn(process.execPath, [CLI, 'restore', backups()], {
    env: { ...ownEnv(), ...envOf('stopped', {}) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const exited = once(child, 'exit')
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    const isBefore = !said.includes('following the log')
    said += chunk.toString()
    // PostgreSQL is at work on the copy, or about to be.
    if (isBefore && said.includes('following the log')) child.kill('SIGTERM')
  })
  const [code] = await exited
  expect(said).toMatch(/^checking base\S*: \d+ of \d+ MB/m)
  for (const [, done, all] of said.matchAll(/: (\d+) of (?:about )?(\d+) /g))
    expect(Number(done)).toBeLessThanOrEqual(Number(all))
  expect(code).toBe(1)
  expect(said).toMatch(/nothing is left/)
  expect(await readdir(place('stopped'))).toEqual([])
})

it('leaves the older backup good when it is killed, and no half one', { timeout: SLOW_MS }, async () => {
  const before = await wholeOnes()
  await nextSecond()
  const child = spawn(process.execPath, [CLI, 'backup', backups()], {
    env: ownEnv(),
    stdio: 'ignore',
  })
  const exited = once(child, 'exit')
  await expect.poll(async () => (await readdir(backups())).some((name) => name.endsWith('.part'))).toBe(true)
  child.kill('SIGKILL')
  await exited
  expect(await wholeOnes()).toEqual(before)
  const again = await veche('data', ['backup', backups(), '--keep', '1'])
  expect(again.code).toBe(0)
  const left = await readdir(backups())
  expect(left.filter((name) => name.endsWith('.part') || name === 'lock')).toEqual([])
  // Of two one is kept, with the part of the log that it needs.
  expect(await wholeOnes()).toEqual(again.out)
  const { firstSegment } = JSON.parse(await readFile(place(`backups/${again.out[0]}/manifest.json`), 'utf8'))
  expect((await readdir(place('backups/wal'))).filter((name) => name < firstSegment)).toEqual([])
})

it('refuses a second one beside the first', async () => {
  await withFolderLock(backups(), async () => {
    const refused = await veche('data', ['backup', backups()])
    expect([refused.code, refused.notes.at(-1)]).toEqual([
      1,
      expect.stringContaining('A backup is being made'),
    ])
  })
})

it('proves a backup by restoring it aside, and leaves nothing of that', async () => {
  const verified = await veche('data', ['backup', 'verify', backups(), '--in', root])
  expect([verified.code, verified.notes.filter((note) => note.startsWith('error'))]).toEqual([0, []])
  const [name = ''] = await wholeOnes()
  expect(await readdir(place(`backups/${name}`))).toContain('verified.json')
  expect((await readdir(root)).filter((one) => one.startsWith('backup-check-'))).toEqual([])
})

it('tells of a night that failed, copies new files between, and says all of that to the doctor', async () => {
  const server = await startPostgres({ dataDir: place('data'), log })
  const access = { owner: server.owner, runtime: server.runtime, grantee: server.runtime.user }
  const start = (folder: string) =>
    createProduct(
      readSettings(envOf('data', { VECHE_BACKUP_DIR: folder })),
      access.runtime,
      createLog('silent'),
    )
  const run = async (product: Product, name: string) => {
    const job = backupJobs({ product, access }).find((one) => one.name === name)
    await job?.handle([{}])
  }
  const broken = await start(place('data/secret/of-nobody'))
  await saveUser(broken.context.db, buildActor({ role: 'administrator' }))
  await run(broken, 'backup.files')
  await run(broken, 'backup.make')
  await run(broken, 'backup.make')
  const told = await query(
    server,
    "select details from notification where details->>'news' = 'backup_failed'",
  )
  const noted = await query(server, "select details from journal where action = 'backup.failed'")
  expect([told.length, noted]).toEqual([1, Array(2).fill({ details: { reason: 'ENOTDIR' } })])
  await broken.close()

  const product = await start(backups())
  await writeFile(place('data/files/another'), 'came at noon')
  await run(product, 'backup.files')
  const key = await ensureFolderKey(backups(), PASSPHRASE)
  const list: string[] = []
  for await (const entry of readList({ folder: backups(), key }, place('backups/files.list')))
    list.push(entry.path)
  expect(list).toEqual(['files/another', 'files/attachments/ab/photo'])
  await product.close()

  const lineOf = async (more: Record<string, string>) =>
    (await veche('data', ['doctor'], more)).out.find((line) => line.slice(8).startsWith('backup'))
  expect(await lineOf({ VECHE_BACKUP_DIR: backups() })).toMatch(
    /^ok +backup +last good backup \d+ min ago, last verified \d+ min ago, log archived$/,
  )
  expect(await lineOf({})).toMatch(/^ok +backup +the database archives its log/)
  await server.stop()
})

it('copies a PostgreSQL of the operator too, and unpacks it for that server', async () => {
  const server = await startPostgres({ dataDir: place('data'), log })
  await query(server, 'insert into mark values (100)')
  const own = { DATABASE_URL: server.ownerUrl, VECHE_DATA_DIR: place('beside') }
  const made = await veche('beside', ['backup', place('of-own')], own)
  await server.stop()
  expect([made.code, await readdir(place('of-own/pool')).catch(() => [])]).toEqual([0, []])
  const refused = await veche('back', ['restore', place('of-own')])
  expect([refused.code, refused.notes.at(-1)]).toEqual([1, expect.stringContaining('--cluster')])
  const back = await veche('back', ['restore', place('of-own'), '--cluster', place('own/pg')])
  expect([back.code, back.out[0]]).toEqual([0, expect.stringContaining(`into ${place('own/pg')}`)])
  const started = await startPostgres({ dataDir: place('own'), log })
  const rows = await query(started, 'select id from mark')
  await started.stop()
  expect(rows).toEqual([{ id: 100 }])
})

it('says that the disk is full, and keeps what was there', async (context) => {
  const full = place('full')
  await mkdir(full)
  await cp(backups(), place('kept'), { recursive: true })
  const script = `mount -t tmpfs -o size=9m tmpfs "$1" && cp -a "$2"/. "$1" && "$3" "$4" backup "$1"; code=$?; ls "$1"; exit $code`
  const args = [
    '--user',
    '--map-root-user',
    '--mount',
    'sh',
    '-c',
    script,
    'sh',
    full,
    place('kept'),
    process.execPath,
    CLI,
  ]
  const server = await startPostgres({ dataDir: place('data'), log })
  const child = spawn('unshare', args, { env: ownEnv() })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += String(bytes)))
  const [code] = await once(child, 'close')
  await server.stop()
  if (/unshare|mount:/.test(said)) context.skip('no namespaces here')
  expect([code, said]).toEqual([1, expect.stringContaining('ENOSPC')])
  const [name = ''] = await wholeOnes()
  expect(said).toContain(name)
  expect(said).not.toContain('.part')
})
