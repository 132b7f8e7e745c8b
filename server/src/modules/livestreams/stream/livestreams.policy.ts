/** Who sees which streams and who may work in them. One rule, two forms: a check and a set for SQL. */
import type { Role, Scope } from '@veche/contract/access.ts'
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import { ForbiddenError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'

/** What of a stream decides who sees it. */
export type LivestreamScope = {
  municipalityCode: string | null
  agencyCode: string | null
  /** Bodies of that municipality. */
  agencyCodes: readonly string[]
  editorId: string | null
}
export type LivestreamRight = 'read' | 'work'

const WORKERS: readonly Role[] = ['dispatcher', 'moderator', 'coordinator', 'stream_editor']
const ROLES_FOR: Record<LivestreamRight, readonly Role[]> = {
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

/** The same rule for lists: streams outside it do not exist for the actor. */
export function visibleLivestreams(actor: Actor) {
  return (eb: ExpressionBuilder<DB, 'livestream'>): Expression<SqlBool> => {
    const seeing = actor.grants.filter(({ role }) => ROLES_FOR.read.includes(role))
    if (seeing.length === 0) return eb.lit(false)
    if (seeing.some(({ scope }) => scope.kind === 'region')) return eb.lit(true)
    const parts: Expression<SqlBool>[] = [eb('livestream.editorId', '=', actor.id)]
    for (const { scope } of seeing) {
      if (scope.kind === 'municipality') parts.push(eb('livestream.municipalityCode', '=', scope.code))
      if (scope.kind === 'agency')
        parts.push(
          eb('livestream.agencyCode', '=', scope.code),
          eb(
            'livestream.municipalityCode',
            'in',
            eb.selectFrom('agency').select('agency.municipalityCode').where('agency.code', '=', scope.code),
          ),
        )
    }
    return eb.or(parts)
  }
}
