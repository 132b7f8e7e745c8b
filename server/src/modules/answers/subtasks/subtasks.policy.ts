/** Whose a sub-task is, and who works on its question. */
import type { Actor } from '../../access/index.ts'
import type { Directory } from '../../directory/index.ts'
import { canRun, canSeeIncident, findAgency, type IncidentScope } from '../../incidents/index.ts'
import { isOfBody } from '../contributions/index.ts'
import type { Reader } from './domain/subtask-state.ts'
import type { SubtaskRow } from './subtasks.repository.ts'

type Owned = Pick<SubtaskRow, 'ownerId' | 'unitCode' | 'agencyCode'>

export function unitsOf({ grants }: Pick<Actor, 'grants'>): string[] {
  return grants.flatMap(({ scope }) => (scope.kind === 'unit' ? [scope.code] : []))
}

/** By name only while they are of the body that gave it: whoever went elsewhere takes no address with them. */
export function isOwner(
  actor: Pick<Actor, 'id' | 'grants'>,
  { ownerId, unitCode, agencyCode }: Owned,
  { agencies }: Pick<Directory, 'agencies'>,
): boolean {
  if (ownerId === null) return unitCode !== null && unitsOf(actor).includes(unitCode)
  const agency = agencies.find(({ code }) => code === agencyCode)
  return ownerId === actor.id && agency !== undefined && isOfBody(actor, agency)
}

export type Standing = Reader & { seesIncident: boolean }

export function standingOf(
  actor: Actor,
  subtask: Owned,
  { incident, directory }: { incident: IncidentScope; directory: Directory },
): Standing {
  const seesIncident = canSeeIncident(actor, incident)
  return {
    seesIncident,
    isOwner: isOwner(actor, subtask, directory),
    isHolder: seesIncident && canRun(actor, incident, 'draft', findAgency(directory, incident)),
  }
}
