/** Whose a sub-task is, and who works on its question. */
import type { Actor } from '../../access/index.ts'
import type { Directory } from '../../directory/index.ts'
import { canRun, canSeeIncident, findAgency, type IncidentScope } from '../../incidents/index.ts'
import type { Reader } from './domain/subtask-state.ts'
import type { SubtaskRow } from './subtasks.repository.ts'

type Owned = Pick<SubtaskRow, 'ownerId' | 'unitCode'>

export function unitsOf({ grants }: Pick<Actor, 'grants'>): string[] {
  return grants.flatMap(({ scope }) => (scope.kind === 'unit' ? [scope.code] : []))
}

export function isOwner(actor: Pick<Actor, 'id' | 'grants'>, { ownerId, unitCode }: Owned): boolean {
  return ownerId === null ? unitCode !== null && unitsOf(actor).includes(unitCode) : ownerId === actor.id
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
    isOwner: isOwner(actor, subtask) && actor.grants.length > 0,
    isHolder: seesIncident && canRun(actor, incident, 'draft', findAgency(directory, incident)),
  }
}
