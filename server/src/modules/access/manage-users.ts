/** What an administrator does to accounts. Each change and its journal row are one transaction. */
import type { Database, Tx } from '../../platform/db.ts'
import { ConflictError, InvalidError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { ActorRef, Grant } from './domain/actor.ts'
import { scopeCodeOf } from './domain/actor.ts'
import { assertStrongPassword } from './domain/password-policy.ts'
import { deleteGrant, insertGrant, isScopeKnown } from './grants.repository.ts'
import { addJournal } from './journal.repository.ts'
import { hashPassword } from './password-hash.ts'
import {
  countAdministrators,
  endSessions,
  getUser,
  hasAnyUser,
  insertUser,
  lockAdministrators,
  replacePassword,
  type User,
  updateUserRow,
} from './users.repository.ts'

export type CreateUser = {
  name: string
  email: string
  /** Null: an account for a program, which has tokens and never signs in. */
  password: string | null
  grants: readonly Grant[]
  actor: ActorRef
  now: Date
}

/** A surname twice is as easy to guess as the whole name. */
function ownWordsOf(name: string, email: string): string[] {
  return [name, ...name.split(/\s+/), email, email.split('@')[0] ?? '']
}

export async function createUser(db: Database, command: CreateUser): Promise<User> {
  const { password, email, name } = command
  if (password !== null) assertStrongPassword(password, ownWordsOf(name, email))
  // Slow by design, so not inside the transaction.
  const passwordHash = password === null ? null : await hashPassword(password)
  return db.transaction().execute((tx) => saveNewUser(tx, command, passwordHash))
}

/** Only while there is nobody: whoever comes first to a new installation owns it. */
export async function createFirstAdministrator(
  db: Database,
  command: Omit<CreateUser, 'grants' | 'actor'> & { password: string },
): Promise<void> {
  assertStrongPassword(command.password, ownWordsOf(command.name, command.email))
  const passwordHash = await hashPassword(command.password)
  await db.transaction().execute(async (tx) => {
    await lockAdministrators(tx)
    if (await hasAnyUser(tx)) throw new ConflictError('access.already_set_up')
    const grants: Grant[] = [{ role: 'administrator', scope: { kind: 'region' } }]
    await saveNewUser(tx, { ...command, grants, actor: null }, passwordHash)
  })
}

async function saveNewUser(tx: Tx, command: CreateUser, passwordHash: string | null): Promise<User> {
  const { name, grants, actor, now } = command
  const email = command.email.toLowerCase()
  const id = newId()
  if (!(await insertUser(tx, { id, name, email, passwordHash, now }))) {
    throw new ConflictError('access.email_taken')
  }
  await addJournal(tx, { actor, action: 'user.created', objectType: 'user', objectId: id })
  for (const grant of grants) await giveGrant(tx, { userId: id, grant, actor, now })
  return getUser(tx, id)
}

export type UpdateUser = {
  userId: string
  changes: { name?: string | undefined; isActive?: boolean | undefined; password?: string | undefined }
  actor: ActorRef
  now: Date
}

/** A new password and a switched off account end every session at once. */
export async function updateUser(db: Database, { userId, changes, actor, now }: UpdateUser): Promise<User> {
  const { name, isActive, password } = changes
  const before = await getUser(db, userId)
  if (password !== undefined) assertStrongPassword(password, ownWordsOf(name ?? before.name, before.email))
  const passwordHash = password === undefined ? null : await hashPassword(password)
  return db.transaction().execute(async (tx) => {
    if (isActive === false) await lockAdministrators(tx)
    await updateUserRow(
      tx,
      userId,
      { ...(name !== undefined ? { name } : {}), ...(isActive !== undefined ? { isActive } : {}) },
      now,
    )
    if (passwordHash !== null) await replacePassword(tx, userId, passwordHash, now)
    if (passwordHash !== null || isActive === false) await endSessions(tx, userId)
    if (isActive === false) await refuseLastAdministrator(tx)
    const fields = Object.keys(changes).filter((field) => field !== 'isActive')
    await addJournal(tx, {
      actor,
      action: 'user.changed',
      objectType: 'user',
      objectId: userId,
      details: { fields, ...(isActive !== undefined ? { isActive } : {}) },
    })
    return getUser(tx, userId)
  })
}

export type ChangeGrant = { userId: string; actor: ActorRef; now: Date }

export function addGrant(
  db: Database,
  { userId, grant, actor, now }: ChangeGrant & { grant: Grant },
): Promise<User> {
  return db.transaction().execute(async (tx) => {
    await getUser(tx, userId)
    await giveGrant(tx, { userId, grant, actor, now })
    return getUser(tx, userId)
  })
}

export function removeGrant(
  db: Database,
  { userId, grantId, actor }: Omit<ChangeGrant, 'now'> & { grantId: string },
): Promise<User> {
  return db.transaction().execute(async (tx) => {
    await lockAdministrators(tx)
    const user = await getUser(tx, userId)
    const grant = await deleteGrant(tx, userId, grantId)
    if (grant.role === 'administrator') await refuseLastAdministrator(tx)
    await noteGrant(tx, { action: 'grant.removed', userId, grant, actor })
    return user
  })
}

export function signOutUser(db: Database, { userId, actor }: Omit<ChangeGrant, 'now'>): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await getUser(tx, userId)
    await endSessions(tx, userId)
    await addJournal(tx, {
      actor,
      action: 'session.ended_by_administrator',
      objectType: 'user',
      objectId: userId,
    })
  })
}

async function giveGrant(
  tx: Tx,
  { userId, grant, actor, now }: ChangeGrant & { grant: Grant },
): Promise<void> {
  const { role, scope } = grant
  if (!(await isScopeKnown(tx, scope))) throw new InvalidError('access.unknown_scope', { scope })
  // An administrator opens every door, so a narrower scope would only look like a limit.
  if (role === 'administrator' && scope.kind !== 'region') {
    throw new InvalidError('access.administrator_is_regional')
  }
  await insertGrant(tx, userId, grant, now)
  await noteGrant(tx, { action: 'grant.added', userId, grant, actor })
}

type GrantNote = { action: string; userId: string; grant: Grant; actor: ActorRef }

function noteGrant(tx: Tx, { action, userId, grant, actor }: GrantNote): Promise<void> {
  const { role, scope } = grant
  return addJournal(tx, {
    actor,
    action,
    objectType: 'user',
    objectId: userId,
    details: { role, scopeKind: scope.kind, scopeCode: scopeCodeOf(scope) },
  })
}

/** After the change, inside its transaction: an installation nobody governs cannot be mended from within. */
async function refuseLastAdministrator(tx: Tx): Promise<void> {
  if ((await countAdministrators(tx)) === 0) throw new ConflictError('access.last_administrator')
}
