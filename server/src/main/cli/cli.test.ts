import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../../../test/browser.ts'
import { runOn } from '../../../test/database/test-cluster.ts'
import { saveIncident } from '../../../test/factories/incident-factory.ts'
import { buildActor, saveChannel, saveUser } from '../../../test/factories.ts'
import { startTestApp, TEST_SECRET, type TestApp } from '../../../test/test-app.ts'
import { listMigrationNames } from '../../platform/database/migration-files.ts'
import { COMMANDS } from './commands.ts'
import { runCli } from './run-cli.ts'

let test: TestApp
const dataDir = mkdtempSync(path.join(tmpdir(), 'veche-cli-'))
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(async () => {
  await test.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const veche = (...args: string[]) => vecheWith({}, ...args)

async function vecheWith(more: Record<string, string>, ...args: string[]) {
  const [out, notes]: [string[], string[]] = [[], []]
  const env = {
    DATABASE_URL: test.url,
    VECHE_SECRET: TEST_SECRET,
    VECHE_DATA_DIR: dataDir,
    // Nobody listens there.
    VK_API_URL: 'http://127.0.0.1:9',
    ...more,
  }
  const io = { env, out: (line: string) => out.push(line), note: (line: string) => notes.push(line) }
  return { code: await runCli(COMMANDS, args, io), out, notes }
}

describe('user create', () => {
  it('makes a user who signs in, with a password that is printed when none was given', async () => {
    const made = await veche(
      'user',
      'create',
      '--email',
      'CLI@example.org',
      '--name',
      'Павлова Ольга',
      '--role',
      'administrator',
      '--role',
      'executor',
      '--scope',
      'region',
      '--scope',
      'agency:ministry-roads',
    )
    expect([made.code, made.out.length]).toEqual([0, 2])
    const browser = openBrowser(test.app)
    expect((await browser.signIn('cli@example.org', made.out[1])).statusCode).toBe(200)

    expect((await browser.get('/api/me')).json().grants).toMatchObject([
      { role: 'administrator', scope: { kind: 'region' } },
      { role: 'executor', scope: { kind: 'agency', code: 'ministry-roads' } },
    ])
  })

  it.each([
    [
      ['--email', 'cli@example.org', '--name', 'Кто-то', '--password', 'reka techyot na sever'],
      1,
      'access.email_taken',
    ],
    [
      ['--email', 'x@example.org', '--name', 'Кто-то', '--password', 'qwertyuiop12'],
      1,
      'access.password_too_common',
    ],
    [
      ['--email', 'x@example.org', '--name', 'Кто-то', '--role', 'head', '--scope', 'agency:no'],
      1,
      'access.unknown_scope',
    ],
    [['--email', 'x@example.org', '--name', 'Кто-то', '--role', 'king'], 2, 'cli.usage'],
    [
      ['--email', 'x@example.org', '--name', 'Кто-то', '--role', 'head', '--scope', 'planet:x'],
      2,
      'cli.usage',
    ],
    [['--email', 'no', '--name', 'Кто-то'], 2, 'cli.usage'],
    [['--name', 'Кто-то'], 2, 'cli.usage'],
    [['--email', 'x@example.org', '--name', 'Кто-то', '--rolle', 'head'], 2, 'cli.usage'],
  ] as const)('refuses %j with exit code %i', async (args, code, word) => {
    const refused = await veche('user', 'create', ...args)

    expect([refused.code, refused.out]).toEqual([code, []])
    expect(refused.notes[0]).toContain(`error ${word}`)
    expect(refused.notes[0]).not.toContain('\n')
  })
})

describe('the ways back', () => {
  it('print the set-up code while there is nobody, and remove a second factor on the machine', async () => {
    expect((await veche('user', 'setup-code')).code).toBe(1)
    const person = [
      '--email',
      'factor@example.org',
      '--name',
      'Белов Пётр',
      '--password',
      'tihaya pristan u mosta',
    ]
    await veche('user', 'create', ...person, '--keep-password')
    const reset = () => veche('user', 'reset-second-factor', '--email', 'factor@example.org')
    expect((await reset()).notes[0]).toContain('access.no_second_factor')
    const browser = openBrowser(test.app)
    await browser.signIn('factor@example.org', 'tihaya pristan u mosta')
    expect((await browser.get('/api/me')).json()).toMatchObject({ passwordChangeRequired: false })
    await test.db
      .updateTable('appUser')
      .set({ twoFactorEnabled: true })
      .where('email', '=', 'factor@example.org')
      .execute()

    expect((await reset()).code).toBe(0)
    expect((await browser.get('/api/me')).statusCode).toBe(401)

    const given = await veche('user', 'set-password', '--email', 'factor@example.org')
    await browser.signIn('factor@example.org', given.out[0])
    expect((await browser.get('/api/me')).json()).toMatchObject({ passwordChangeRequired: true })
    expect(
      (await veche('user', 'create', '--email', 'x@example.org', '--name', 'Кто-то', '--keep-password')).code,
    ).toBe(2)
  })

  it('tell whether the journal is whole, also against an end that was kept', async () => {
    const first = await veche('journal', 'verify')
    expect([first.code, first.out[0]]).toEqual([0, expect.stringMatching(/^\d+:[0-9a-f]{64}$/)])
    expect((await veche('journal', 'verify', '--known', first.out[0] ?? '')).code).toBe(0)
    const [seq] = (first.out[0] ?? '').split(':')
    const forged = await veche('journal', 'verify', '--known', `${seq}:${'0'.repeat(64)}`)
    expect([forged.code, forged.notes[0]]).toEqual([1, expect.stringContaining('replaced')])
    expect((await veche('journal', 'verify', '--known', 'x')).code).toBe(2)
  })
})

describe('token create', () => {
  beforeAll(async () => {
    const person = ['--email', 'program@example.org', '--name', 'Выгрузка', '--role', 'executor']
    await veche('user', 'create', ...person, '--scope', 'agency:ministry-roads')
  })

  it('prints a token that works, and nothing else', async () => {
    const { code, out } = await veche(
      'token',
      'create',
      '--user',
      'program@example.org',
      '--name',
      'bench',
      '--scopes',
      'read,incidents',
      '--days',
      '2',
    )
    const headers = { authorization: `Bearer ${out[0]}` }

    expect([code, out.length]).toEqual([0, 1])
    expect((await test.app.inject({ method: 'GET', url: '/api/me', headers })).statusCode).toBe(200)
    expect((await test.app.inject({ method: 'GET', url: '/api/users', headers })).statusCode).toBe(403)
  })

  it('serves a program whose account has no password, whatever its role', async () => {
    const robot = ['--email', 'robot@example.org', '--name', 'Робот', '--role', 'moderator']
    expect((await veche('user', 'create', '--program', '--password', 'tihaya pristan', ...robot)).code).toBe(
      2,
    )
    expect((await veche('user', 'create', '--program', ...robot)).out).toHaveLength(1)
    const made = await veche(
      'token',
      'create',
      '--user',
      'robot@example.org',
      '--name',
      'x',
      '--scopes',
      'read',
    )
    const headers = { authorization: `Bearer ${made.out[0]}` }

    expect((await test.app.inject({ method: 'GET', url: '/api/incidents', headers })).statusCode).toBe(200)
    expect((await openBrowser(test.app).signIn('robot@example.org', 'anything at all')).statusCode).toBe(401)
  })

  it.each([
    [['--user', 'nobody@example.org', '--name', 'x', '--scopes', 'read'], 1],
    // An administrator has no second factor yet: a token must not be the way around it.
    [['--user', 'cli@example.org', '--name', 'x', '--scopes', 'read'], 1],
    [['--user', 'program@example.org', '--name', 'x', '--scopes', 'everything'], 2],
    [['--user', 'program@example.org', '--name', 'x', '--scopes', 'read', '--days', '-1'], 2],
    [['--user', 'program@example.org', '--name', 'x', '--scopes', 'read', '--days', '366'], 2],
  ])('refuses %j', async (args, code) => {
    expect((await veche('token', 'create', ...args)).code).toBe(code)
  })
})

describe('channel add', () => {
  const options = [
    '--id',
    '77',
    '--token',
    'secret-token',
    '--secret',
    'Secret7',
    '--municipality',
    'borovichi',
  ]

  it('saves a channel whose network is away, says so, and prints its address', async () => {
    const { code, out, notes } = await veche('channel', 'add', 'vk', ...options)

    expect([code, out.length]).toEqual([0, 1])
    expect(notes.some((note) => note.startsWith('warning: vk.'))).toBe(true)
    const account = await test.product.channels.findByPath('vk', out[0]?.split('/').at(-1) ?? '')
    expect(account).toMatchObject({
      externalId: '77',
      tokens: { community: 'secret-token' },
      webhookSecret: 'Secret7',
    })
    expect([...out, ...notes].join()).not.toContain('secret-token')
  })

  it('refuses the same page again and a network it does not know', async () => {
    expect(await veche('channel', 'add', 'vk', ...options)).toMatchObject({
      code: 1,
      notes: ['error channels.already_added'],
    })
    expect((await veche('channel', 'add', 'myspace', ...options)).code).toBe(2)
  })
})

describe('doctor', () => {
  it('finds a whole installation well, but for what the server itself lacks', async () => {
    const { out } = await veche('doctor')
    const lines = new Map(out.map((line) => [line.slice(8).split(' ')[0], line.slice(0, 7).trim()]))

    for (const name of ['cyrillic', 'role', 'migrations', 'secret', 'administrators', 'published']) {
      expect([name, lines.get(name)]).toEqual([name, 'ok'])
    }
  })

  it('warns of a role that could change the journal', async () => {
    const { out } = await vecheWith({ DATABASE_URL: test.ownerUrl }, 'doctor')
    const line = out.find((one) => one.slice(8).startsWith('role'))
    expect(line).toMatch(/^warning role .*owns the journal → .*DATABASE_OWNER_URL/)
  })

  it('names what a role has given itself, and where it may make operators', async () => {
    const lineOf = async () => {
      const { out } = await veche('doctor')
      return out.find((one) => one.slice(8).startsWith('role'))
    }
    expect(await lineOf()).toMatch(/^ok {6}role .*makes tables for its queue alone \(pgboss\)/)
    const { rows } = await sql<{ role: string; database: string }>`
      select current_user::text as role, current_database()::text as database`.execute(test.db)
    const set = (what: string) =>
      sql.raw(`alter role ${rows[0]?.role} in database ${rows[0]?.database} ${what}`).execute(test.db)
    await set('set jit = off')
    expect(await lineOf()).toMatch(/^ok/)
    await set('set lock_timeout = 1')
    expect(await lineOf()).toMatch(/^warning role .*lock_timeout=1 → .*reset all/)
    await set('reset all')
    const run = (statement: string) => sql.raw(statement).execute(test.owner)
    await run('create schema another')
    await run('grant create on schema another to public')
    expect(await lineOf()).toMatch(/^warning role .*may make tables and operators in another/)
    await run('drop schema another')
  })

  it('says how to mend keys that the secret does not open', async () => {
    await test.db
      .updateTable('channel')
      .set({ credentials: Buffer.from('another secret sealed this one, long enough') })
      .execute()
    const { code, out } = await veche('doctor')

    expect(code).toBe(1)
    expect(out.find((line) => line.includes('secret'))).toMatch(/^FAILED .*VECHE_SECRET/)
  })
})

describe('doctor of what stands around', () => {
  const linesOf = async (env: Record<string, string> = {}) => {
    const { out } = await vecheWith(env, 'doctor')
    return new Map(out.map((line) => [line.slice(8).split(' ')[0], line]))
  }

  it('misses a file that the database speaks of, and finds it again', async () => {
    const channel = await saveChannel(test.context)
    const { id } = await saveIncident(test.db, { channelId: channel.id })
    const hash = createHash('sha256').update('a photograph').digest('hex')
    const executor = buildActor({ role: 'executor' })
    await saveUser(test.db, executor)
    await test.db
      .insertInto('answerFile')
      .values({
        ...{ id: randomUUID(), incidentId: id, hash, contentType: 'image/png', size: 12, name: 'после.png' },
        ...{ label: 'photo', uploadedBy: executor.id, uploadedAt: new Date() },
      })
      .execute()
    expect((await linesOf()).get('files')).toMatch(/^FAILED .*not in the folder files/)
  })

  it('says that a scanner and a mail server that were named do not answer', async () => {
    const lines = await linesOf({
      VECHE_CLAMD_URL: 'tcp://127.0.0.1:1',
      ...{ VECHE_SMTP_URL: 'smtp://127.0.0.1:1', VECHE_MAIL_FROM: 'veche@example.org' },
    })
    expect(lines.get('scanner')).toMatch(/^FAILED .*clamd does not answer/)
    expect(lines.get('mail')).toMatch(/^FAILED .*the mail server refuses us/)
    expect(lines.get('disk')).toMatch(/GB free/)
    expect(lines.get('standbys')).toMatch(/none/)
    expect(lines.get('replica')).toMatch(/^ok .*none/)
  })

  it('says that what was named as a replica is none', async () => {
    const lines = await linesOf({ DATABASE_READ_URL: test.ownerUrl })
    expect(lines.get('replica')).toMatch(/^FAILED .*is no standby/)
  })
})

describe('the help', () => {
  it('lists every command, and explains one', async () => {
    const { code, out } = await veche()
    expect(code).toBe(0)
    for (const { name } of COMMANDS) expect(out.join('\n')).toContain(name)
    expect((await veche('token', 'create', '--help')).out[0]).toContain('--scopes')
  })

  it('answers an unknown command with exit code 2', async () => {
    expect((await veche('user', 'delete')).code).toBe(2)
  })
})

it('says the environment is wrong in words, without a stack', async () => {
  const notes: string[] = []
  const io = {
    env: { DATABASE_URL: 'mysql://x' },
    out: () => undefined,
    note: (line: string) => notes.push(line),
  }

  expect(await runCli(COMMANDS, ['doctor'], io)).toBe(1)
  expect(notes.join()).toContain('DATABASE_URL')
  expect(notes.join()).not.toContain('at ')
})

describe('upgrade', () => {
  it('says that there is nothing to do', async () => {
    const { code, out } = await veche('upgrade')
    expect([code, out.at(-1)]).toEqual([0, 'nothing to apply'])
  })

  it('tells what it would do, and does it only when asked, with a backup or against its advice', async () => {
    const name = (await listMigrationNames()).at(-1)
    await runOn(test.ownerUrl, `delete from kysely_migration where name = '${name}'`)
    const told = await veche('upgrade')
    expect([told.code, told.out]).toEqual([0, expect.arrayContaining(['1 migrations to apply:'])])
    const refused = await veche('upgrade', '--apply')
    expect([refused.code, refused.notes[0]]).toEqual([
      1,
      'against it: no backup of the last day: npx veche backup DIR',
    ])
    await runOn(test.ownerUrl, `insert into kysely_migration values ('${name}', now()::text)`)
    expect((await veche('upgrade', '--apply')).out.at(-1)).toBe('nothing to apply')
  })
})
