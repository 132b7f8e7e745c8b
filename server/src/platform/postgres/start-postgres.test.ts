import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { isProcessAlive } from './postmaster-pid.ts'
import { resolveDatabase } from './resolve-database.ts'
import { SOCKET_NAME } from './socket-folder.ts'
import { type RunningPostgres, startPostgres } from './start-postgres.ts'
import { probeServer } from './startup-probe.ts'

const log = { info() {}, error() {} }
let dataDir: string
let running: RunningPostgres[] = []

// Making a cluster takes most of a start, so the tests share one folder; each leaves it stopped and whole.
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'veche-pg-'))
})
afterEach(async () => {
  for (const server of running) await server.stop()
  running = []
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

async function start(folder = dataDir): Promise<RunningPostgres> {
  const server = await startPostgres({ dataDir: folder, log })
  running.push(server)
  return server
}

async function query(server: RunningPostgres, text: string): Promise<Record<string, unknown>[]> {
  const session = new Client({ connectionString: server.ownerUrl })
  session.on('error', () => {})
  try {
    await session.connect()
    return (await session.query(text)).rows
  } finally {
    await session.end().catch(() => {})
  }
}

it('creates a cluster that sees Cyrillic, keeps checksums and opens no port', async () => {
  const server = await start()

  expect(server.wasRunning).toBe(false)
  const [row] = await query(
    server,
    `select cardinality(show_trgm('Дом')) > 0 as trigrams, lower('ЁЖ') as lower,
       to_tsvector('russian', 'дорогами')::text as stem, current_setting('data_checksums') as checksums,
       current_setting('listen_addresses') as addresses, current_setting('synchronous_commit') as commit`,
  )
  expect(row).toEqual({
    trigrams: true,
    lower: 'ёж',
    stem: "'дорог':1",
    checksums: 'on',
    addresses: '',
    commit: 'on',
  })
})

it('lets in only who knows the password, and keeps the password private', async () => {
  const server = await start()

  const stranger = new Client({ ...server.owner, password: 'guess' })
  await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' })
  expect((await stat(path.join(dataDir, 'pg/veche.password'))).mode & 0o777).toBe(0o600)
  expect((await stat(server.owner.host)).mode & 0o777).toBe(0o700)
})

it('lets the product in as a role that is no superuser, also in a folder of before there was the role', async () => {
  const first = await start()
  await query(first, 'drop role veche_app')
  await first.stop()

  const server = await start()

  const session = new Client(server.runtime)
  await session.connect()
  const { rows } = await session.query(
    'select current_user::text as name, rolsuper, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user',
  )
  await session.end()
  expect(rows).toEqual([{ name: 'veche_app', rolsuper: false, rolcreaterole: false, rolcreatedb: false }])
  expect(server.runtime.password).not.toBe(server.owner.password)
})

it('lets the product in again when its password was changed past it', async () => {
  const first = await start()
  await query(first, "alter role veche_app password 'another'")
  await first.stop()

  const session = new Client((await start()).runtime)
  await session.connect()
  const { rows } = await session.query('select current_user::text as name')
  await session.end()
  expect(rows).toEqual([{ name: 'veche_app' }])
})

it('frees the product of settings that its role has given itself, also of those that keep it out', async () => {
  const first = await start()
  const session = new Client(first.runtime)
  await session.connect()
  for (const where of ['', 'in database veche'])
    await session.query(`alter role veche_app ${where} set default_transaction_read_only = on`)
  await session.query("alter role veche_app set local_preload_libraries = 'nothing'")
  await session.end()
  await first.stop()

  const again = new Client((await start()).runtime)
  await again.connect()
  expect((await again.query('show default_transaction_read_only')).rows).toEqual([
    { default_transaction_read_only: 'off' },
  ])
  await again.end()
})

it('keeps the data between a stop and a start', async () => {
  const first = await start()
  await query(first, 'create table kept_by_stop (id int)')
  const pid = first.pid()
  await first.stop()
  expect(isProcessAlive(pid)).toBe(false)

  const second = await start()

  expect(second.wasRunning).toBe(false)
  expect(await query(second, 'select count(*)::int as rows from kept_by_stop')).toEqual([{ rows: 0 }])
})

it('joins a running cluster, and only the last to leave stops it', async () => {
  const first = await start()
  const second = await start()

  expect(second).toMatchObject({ wasRunning: true })
  expect(second.pid()).toBe(first.pid())
  await first.stop()
  expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }])
  await second.stop()
  expect(isProcessAlive(second.pid())).toBe(false)
})

it('ends up with one cluster when several start at once on an empty folder', async () => {
  const empty = path.join(dataDir, 'empty')
  const servers = await Promise.all([start(empty), start(empty), start(empty)])

  expect(new Set(servers.map((server) => server.pid())).size).toBe(1)
  expect(servers.filter((server) => !server.wasRunning)).toHaveLength(1)
  await Promise.all(servers.map((server) => server.stop()))
  expect(isProcessAlive(servers[0]!.pid())).toBe(false)
})

