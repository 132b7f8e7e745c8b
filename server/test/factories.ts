/** Valid objects with plain defaults; a test states only what matters to it. */
import { argon2Sync, randomBytes, randomInt } from 'node:crypto'
import type { Scope } from '@veche/contract/access.ts'
import type { Settings } from '@veche/contract/admin/settings.ts'
import type { Insertable } from 'kysely'
import { type Actor, addJournal, createUser, type Grant } from '../src/modules/access/index.ts'
import type { Incident } from '../src/modules/incidents/index.ts'
import { FRESH } from '../src/modules/incidents/steps/domain/fresh-incident.ts'
import { forgetSettings } from '../src/modules/settings/index.ts'
import type { DB } from '../src/platform/database/database.gen.ts'
import type { Database } from '../src/platform/database/db.ts'
import type { AppContext } from '../src/platform/http/app-context.ts'
import { newId } from '../src/platform/ids.ts'

export const REGION: Scope = { kind: 'region' }
export const TEST_PASSWORD = 'gorod nad rekoy stoit'

export function buildActor(changes: Partial<Actor> & { role?: Grant['role']; scope?: Scope } = {}): Actor {
  const { role = 'dispatcher', scope = REGION, ...rest } = changes
  return { id: newId(), name: 'Иванова Анна', grants: [{ role, scope }], tokenScopes: null, ...rest }
}

/** Straight into the tables: a token is all this user signs in with. */
export async function saveUser(db: Database, actor: Actor): Promise<Actor> {
  await db
    .insertInto('appUser')
    .values({ id: actor.id, name: actor.name, email: `${actor.id}@example.org` })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  for (const { role, scope } of actor.grants) {
    await db
      .insertInto('roleGrant')
      .values({
        id: newId(),
        userId: actor.id,
        role,
        scopeKind: scope.kind,
        scopeCode: scope.kind === 'region' ? '' : scope.code,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  return actor
}

/** What the region set for itself, in force at once. */
export async function saveSettings(db: Database, settings: Partial<Settings>): Promise<void> {
  for (const [key, value] of Object.entries(settings)) {
    const stored = { key, value: JSON.stringify(value) }
    await db
      .insertInto('setting')
      .values(stored)
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: stored.value }))
      .execute()
  }
  forgetSettings(db)
}

export type SavedChannel = { id: string; path: string; secret: string }

/** A channel of the network in memory; its token opens it. */
export async function saveChannel(
  { db, vault }: Pick<AppContext, 'db' | 'vault'>,
  changes: Partial<Insertable<DB['channel']>> & { token?: string } = {},
): Promise<SavedChannel> {
  const { token = 'good-token', ...columns } = changes
  const [id, path, secret] = [newId(), randomBytes(24).toString('base64url'), 'channel-secret']
  await db
    .insertInto('channel')
    .values({
      id,
      network: 'vk',
      externalId: String(randomInt(1, 1_000_000_000)),
      name: 'Подслушано в городе',
      municipalityCode: 'novgorod-city',
      transport: 'webhook',
      webhookPath: path,
      credentials: vault.seal({ tokens: { community: token }, webhookSecret: secret }),
      ...columns,
    })
    .execute()
  return { id: columns.id ?? id, path: columns.webhookPath ?? path, secret }
}

/** A user who can sign in by `TEST_PASSWORD`, looked at as ever and in no time: its cost stands in the hash. */
export async function saveUserWithPassword(
  db: Database,
  changes: { email: string; grants?: readonly Grant[]; name?: string },
) {
  const now = new Date()
  const user = await createUser(db, {
    name: 'Петров Пётр',
    password: null,
    grants: [{ role: 'dispatcher', scope: REGION }],
    actor: null,
    now,
    ...changes,
  })
  const account = { id: newId(), accountId: user.id, providerId: 'credential', userId: user.id }
  await db
    .insertInto('account')
    .values({ ...account, password: CHEAP_HASH, createdAt: now, updatedAt: now })
    .execute()
  return user
}

/** As the journal tells of an account that was made a moment ago by a colleague. */
export function journalMadeBy(db: Database, maker: Actor, account: Actor): Promise<void> {
  return addJournal(db, { actor: maker, action: 'user.created', objectType: 'user', objectId: account.id })
}

const CHEAP_HASH = hashCheaply(TEST_PASSWORD)

function hashCheaply(password: string): string {
  const [memory, passes, parallelism, nonce] = [8, 1, 1, randomBytes(16)]
  const cost = { memory, passes, parallelism }
  const tag = argon2Sync('argon2id', { message: Buffer.from(password), nonce, tagLength: 32, ...cost })
  const encode = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${encode(nonce)}$${encode(tag)}`
}

/** As it is just after its message was found. */
export function buildIncident(changes: Partial<Incident> = {}): Incident {
  return {
    ...FRESH,
    id: newId(),
    foundAt: new Date('2026-11-24T08:59:00Z'),
    ...changes,
  }
}
