/** A file of people comes in in two steps: the plan is shown, then exactly it is done, or nothing. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ImportPreviewResponse } from '@veche/contract/admin/directory.ts'
import type { PeopleImportedResponse } from '@veche/contract/admin/many/people.ts'
import { MOST_AT_ONCE } from '@veche/contract/rules/limits.ts'
import type { Db } from '../../../../platform/database/db.ts'
import { ConflictError, InvalidError } from '../../../../platform/errors.ts'
import { newId } from '../../../../platform/ids.ts'
import { readSheet, type SheetFormat } from '../../../../platform/sheets/index.ts'
import {
  type Actor,
  addJournal,
  createFirstPasswords,
  createUserIn,
  listAccountsByEmail,
  roleName,
} from '../../../access/index.ts'
import { type CellRow, type Directory, getDirectory, lockDirectory } from '../../../directory/index.ts'
import { type ContactsContext, insertPerson } from '../../contacts/index.ts'
import { emailsOf, type NewAccount, type PeoplePlan, planPeople } from './plan-people.ts'

type PeopleFile = { file: Buffer; format: SheetFormat }

/** The head besides. */
const MOST_ROWS = MOST_AT_ONCE
const SHOWN = 200

export async function previewPeople(
  { db }: ContactsContext,
  { file, format }: PeopleFile,
): Promise<ImportPreviewResponse> {
  const { plan, basedOn, directory } = await makePlan(db, await readRows(file, format))
  return {
    ...{ basedOn, problems: plan.problems.slice(0, SHOWN), problemCount: plan.problems.length },
    added: plan.added
      .slice(0, SHOWN)
      .map((account) => ({ key: String(account.row), name: say(account, directory) })),
    ...{ addedCount: plan.added.length, changed: [], changedCount: 0, removed: [], removedCount: 0 },
    sameCount: plan.sameCount,
  }
}

export async function applyPeople(
  { db, clock }: ContactsContext,
  { file, format, actor, basedOn }: PeopleFile & { actor: Actor; basedOn: string },
): Promise<PeopleImportedResponse> {
  const rows = await readRows(file, format)
  // Slow by design, so not inside the transaction, and not for a file that will be refused.
  const first = requireSame(await makePlan(db, rows), basedOn)
  const passwords = await createFirstPasswords(first.added.length)
  return db.transaction().execute(async (tx) => {
    await lockDirectory(tx)
    const { added } = requireSame(await makePlan(tx, rows), basedOn)
    const now = clock()
    const told: PeopleImportedResponse['passwords'] = []
    for (const [at, { name, email, grant, phone }] of added.entries()) {
      const { password, passwordHash } = passwords[at] ?? {}
      if (password === undefined || passwordHash === undefined) throw new Error('a password for each account')
      const command = { name, email, grants: [grant], passwordHash, isPasswordGiven: true }
      const { id } = await createUserIn(tx, { ...command, actor, now })
      if (phone !== '' && grant.scope.kind === 'agency') {
        const person = { id: newId(), agencyCode: grant.scope.code, userId: id, name: null, phone }
        await insertPerson(tx, { ...person, changedAt: now, changedBy: actor.id })
      }
      told.push({ name, email, password })
    }
    const counts = { addedCount: added.length, changedCount: 0, removedCount: 0 }
    await addJournal(tx, {
      ...{ actor, action: 'user.imported', objectType: 'sheet', objectId: 'users' },
      details: { addedCount: added.length },
    })
    return { ...counts, passwords: told }
  })
}

type Made = { plan: PeoplePlan; basedOn: string }

function requireSame({ plan, basedOn: made }: Made, basedOn: string): PeoplePlan {
  if (made !== basedOn) throw new ConflictError('access.changed_since_preview')
  if (plan.problems.length > 0) throw new InvalidError('access.bad_sheet')
  return plan
}

async function makePlan(db: Db, rows: readonly CellRow[]): Promise<Made & { directory: Directory }> {
  const directory = await getDirectory(db)
  const plan = planPeople(rows, { directory, known: await listAccountsByEmail(db, emailsOf(rows)) })
  const basedOn = createHash('sha256')
    .update(JSON.stringify([plan.added, plan.problems]))
    .digest('hex')
  return { plan, basedOn, directory }
}

async function readRows(file: Buffer, format: SheetFormat): Promise<CellRow[]> {
  const rows: CellRow[] = []
  for await (const row of readSheet(Readable.from(file), format)) {
    if (rows.length > MOST_ROWS) throw new InvalidError('access.sheet_too_long', { most: MOST_ROWS })
    rows.push(row)
  }
  return rows
}

function say({ name, email, grant: { role, scope } }: NewAccount, directory: Directory): string {
  const places = [...directory.agencies, ...directory.municipalities]
  const place = scope.kind === 'region' ? null : places.find(({ code }) => code === scope.code)?.name
  return [name, email, roleName(role), place].filter(Boolean).join(' · ')
}
