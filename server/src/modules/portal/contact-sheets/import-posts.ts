/** A file comes in in two steps: the plan is shown, then exactly it is done, or nothing. */
import { createHash } from 'node:crypto'
import type { ImportPreviewResponse } from '@veche/contract/admin/directory.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, addJournal } from '../../access/index.ts'
import {
  type CellRow,
  type Directory,
  fold,
  getDirectory,
  listScheduleNames,
  lockDirectory,
} from '../../directory/index.ts'
import {
  addPost,
  type ContactsContext,
  changePost,
  insertPerson,
  listPeople,
  listPosts,
  mayWriteFor,
  reachOf,
  updatePersonRow,
} from '../contacts/index.ts'
import { COLUMNS, cellOf, type Names, type SheetPost, sheetPostOf } from './columns.ts'
import { type Facts, type Plan, planImport } from './plan-import.ts'
import { readRows, type SheetFile } from './sheet-body.ts'

export type PostFile = SheetFile & { actor: Actor }

const SHOWN = 200

export async function listSheetRows({ db }: ContactsContext): Promise<(string | null)[][]> {
  const { posts, names } = await readKnown(db, await getDirectory(db))
  return posts.map(({ post }) =>
    COLUMNS.map(({ field }) => {
      const value = Object.entries(post).find(([name]) => name === field)?.[1] ?? null
      const cell = cellOf(field, value, names)
      return typeof cell === 'boolean' ? (cell ? 'да' : 'нет') : cell
    }),
  )
}

export async function previewPosts(
  context: ContactsContext,
  { file, format, actor }: PostFile,
): Promise<ImportPreviewResponse> {
  const rows = await readRows({ file, format })
  const { plan, basedOn, names } = await makePlan(context.db, rows, actor)
  return presentPlan(plan, { basedOn, names })
}

export async function applyPosts(
  { db, clock }: ContactsContext,
  { file, format, actor, basedOn }: PostFile & { basedOn: string },
) {
  const rows = await readRows({ file, format })
  return db.transaction().execute(async (tx) => {
    await lockDirectory(tx)
    const made = await makePlan(tx, rows, actor)
    if (made.basedOn !== basedOn) throw new ConflictError('duty.changed_since_preview')
    const { added, changed, problems } = made.plan
    if (problems.length > 0) throw new InvalidError('duty.bad_sheet')
    const { directory } = made
    const facts = { directory, now: clock() }
    for (const { postId, said } of changed) {
      const wanted = await toPost(tx, said, { actor, now: facts.now })
      const { unitCode: _unit, ...fields } = wanted
      await changePost(tx, { postId, wanted: fields, before: undefined, actor }, facts)
    }
    for (const { said } of added) {
      const post = await toPost(tx, said, { actor, now: facts.now })
      await addPost(tx, { agencyCode: said.agencyCode, post, actor }, facts)
    }
    const counts = { addedCount: added.length, changedCount: changed.length, removedCount: 0 }
    await addJournal(tx, {
      ...{ actor, action: 'duty.imported', objectType: 'sheet', objectId: 'duty' },
      details: counts,
    })
    return counts
  })
}

type By = { actor: Actor; now: Date }

/** People are known by their names within a body; a name that is new there makes a person. */
async function toPost(tx: Tx, said: SheetPost, by: By) {
  const { agencyCode, leadName, leadPhone, deputyName, deputyPhone, ...post } = said
  const leadId = await personOf(tx, { agencyCode, name: leadName, phone: leadPhone }, by)
  const deputyId = await personOf(tx, { agencyCode, name: deputyName, phone: deputyPhone }, by)
  return { ...post, unitCode: null, leadId, deputyId }
}

async function personOf(
  tx: Tx,
  { agencyCode, name, phone }: { agencyCode: string; name: string; phone: string },
  { actor, now }: By,
): Promise<string | null> {
  if (name === '') return null
  const people = await listPeople(tx, [agencyCode])
  const known = people.find((person) => person.isActive && fold(person.name) === fold(name))
  const by = { changedAt: now, changedBy: actor.id }
  if (known) {
    if (known.phone !== phone) await updatePersonRow(tx, known.id, { phone, ...by })
    return known.id
  }
  const id = newId()
  await insertPerson(tx, { id, agencyCode, userId: null, name, phone, ...by })
  return id
}

async function readKnown(db: Db, directory: Directory) {
  const codes = directory.agencies.map(({ code }) => code)
  const [rows, people, schedules] = await Promise.all([
    listPosts(db, codes),
    listPeople(db, codes),
    listScheduleNames(db),
  ])
  const byId = new Map(people.map((person) => [person.id, person]))
  const names: Names = { ...directory, schedules }
  const posts = rows.map((row) => ({ id: row.id, post: sheetPostOf(row, byId) }))
  return { posts, names }
}

async function makePlan(db: Db, rows: readonly CellRow[], actor: Actor) {
  const directory = await getDirectory(db)
  const { posts, names } = await readKnown(db, directory)
  const reach = reachOf(actor, directory)
  const facts: Facts = { known: posts, names, mayWrite: (agencyCode) => mayWriteFor(reach, agencyCode) }
  const plan = planImport(rows, facts)
  const basedOn = createHash('sha256')
    .update(JSON.stringify([plan.added, plan.changed]))
    .digest('hex')
  return { plan, basedOn, names, directory }
}

function presentPlan(
  { added, changed, sameCount, problems }: Plan,
  { basedOn, names }: { basedOn: string; names: Names },
): ImportPreviewResponse {
  const nameOf = ({ agencyCode, name }: SheetPost) =>
    `${name} · ${String(cellOf('agencyCode', agencyCode, names))}`
  return {
    basedOn,
    problems: problems.slice(0, SHOWN),
    problemCount: problems.length,
    added: added.slice(0, SHOWN).map(({ row, said }) => ({ key: String(row), name: nameOf(said) })),
    addedCount: added.length,
    changed: changed.slice(0, SHOWN).map(({ postId, said, fields, before }) => ({
      ...{ key: postId, name: nameOf(said) },
      fields: fields.map((field) => ({
        ...{ field, before: cellOf(field, before[field], names), after: cellOf(field, said[field], names) },
      })),
    })),
    changedCount: changed.length,
    ...{ removed: [], removedCount: 0, sameCount },
  }
}
