import type { Selectable } from 'kysely'
import type { Subtask } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { type SubtaskState, WORKED_AT } from './domain/subtask-state.ts'

export type SubtaskRow = Omit<Selectable<Subtask>, 'state'> & { state: SubtaskState }
export type NewSubtask = Pick<
  SubtaskRow,
  | 'id'
  | 'incidentId'
  | 'agencyCode'
  | 'ownerId'
  | 'ownerName'
  | 'unitCode'
  | 'what'
  | 'dueAt'
  | 'createdBy'
  | 'createdByName'
  | 'createdAt'
  | 'remindAt'
>

export async function insertSubtask(tx: Tx, subtask: NewSubtask): Promise<void> {
  await tx.insertInto('subtask').values(subtask).execute()
}

export function findSubtask(db: Db, id: string): Promise<SubtaskRow | undefined> {
  return db.selectFrom('subtask').selectAll().where('id', '=', id).$castTo<SubtaskRow>().executeTakeFirst()
}

export function listSubtasks(db: Db, incidentId: string): Promise<SubtaskRow[]> {
  return db
    .selectFrom('subtask')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .orderBy('createdAt')
    .orderBy('id')
    .$castTo<SubtaskRow>()
    .execute()
}

type Whose = { userId: string; unitCodes: readonly string[]; limit: number }

/**
 * Each part by its own index. What is open of a question that nobody works on any more was closed with its answer, and
 * is open again when the answer is taken back.
 */
export async function listOpenSubtasksOf(db: Db, { userId, unitCodes, limit }: Whose): Promise<SubtaskRow[]> {
  const open = () =>
    db
      .selectFrom('subtask')
      .selectAll()
      .where('state', '=', 'open')
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('incident')
            .select('incident.id')
            .whereRef('incident.id', '=', 'subtask.incidentId')
            .where('incident.step', 'in', WORKED_AT),
        ),
      )
      .orderBy('dueAt')
      .orderBy('id')
      .limit(limit)
      .$castTo<SubtaskRow>()
  const own = await open().where('ownerId', '=', userId).execute()
  const ofUnits = unitCodes.length === 0 ? [] : await open().where('unitCode', 'in', unitCodes).execute()
  return [...own, ...ofUnits]
    .toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime() || (one.id < other.id ? -1 : 1))
    .slice(0, limit)
}

export type SubtaskChanges = Partial<
  Pick<
    SubtaskRow,
    'state' | 'doneWords' | 'doneBy' | 'doneByName' | 'endedAt' | 'remindAt' | 'photoHash' | 'photoType'
  >
>

/** The caller holds the lock of the incident, which guards its sub-tasks. */
export async function updateSubtask(tx: Tx, id: string, changes: SubtaskChanges): Promise<void> {
  await tx
    .updateTable('subtask')
    .set((eb) => ({ ...changes, revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Of a reminder the reader of the page has seen nothing: the revision stays. */
export async function setNextReminder(tx: Tx, id: string, remindAt: Date | null): Promise<void> {
  await tx.updateTable('subtask').set({ remindAt }).where('id', '=', id).execute()
}

export function listToRemind(
  db: Db,
  { now, limit }: { now: Date; limit: number },
): Promise<{ id: string; incidentId: string }[]> {
  return db
    .selectFrom('subtask')
    .select(['id', 'incidentId'])
    .where('remindAt', '<=', now)
    .orderBy('remindAt')
    .limit(limit)
    .execute()
}
