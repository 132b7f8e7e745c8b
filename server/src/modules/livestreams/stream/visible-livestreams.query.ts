import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Actor } from '../../access/index.ts'
import { ROLES_FOR } from './livestreams.policy.ts'

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
