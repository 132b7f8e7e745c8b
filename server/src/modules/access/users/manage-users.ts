/** Commands of administrators on accounts. Each change and its journal row are one transaction. */
import type { Database, Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import { type Fields, joinEdit } from '../../../platform/fields-changed.ts'
import { newId } from '../../../platform/ids.ts'
import { type AccountNotices, notifyAdministrators } from '../account-notices.ts'
import type { ActorRef, Grant } from '../domain/actor.ts'
import { scopeCodeOf } from '../domain/actor.ts'
import { addJournal } from '../journal/journal.repository.ts'
import { changerByJournal } from '../journal/journal-changer.ts'
import { assertStrongPassword } from '../passwords/domain/password-policy.ts'
import { ownWordsOf } from '../passwords/own-words.ts'
import { hashPassword } from '../passwords/password-hash.ts'
import { refusePasswordByResetter } from '../second-factor/reset-rules.ts'
import { endAccess } from '../sign-in/end-access.ts'
import { deleteGrant, insertGrant, isScopeKnown } from './grants.repository.ts'
import {
  countAdministrators,
  getUser,
  hasAnyUser,
  insertUser,
  lockAdministrators,
  lockUser,
  replacePassword,
  type User,
  updateUserRow,
} from './users.repository.ts'

export type CreateUser = {
  name: string
  email: string
  /** Null: an account for a program, which has tokens and never signs in. */
  password: string | null
  /** Somebody else chose the password, so the person must change it at the first sign-in. */
  isPasswordGiven?: boolean
  grants: readonly Grant[]
  actor: ActorRef
  now: Date
}

/** Without `notices` other administrators are not notified: the demo creates all accounts at once. */
export async function createUser(
  db: Database,
  command: CreateUser,
  notices: AccountNotices | null = null,
): Promise<User> {
  const { password, email, name } = command
  if (password !== null) assertStrongPassword(password, await ownWordsOf(db, { name, email }))
  // Slow by design, so not inside the transaction.
  const passwordHash = password === null ? null : await hashPassword(password)
  return db.transaction().execute((tx) => saveNewUser(tx, { ...command, passwordHash, notices }))
}

/** One of many, inside the transaction of all; the hash of the password is slow, so it is made before. */
export function createUserIn(
  tx: Tx,
  command: Omit<CreateUser, 'password'> & { passwordHash: string },
): Promise<User> {
  return saveNewUser(tx, { ...command, password: null, notices: null })
}

/** Only while there is no user: whoever has the code of a new installation owns it. */
export async function createFirstAdministrator(
  db: Database,
  command: Omit<CreateUser, 'grants' | 'actor'> & { password: string },
): Promise<void> {
  assertStrongPassword(command.password, await ownWordsOf(db, command))
  const passwordHash = await hashPassword(command.password)
  await db.transaction().execute(async (tx) => {
    await lockAdministrators(tx)
    if (await hasAnyUser(tx)) throw new ConflictError('access.already_set_up')
    const grants: Grant[] = [{ role: 'administrator', scope: { kind: 'region' } }]
    await saveNewUser(tx, { ...command, grants, actor: null, passwordHash, notices: null })
  })
}

type SaveUser = CreateUser & { passwordHash: string | null; notices: AccountNotices | null }

async function saveNewUser(tx: Tx, command: SaveUser): Promise<User> {
  const { name, grants, actor, now, passwordHash, notices, isPasswordGiven = false } = command
  const email = command.email.toLowerCase()
  const id = newId()
  if (!(await insertUser(tx, { id, name, email, passwordHash, isPasswordGiven, now }))) {
    throw new ConflictError('access.email_taken')
  }
  await addJournal(tx, { actor, action: 'user.created', objectType: 'user', objectId: id })
  for (const grant of grants) await saveGrant(tx, { userId: id, grant, actor, now }, notices)
  return getUser(tx, id)
}

export type UpdateUser = {
  userId: string
  changes: {
    name?: string | undefined
    isActive?: boolean | undefined
    password?: string | undefined
    before?: Fields | undefined
  }
  actor: ActorRef
  now: Date
}

/** A new password and a switched off account end every session and every token at once. */
export async function updateUser(
  db: Database,
  { userId, changes, actor, now }: UpdateUser,
  notices: AccountNotices,
): Promise<User> {
  const { password, before, ...wanted } = changes
  const known = await getUser(db, userId)
  if (password !== undefined) {
    assertStrongPassword(
      password,
      await ownWordsOf(db, { name: wanted.name ?? known.name, email: known.email }),
    )
  }
  const passwordHash = password === undefined ? null : await hashPassword(password)
  return db.transaction().execute(async (tx) => {
    if (wanted.isActive === false) await lockAdministrators(tx)
    const user = await lockUser(tx, userId)
    if (passwordHash !== null && actor !== null && actor.id !== userId)
      await refusePasswordByResetter(tx, { userId, actor, now })
    const findChanger = changerByJournal(tx, { objectType: 'user', objectId: userId })
    const { name, isActive } = await joinEdit({ now: user, before, wanted, findChanger })
    await updateUserRow(
      tx,
      userId,
      { ...(name !== undefined ? { name } : {}), ...(isActive !== undefined ? { isActive } : {}) },
      now,
    )
    if (passwordHash !== null) {
      await replacePassword(tx, { userId, passwordHash, isGiven: userId !== actor?.id, now })
      await notices.notify(tx, { userId, news: 'password_given', now })
    }
    if (passwordHash !== null || isActive === false) await endAccess(tx, { userId, now, actor })
    if (isActive === false) await refuseLastAdministrator(tx)
    const fields = [...(name === undefined ? [] : ['name']), ...(passwordHash === null ? [] : ['password'])]
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

/** Nobody gives a role to themselves: an administrator who answers residents would need no second person. */
export function addGrant(
  db: Database,
  { userId, grant, actor, now }: ChangeGrant & { grant: Grant },
  notices: AccountNotices,
): Promise<User> {
  if (actor?.id === userId) throw new ForbiddenError('access.own_grant')
  return db.transaction().execute(async (tx) => {
    await getUser(tx, userId)
    await saveGrant(tx, { userId, grant, actor, now }, notices)
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
    await journalGrant(tx, { action: 'grant.removed', userId, grant, actor })
    return user
  })
}

export function signOutUser(db: Database, { userId, actor, now }: ChangeGrant): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await getUser(tx, userId)
    await endAccess(tx, { userId, now, actor })
    await addJournal(tx, {
      actor,
      action: 'session.ended_by_administrator',
      objectType: 'user',
      objectId: userId,
    })
  })
}

async function saveGrant(
  tx: Tx,
  { userId, grant, actor, now }: ChangeGrant & { grant: Grant },
  notices: AccountNotices | null,
): Promise<void> {
  const { role, scope } = grant
  if (!(await isScopeKnown(tx, scope))) throw new InvalidError('access.unknown_scope', { scope })
  // An administrator has the whole region, so a narrower scope would be no limit.
  if (role === 'administrator' && scope.kind !== 'region') {
    throw new InvalidError('access.administrator_is_regional')
  }
  await insertGrant(tx, userId, grant, now)
  await journalGrant(tx, { action: 'grant.added', userId, grant, actor })
  if (role === 'administrator' && notices !== null)
    await notifyAdministrators(tx, { news: 'administrator_added', userId, actor, now }, notices)
}

type GrantNote = { action: string; userId: string; grant: Grant; actor: ActorRef }

function journalGrant(tx: Tx, { action, userId, grant, actor }: GrantNote): Promise<void> {
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
