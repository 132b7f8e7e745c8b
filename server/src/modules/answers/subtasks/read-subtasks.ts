/** What each side sees: whoever has a sub-task alone is shown it with its place, and never led to the question. */

import type {
  IncidentSubtasksResponse,
  OwnSubtasksResponse,
  SubtaskResponse,
} from '@veche/contract/casework/subtasks.ts'
import { Address } from '@veche/contract/incidents.ts'
import type { Db } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { type Actor, listActivePeople } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { canRun, findAgency, findIncidentRow, getVisibleRow } from '../../incidents/index.ts'
import { isOfBody } from '../contributions/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import { actsOf, takesSubtasks } from './domain/subtask-state.ts'
import { isOwner, type Standing, standingOf, unitsOf } from './subtasks.policy.ts'
import { findSubtask, listOpenSubtasksOf, listSubtasks, type SubtaskRow } from './subtasks.repository.ts'

type Row = NonNullable<Awaited<ReturnType<typeof findIncidentRow>>>
type Context = Pick<AnswersContext, 'db' | 'clock'>
const MOST_OWN = 100
const OF_DOER = 'whoever has a sub-task is shown its topic and place, not its question'

export async function readOfIncident(
  { db, clock }: Context,
  { incidentId, actor }: { incidentId: string; actor: Actor },
): Promise<IncidentSubtasksResponse> {
  const row = await getVisibleRow(db, incidentId, actor)
  const [subtasks, directory, people] = await Promise.all([
    listSubtasks(db, incidentId),
    getDirectory(db),
    listActivePeople(db),
  ])
  const agency = findAgency(directory, row)
  const mayAdd = takesSubtasks(row) && canRun(actor, row, 'draft', agency)
  const shown = subtasks.map((subtask) =>
    present(subtask, {
      row,
      standing: standingOf(actor, subtask, { incident: row, directory }),
      now: clock(),
    }),
  )
  return {
    subtasks: shown.toSorted(byDay),
    mayAdd,
    people:
      mayAdd && agency
        ? people.filter((person) => isOfBody(person, agency)).map(({ id, name }) => ({ id, name }))
        : [],
    units: mayAdd && agency ? agency.units.map(({ code, name }) => ({ code, name })) : [],
    answerDueAt: row.deadlineDueAt?.toISOString() ?? null,
  }
}

function byDay(one: SubtaskResponse, other: SubtaskResponse): number {
  const open = Number(other.state === 'open') - Number(one.state === 'open')
  return open || Date.parse(one.dueAt) - Date.parse(other.dueAt) || (one.id < other.id ? -1 : 1)
}

/** What waits for the reader: for them by name, or for their unit. */
export async function listOwnSubtasks(
  db: Db,
  { actor, limit }: { actor: Actor; limit: number },
): Promise<SubtaskRow[]> {
  const [directory, found] = await Promise.all([
    getDirectory(db),
    beyondScope(OF_DOER, () =>
      listOpenSubtasksOf(db, { userId: actor.id, unitCodes: unitsOf(actor), limit }),
    ),
  ])
  return found.filter((subtask) => isOwner(actor, subtask, directory))
}

export async function readOwn({ db, clock }: Context, actor: Actor): Promise<OwnSubtasksResponse> {
  const directory = await getDirectory(db)
  const own = await listOwnSubtasks(db, { actor, limit: MOST_OWN })
  const shown = await Promise.all(
    own.map(async (subtask) => {
      const row = await beyondScope(OF_DOER, () => findIncidentRow(db, subtask.incidentId))
      if (!row) return []
      const standing = standingOf(actor, subtask, { incident: row, directory })
      return [present(subtask, { row, standing, now: clock() })]
    }),
  )
  return { subtasks: shown.flat() }
}

export async function readSubtask(
  { db, clock }: Context,
  { subtaskId, actor }: { subtaskId: string; actor: Actor },
): Promise<SubtaskResponse> {
  const { subtask, row, standing } = await getForReader(db, { subtaskId, actor })
  return present(subtask, { row, standing, now: clock() })
}

type Reading = { subtaskId: string; actor: Actor }

/** Whoever has no part in it is told that there is none. */
export async function getForReader(db: Db, { subtaskId, actor }: Reading) {
  const subtask = await findSubtask(db, subtaskId)
  const row = subtask && (await beyondScope(OF_DOER, () => findIncidentRow(db, subtask.incidentId)))
  if (!subtask || !row) throw new NotFoundError('subtask.not_found', { id: subtaskId })
  const standing = standingOf(actor, subtask, { incident: row, directory: await getDirectory(db) })
  if (!standing.isOwner && !standing.seesIncident)
    throw new NotFoundError('subtask.not_found', { id: subtaskId })
  return { subtask, row, standing }
}

type Shown = { row: Row; standing: Standing; now: Date }

function present(subtask: SubtaskRow, { row, standing, now }: Shown): SubtaskResponse {
  const { id, what, agencyCode, ownerName, unitCode, createdByName, state, revision } = subtask
  const isClosed = state === 'open' && !takesSubtasks(row)
  return {
    ...{ id, what, agencyCode, ownerName, unitCode, createdByName, state, revision },
    incident: standing.seesIncident ? { id: row.id, number: row.number } : null,
    ...{
      topicCode: row.topicCode,
      municipalityCode: row.municipalityCode,
      address: Address.parse(row.address),
    },
    isMine: standing.isOwner,
    dueAt: subtask.dueAt.toISOString(),
    isLate: subtask.dueAt < (subtask.endedAt ?? now) && state !== 'withdrawn' && !isClosed,
    isClosed,
    createdAt: subtask.createdAt.toISOString(),
    ...{ doneByName: subtask.doneByName, doneWords: subtask.doneWords },
    endedAt: subtask.endedAt?.toISOString() ?? null,
    hasPhoto: subtask.photoHash !== null,
    acts: actsOf(state, standing),
  }
}
