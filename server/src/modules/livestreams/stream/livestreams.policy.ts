/** Who sees which streams and who may work in them. One rule, two forms: a check and a set for SQL. */
import type { Role, Scope } from '@veche/contract/access.ts'
import { ForbiddenError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'

/** The fields of a stream that decide who sees it. */
export type LivestreamScope = {
  municipalityCode: string | null
  agencyCode: string | null
  /** Agencies of that municipality. */
  agencyCodes: readonly string[]
  editorId: string | null
}
export type LivestreamRight = 'read' | 'work'

const WORKERS: readonly Role[] = ['dispatcher', 'moderator', 'coordinator', 'stream_editor']
export const ROLES_FOR: Record<LivestreamRight, readonly Role[]> = {
  read: [...WORKERS, 'executor', 'head', 'analyst', 'fact_checker'],
  work: WORKERS,
}

export function canInLivestream(actor: Actor, right: LivestreamRight, stream: LivestreamScope): boolean {
  const own = stream.editorId === actor.id
  return actor.grants.some(
    ({ role, scope }) => ROLES_FOR[right].includes(role) && (own || isInScope(scope, stream)),
  )
}

function isInScope(scope: Scope, { municipalityCode, agencyCode, agencyCodes }: LivestreamScope): boolean {
  switch (scope.kind) {
    case 'region':
      return true
    case 'municipality':
      return scope.code === municipalityCode
    case 'agency':
      return scope.code === agencyCode || agencyCodes.includes(scope.code)
    case 'unit':
      return false
  }
}

export const canSeeLivestream = (actor: Actor, stream: LivestreamScope): boolean =>
  canInLivestream(actor, 'read', stream)

export function authorizeLivestream(actor: Actor, right: LivestreamRight, stream: LivestreamScope): void {
  if (!canInLivestream(actor, right, stream)) throw new ForbiddenError('livestream.forbidden', { right })
}
