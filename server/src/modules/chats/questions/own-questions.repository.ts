/** Questions of the chats in which a person stands for the region, as a member or on duty now: what waits, what they answered. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { visibleChats } from '../chat/index.ts'

/** The nearest deadline first. */
export function listOwnQuestions(db: Db, { actor, now, limit }: { actor: Actor; now: Date; limit: number }) {
  return db
    .selectFrom('chatQuestion')
    .innerJoin('chat', 'chat.id', 'chatQuestion.chatId')
    .innerJoin('message', 'message.id', 'chatQuestion.messageId')
    .select(['chatQuestion.messageId', 'chatQuestion.chatId', 'chatQuestion.class', 'chatQuestion.dueAt'])
    .select(['chatQuestion.openedAt', 'chat.title as chatTitle', 'chat.municipalityCode'])
    .select(['message.text', 'message.network', sql<number>`count(*) over ()::int`.as('total')])
    .where('chatQuestion.state', '=', 'open')
    .where('chat.isActive', '=', true)
    .where((eb) =>
      eb.or([
        eb(
          'chat.id',
          'in',
          eb.selectFrom('chatMember').select('chatMember.chatId').where('chatMember.userId', '=', actor.id),
        ),
        eb(
          'chat.id',
          'in',
          eb
            .selectFrom('chatDuty')
            .select('chatDuty.chatId')
            .where('chatDuty.userId', '=', actor.id)
            .where('chatDuty.startsAt', '<=', now)
            .where('chatDuty.endsAt', '>', now),
        ),
      ]),
    )
    .where(visibleChats(actor))
    .orderBy('chatQuestion.dueAt')
    .orderBy('chatQuestion.messageId')
    .limit(limit)
    .execute()
}

/** Questions that a person's own words answered in the chats of theirs, by the Monday of the week. */
export async function countOwnReplies(
  db: Db,
  { userId, since, timeZone }: { userId: string; since: Date; timeZone: string },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; count: number }>`
    select to_char(date_trunc('week', question.closed_at at time zone ${timeZone}), 'YYYY-MM-DD') as key,
      count(*)::int as count
    from chat_question question
    join message reply on reply.id = question.answered_by_message_id
    join official_account own on own.author_id = reply.author_id and own.user_id = ${userId}
    where question.chat_id in (select chat_id from chat_member where user_id = ${userId})
      and question.opened_at >= ${since} and question.state = 'answered'
    group by 1`.execute(db)
  return new Map(rows.map(({ key, count }) => [key, count]))
}
