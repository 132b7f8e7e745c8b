import type { IncidentCommandRequest } from '@veche/contract/incidents.ts'
import type { Tx } from '../../platform/db.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../platform/errors.ts'
import type { Actor } from '../access/index.ts'
import { chooseAgency, type Directory, getDirectory } from '../directory/index.ts'
import { markMessagesRead } from '../inbox/index.ts'
import { changeIncident } from './change-incident.ts'
import { loadDeadlineBook } from './deadline-book.ts'
import type { Classification, Incident, IncidentCommand } from './domain/incident.ts'
import { authorize, canSeeIncident } from './incidents.policy.ts'
import { getIncidentForUpdate, type LockedIncident } from './incidents.repository.ts'
import type { IncidentsContext } from './incidents-context.ts'

const LEASE_MS = 15 * 60_000

/** One step taken by a person or a program: seen, allowed, not stale; then state, history and follow-up together. */
export function runIncidentCommand(
  context: IncidentsContext,
  { incidentId, request, actor }: { incidentId: string; request: IncidentCommandRequest; actor: Actor },
): Promise<void> {
  const now = context.clock()
  return context.db.transaction().execute(async (tx) => {
    const directory = await getDirectory(context.db)
    const locked = await lockVisibleIncident(tx, incidentId, actor)
    assertNotStale(locked.incident, request.expectedVersion)
    authorize(actor, locked.incident, request.type, findAgency(directory, locked.incident))
    authorizeChoice(actor, locked.incident, request, directory)
    const command = toCommand(request, { directory, incident: locked.incident, actor, now })
    await assertAssignable(tx, command, locked.incident)
    const book = await loadDeadlineBook(context.db)
    const details = 'comment' in request && request.comment ? { comment: request.comment } : {}
    await changeIncident(tx, locked, { command, actor, now, details }, book)
    if (command.type === 'read_follow_ups') await markMessagesRead(tx, incidentId)
  })
}

/** Who accepts may leave the agency to the routes; another one is a choice of the centre. */
function authorizeChoice(
  actor: Actor,
  incident: Incident,
  request: IncidentCommandRequest,
  directory: Directory,
): void {
  if (request.type !== 'accept' || request.agencyCode === null) return
  if (chooseAgency(directory, request)?.agencyCode === request.agencyCode) return
  authorize(actor, incident, 'assign', null)
}

/** What lies outside the actor's scope does not exist. */
export async function lockVisibleIncident(tx: Tx, incidentId: string, actor: Actor): Promise<LockedIncident> {
  const locked = await getIncidentForUpdate(tx, incidentId)
  if (!canSeeIncident(actor, locked.incident))
    throw new NotFoundError('incident.not_found', { id: incidentId })
  return locked
}

export function assertNotStale(incident: Incident, expectedVersion: number): void {
  if (incident.version !== expectedVersion) {
    throw new ConflictError('incident.changed_meanwhile', { id: incident.id, version: incident.version })
  }
}

export function findAgency(directory: Directory, { agencyCode }: { agencyCode: string | null }) {
  return directory.agencies.find(({ code }) => code === agencyCode) ?? null
}

type CommandFacts = { directory: Directory; incident: Incident; actor: Actor; now: Date }

function toCommand(request: IncidentCommandRequest, facts: CommandFacts): IncidentCommand {
  const { directory, actor, now } = facts
  switch (request.type) {
    case 'accept':
      return toAccept(request, facts)
    case 'classify':
      return { type: 'classify', changes: toClassification(request, directory) }
    case 'assign':
      return { type: 'assign', agencyCode: known(directory.agencies, request.agencyCode, 'agencyCode') }
    case 'assign_person':
      return { type: 'assign_person', unitCode: request.unitCode, assigneeId: request.assigneeId }
    case 'take':
      return { type: 'take', userId: actor.id, leaseUntil: new Date(now.getTime() + LEASE_MS) }
    case 'return':
      return { type: 'return', reason: request.reason, proposedAgencyCode: request.proposedAgencyCode }
    case 'dismiss':
      return { type: 'dismiss', reason: request.reason }
    case 'close':
      return { type: 'close', satisfaction: request.satisfaction }
    case 'reopen':
      return { type: 'reopen', reason: request.reason }
    case 'restore':
    case 'undo_accept':
    case 'read_follow_ups':
      return { type: request.type }
  }
}

function toAccept(
  request: Extract<IncidentCommandRequest, { type: 'accept' }>,
  { directory, incident }: CommandFacts,
): IncidentCommand {
  const topicCode = known(directory.topics, request.topicCode, 'topicCode')
  const municipalityCode = known(directory.municipalities, request.municipalityCode, 'municipalityCode')
  const agencyCode = request.agencyCode
    ? known(directory.agencies, request.agencyCode, 'agencyCode')
    : (chooseAgency(directory, { topicCode, municipalityCode })?.agencyCode ?? null)
  return {
    type: 'accept',
    topicCode,
    groupCode: groupOf(directory, topicCode),
    municipalityCode,
    agencyCode,
    urgency: request.urgency,
    address: request.address ?? incident.address,
  }
}

function toClassification(
  {
    topicCode,
    municipalityCode,
    urgency,
    kind,
    address,
  }: Extract<IncidentCommandRequest, { type: 'classify' }>,
  directory: Directory,
): Classification {
  return {
    ...(topicCode
      ? {
          topicCode: known(directory.topics, topicCode, 'topicCode'),
          groupCode: groupOf(directory, topicCode),
        }
      : {}),
    ...(municipalityCode
      ? { municipalityCode: known(directory.municipalities, municipalityCode, 'municipalityCode') }
      : {}),
    ...(urgency ? { urgency } : {}),
    ...(kind ? { kind } : {}),
    ...(address ? { address } : {}),
  }
}

function known(rows: readonly { code: string }[], code: string, field: string): string {
  if (!rows.some((row) => row.code === code))
    throw new InvalidError('directory.unknown_code', { field, code })
  return code
}

function groupOf(directory: Directory, topicCode: string): string {
  const topic = directory.topics.find(({ code }) => code === topicCode)
  if (!topic) throw new InvalidError('directory.unknown_code', { field: 'topicCode', code: topicCode })
  return topic.groupCode
}

/** The unit belongs to the agency, the person has a role in it: work is never given past its owner. */
async function assertAssignable(
  tx: Tx,
  command: IncidentCommand,
  { agencyCode, id }: Incident,
): Promise<void> {
  if (command.type !== 'assign_person' || !agencyCode) return
  const units = await tx.selectFrom('unit').select('code').where('agencyCode', '=', agencyCode).execute()
  const codes = units.map(({ code }) => code)
  const { unitCode, assigneeId } = command
  if (unitCode && !codes.includes(unitCode)) throw new InvalidError('incident.foreign_unit', { id, unitCode })
  if (!assigneeId) return
  const grant = await tx
    .selectFrom('roleGrant')
    .innerJoin('appUser', 'appUser.id', 'roleGrant.userId')
    .select('roleGrant.id')
    .where('userId', '=', assigneeId)
    .where('isActive', '=', true)
    .where('role', 'in', ['executor', 'coordinator', 'head'])
    .where(({ eb, or, and }) =>
      or([
        and([eb('scopeKind', '=', 'agency'), eb('scopeCode', '=', agencyCode)]),
        ...(codes.length > 0 ? [and([eb('scopeKind', '=', 'unit'), eb('scopeCode', 'in', codes)])] : []),
      ]),
    )
    .executeTakeFirst()
  if (!grant) throw new InvalidError('incident.foreign_person', { id })
}
