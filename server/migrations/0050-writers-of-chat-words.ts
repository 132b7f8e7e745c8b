import { type Kysely, sql } from 'kysely'

/**
 * Words that one of the staff wrote here into a chat are that person's, as if they came from their own account: who the
 * writer is in the chat stands with the message. What was said before is told apart from the outbox.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    update chat_message said set role = coalesce(member.role, 'moderator')
    from message
    join outbox on outbox.conversation = message.channel_id || ' ' || message.container
      and outbox.external_id = message.external_id and outbox.post is not null
    join chat on chat.channel_id = message.channel_id and chat.container = message.container
    left join chat_member member on member.chat_id = chat.id and member.user_id = outbox.post->>'writtenBy'
    where message.id = said.message_id and message.direction = 'out' and said.role is null
      and outbox.post->>'purpose' = 'chat_reply' and outbox.post->>'writtenBy' is not null`.execute(db)
}
