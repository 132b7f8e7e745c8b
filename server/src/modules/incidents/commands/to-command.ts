/** Turns a request into a command of the domain and refuses unknown codes. */

import type { Settings } from '@veche/contract/admin/settings.ts'
import type { IncidentCommandRequest } from '@veche/contract/incidents.ts'
import { InvalidError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { chooseAgency, type Directory } from '../../directory/index.ts'
import { spotOfAddress } from '../../text/index.ts'
import type { TakingBack } from '../history/index.ts'
import type { Classification, Incident, IncidentCommand } from '../steps/index.ts'

const LEASE_MS = 15 * 60_000

export type CommandFacts = {
  directory: Directory
  settings: Settings
  incident: Incident
  actor: Actor
  now: Date
  /** Agencies that have refused the work: a route never leads back to them. */
  refusers: ReadonlySet<string>
  /** The step takes back an act, and is no decision of its own. */
  isUndo?: boolean
}

/** Undo commands read the history: take-back.ts. */
type Told = Exclude<IncidentCommandRequest, TakingBack | { type: 'unmerge' }>

export function toCommand(request: Told, facts: CommandFacts): IncidentCommand {
  const { directory, actor, now, settings } = facts
  switch (request.type) {
    case 'accept':
      return toAccept(request, facts)
    case 'classify':
      return { type: 'classify', changes: toClassification(request, directory) }
    case 'assign':
      return { type: 'assign', agencyCode: known(directory.agencies, request.agencyCode, 'agencyCode') }
    case 'tag':
      return { type: 'tag', tags: [...new Set(request.tags)] }
    case 'assign_person':
      return { type: 'assign_person', unitCode: request.unitCode, assigneeId: request.assigneeId }
    case 'take':
      return { type: 'take', userId: actor.id, leaseUntil: new Date(now.getTime() + LEASE_MS) }
    case 'return': {
      const { reason, proposedAgencyCode } = request
      if (proposedAgencyCode) known(directory.agencies, proposedAgencyCode, 'proposedAgencyCode')
      return { type: 'return', reason, proposedAgencyCode, handoffLimit: settings.handoffLimit }
    }
    case 'dismiss':
      return { type: 'dismiss', reason: request.reason }
    case 'close':
      return { type: 'close', satisfaction: request.satisfaction }
    case 'release':
      return { type: 'release', userId: facts.isUndo ? null : actor.id, reason: request.reason }
    case 'reopen':
    case 'supplement':
    case 'accept_evidence':
      return { type: request.type, reason: request.reason }
    case 'propose_futile':
    case 'freeze':
      return { type: request.type, userId: actor.id, reason: request.reason }
    case 'confirm_futile':
    case 'unfreeze':
      return { type: request.type, userId: actor.id }
    case 'change_deadline': {
      const { key, dueAt, reason } = request
      return { type: 'change_deadline', key, dueAt: new Date(dueAt), userId: actor.id, reason }
    }
    case 'confirm_repeat':
      return { type: 'confirm_repeat', isRepeat: request.isRepeat }
    case 'declare_event':
      return { type: 'declare_event', isMassEvent: request.isMassEvent }
    case 'join_event':
      return { type: 'join_event', eventId: request.eventId }
    case 'leave_event':
    case 'withdraw_futile':
    case 'restore':
    case 'read_follow_ups':
      return { type: request.type }
  }
}

function toAccept(
  request: Extract<IncidentCommandRequest, { type: 'accept' }>,
  { directory, incident, refusers }: CommandFacts,
): IncidentCommand {
  const topicCode = known(directory.topics, request.topicCode, 'topicCode')
  const municipalityCode = known(directory.municipalities, request.municipalityCode, 'municipalityCode')
  const address = request.address ?? incident.address
  const agencyCode = request.agencyCode
    ? known(directory.agencies, request.agencyCode, 'agencyCode')
    : routeTo(directory, { topicCode, municipalityCode, address }, refusers)
  return {
    type: 'accept',
    topicCode,
    groupCode: groupOf(directory, topicCode),
    municipalityCode,
    agencyCode,
    urgency: request.urgency,
    address,
  }
}

function routeTo(
  directory: Directory,
  { address, ...place }: { topicCode: string; municipalityCode: string; address: Incident['address'] },
  refusers: ReadonlySet<string>,
): string | null {
  const spot = spotOfAddress(directory.placeRoutes, address)
  const agencyCode = chooseAgency(directory, { ...place, spot })?.agencyCode ?? null
  return agencyCode !== null && refusers.has(agencyCode) ? null : agencyCode
}

function toClassification(
  request: Extract<IncidentCommandRequest, { type: 'classify' }>,
  directory: Directory,
): Classification {
  const { topicCode, municipalityCode, urgency, kind, severity, address } = request
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
    ...(severity === undefined ? {} : { severity }),
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