it('serves a newcomer who starts while the last user is stopping the cluster', async () => {
  let server = await start()
  for (let round = 0; round < 5; round += 1) {
    const [, next] = await Promise.all([server.stop(), sleep(round * 5).then(() => start())])
    expect(await query(next, 'select 1 as one')).toEqual([{ one: 1 }])
    server = next
  }
})

it('starts a killed server again by itself and loses nothing that was committed', async () => {
  const server = await start()
  await query(server, 'create table kept_by_kill (id int)')
  await query(server, 'insert into kept_by_kill select generate_series(1, 1000)')
  const killed = server.pid()

  process.kill(killed, 'SIGKILL')
  await vi.waitUntil(() => server.pid() !== killed, { timeout: 20_000, interval: 20 })

  expect(await query(server, 'select count(*)::int as rows from kept_by_kill')).toEqual([{ rows: 1000 }])
}, 30_000)

it('adopts the cluster of an application that was killed', async () => {
  const script = `
    const { startPostgres } = await import(${JSON.stringify(import.meta.resolve('./start-postgres.ts'))})
    const log = { info() {}, error() {} }
    const server = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, log })
    console.log(server.pid())
    setInterval(() => {}, 1000)`
  const application = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(application.stdout, 'data')
  application.kill('SIGKILL')
  await once(application, 'exit')

  const server = await start()

  expect(server.wasRunning).toBe(true)
  expect(server.pid()).toBe(Number(String(line)))
  await server.stop()
  expect(await probeServer(path.join(server.owner.host, SOCKET_NAME), 'veche')).toBe('absent')
})

it('starts when postmaster.pid names a stranger who got the number after a power cut', async () => {
  const first = await start()
  await first.stop()
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  try {
    const lines = [stranger.pid, path.join(dataDir, 'pg'), 1, 5432, first.owner.host, '', '', 'ready']
    await writeFile(path.join(dataDir, 'pg/postmaster.pid'), `${lines.join('\n')}\n`, { mode: 0o600 })

    expect((await start()).wasRunning).toBe(false)
  } finally {
    stranger.kill('SIGKILL')
  }
})

it('works in a folder whose path is too long for a socket', async () => {
  const server = await start(path.join(dataDir, 'область'.repeat(12)))

  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(server.owner.host.startsWith(tmpdir())).toBe(true)
  await server.stop()
  await rm(server.owner.host, { recursive: true })
})

it('writes no values into its log: neither of refused rows nor of slow statements', async () => {
  const server = await start()
  await query(server, 'create table people (email text primary key, age int check (age > 0), born date)')
  const session = new Client(server.owner)
  await session.connect()
  const person = 'ivanova-very-own@example.org'
  const insert = 'insert into people (email, age) values ($1, $2)'
  await session.query(insert, [person, 30])
  for (const [statement, values] of [
    // Unique, check, not null, a slow one, one that was ended.
    [insert, [person, 30]],
    [insert, [`${person}.second`, -5]],
    ['update people set email = null where email = $1', [person]],
    ['select pg_sleep(1.1), $1::text', [person]],
    ["select set_config('statement_timeout', '50', false), $1::text", [person]],
    ['select pg_sleep(1), $1::text', [person]],
  ] as const)
    await session.query(statement, [...values]).catch(() => undefined)
  await session.end()

  const said = await readFile(path.join(dataDir, 'postgres.log'), 'utf8')
  for (const known of [
    'people_pkey',
    'people_age_check',
    'null value in column',
    'duration:',
    'statement timeout',
  ])
    expect(said).toContain(known)
  expect(said).not.toContain('ivanova-very-own')
})

it('says what PostgreSQL said when it cannot start', async () => {
  const server = await start()
  await server.stop()
  const version = path.join(dataDir, 'pg/PG_VERSION')
  const real = await readFile(version)
  await writeFile(version, '9\n')
  try {
    await expect(startPostgres({ dataDir, log })).rejects.toThrow(/database files are incompatible/)
  } finally {
    await writeFile(version, real)
  }
  expect(await readFile(path.join(dataDir, 'postgres.log'), 'utf8')).toContain('incompatible')
})

it('resolves the address of another database instead of starting one', async () => {
  const server = await start()

  const database = await resolveDatabase({ databaseUrl: server.ownerUrl, dataDir: '/nowhere', log })

  expect(database).toMatchObject({
    isEmbedded: false,
    access: { grantee: null, runtime: { connectionString: server.ownerUrl } },
  })
  const wrong = server.ownerUrl.replace('/veche?', '/absent?')
  await expect(resolveDatabase({ databaseUrl: wrong, dataDir: '/nowhere', log })).rejects.toMatchObject({
    code: '3D000',
  })
})

it('refuses a database that does not see Cyrillic letters', async () => {
  const server = await start()
  await query(
    server,
    `create database blind template template0 encoding 'UTF8' locale_provider libc locale 'C'`,
  )

  const blind = server.ownerUrl.replace('/veche?', '/blind?')

  await expect(resolveDatabase({ databaseUrl: blind, dataDir: '/nowhere', log })).rejects.toThrow(
    /does not see Cyrillic/,
  )
})
