import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Actor } from '../../access/index.ts'
import { ROLES_FOR } from './chats.policy.ts'

/** The same rule for lists: chats outside it do not exist for the actor. */
export function visibleChats(actor: Actor) {
  return (eb: ExpressionBuilder<DB, 'chat'>): Expression<SqlBool> => {
    const seeing = actor.grants.filter(({ role }) => ROLES_FOR.read.includes(role))
    if (seeing.some(({ scope }) => scope.kind === 'region')) return eb.lit(true)
    const parts: Expression<SqlBool>[] = []
    if (actor.grants.length > 0)
      parts.push(
        eb.exists(
          eb
            .selectFrom('chatMember')
            .select('chatMember.userId')
            .whereRef('chatMember.chatId', '=', 'chat.id')
            .where('chatMember.userId', '=', actor.id),
        ),
      )
    for (const { scope } of seeing) {
      if (scope.kind === 'municipality') parts.push(eb('chat.municipalityCode', '=', scope.code))
      if (scope.kind === 'agency')
        parts.push(
          eb(
            'chat.municipalityCode',
            'in',
            eb.selectFrom('agency').select('agency.municipalityCode').where('agency.code', '=', scope.code),
          ),
        )
    }
    return parts.length === 0 ? eb.lit(false) : eb.or(parts)
  }
}
