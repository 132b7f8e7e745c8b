/** Several residents, one trouble: the work is joined under the incident that takes the others in. */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { IncidentCommandRequest, MergeRequest } from '@veche/contract/incidents.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { getSettings } from '../../settings/index.ts'
import { type DeadlineBook, loadDeadlineBook } from '../deadlines/index.ts'
import { changeIncident, fieldsBefore, findBeforeMerge, isDoneBefore, keptKey } from '../history/index.ts'
import {
  assertNotStale,
  authorize,
  findAgency,
  type IncidentsContext,
  lockVisibleIncidents,
} from '../rights/index.ts'
import { getIncidentForUpdate, type LockedIncident } from '../steps/index.ts'
import { RENUMBER_JOB } from './renumber-repeats.ts'
import { findMergedInto } from './repeats.repository.ts'

/** Merges all of them or none, so that a person who chose five sees five merged. */
export async function mergeIncidents(
  { db, clock, jobs }: IncidentsContext,
  { incidentId, request, actor }: { incidentId: string; request: MergeRequest; actor: Actor },
): Promise<void> {
  const ids = request.incidents.map(({ id }) => id)
  if (ids.includes(incidentId) || new Set(ids).size !== ids.length)
    throw new InvalidError('incident.merged_into_itself', { id: incidentId })
  const now = clock()
  const [directory, book] = await Promise.all([getDirectory(db), loadDeadlineBook(db)])
  await db.transaction().execute(async (tx) => {
    const locked = await lockVisibleIncidents(tx, [incidentId, ...ids], actor)
    let into = get(locked, incidentId)
    assertNotStale(into.incident, request.expectedVersion)
    authorize(actor, into.incident, 'merge', findAgency(directory, into.incident))
    for (const { id, expectedVersion } of request.incidents) {
      const member = get(locked, id)
      assertNotStale(member.incident, expectedVersion)
      authorize(actor, member.incident, 'merge', findAgency(directory, member.incident))
      const command = { type: 'merge', intoId: incidentId } as const
      const details = { before: fieldsBefore(member.incident, 'merge') }
      await changeIncident(tx, member, { command, actor, now, details }, book)
      into = await runAgain(tx, into, { type: 'member_joined', memberId: id }, { actor, now, book })
    }
    await jobs.add(tx, RENUMBER_JOB, { incidentIds: ids })
  })
}

type Unmerge = Pick<Extract<IncidentCommandRequest, { type: 'unmerge' }>, 'expectedVersion' | 'commandKey'>

/** Undoes a recent merge: the author's own incident continues from the step where it was. */
export async function unmergeIncident(
  { db, clock, jobs }: IncidentsContext,
  { incidentId, request, actor }: { incidentId: string; request: Unmerge; actor: Actor },
): Promise<void> {
  const now = clock()
  const [directory, settings, book] = await Promise.all([
    getDirectory(db),
    getSettings(db),
    loadDeadlineBook(db),
  ])
  await db.transaction().execute(async (tx) => {
    const intoId = await findIntoId(tx, incidentId)
    const locked = await lockVisibleIncidents(tx, intoId ? [incidentId, intoId] : [incidentId], actor)
    const member = get(locked, incidentId)
    const { commandKey } = request
    if (await isDoneBefore(tx, { incidentId, actorId: actor.id, commandKey })) return
    assertNotStale(member.incident, request.expectedVersion)
    authorize(actor, member.incident, 'unmerge', findAgency(directory, member.incident))
    const { mergedAt, mergedIntoId } = member.incident
    if (mergedIntoId !== intoId) throw new ConflictError('incident.changed_meanwhile', { id: incidentId })
    if (mergedAt && now.getTime() - mergedAt.getTime() > settings.unmergeWithinDays * DAY_MS)
      throw new ConflictError('incident.unmerge_too_late', { days: settings.unmergeWithinDays })
    const into = intoId ? get(locked, intoId) : null
    const command = { type: 'unmerge', before: await findBeforeMerge(tx, member.incident) } as const
    await changeIncident(
      tx,
      member,
      { command, actor, now, details: { from: intoId, ...keptKey(request) } },
      book,
    )
    if (into) await runAgain(tx, into, { type: 'member_left', memberId: incidentId }, { actor, now, book })
    await jobs.add(tx, RENUMBER_JOB, { incidentIds: [incidentId] })
  })
}

async function findIntoId(tx: Tx, incidentId: string): Promise<string | null> {
  const row = await findMergedInto(tx, incidentId)
  return row?.mergedIntoId ?? null
}

/** Applies one more change to an incident that this transaction has already locked. */
async function runAgain(
  tx: Tx,
  locked: LockedIncident,
  command: { type: 'member_joined' | 'member_left'; memberId: string },
  { actor, now, book }: { actor: Actor; now: Date; book: DeadlineBook },
): Promise<LockedIncident> {
  await changeIncident(tx, locked, { command, actor, now }, book)
  return getIncidentForUpdate(tx, locked.incident.id)
}

function get(locked: ReadonlyMap<string, LockedIncident>, id: string): LockedIncident {
  const item = locked.get(id)
  if (!item) throw new NotFoundError('incident.not_found', { id })
  return item
}
