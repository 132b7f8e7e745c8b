/** Conversations of many that our pages heard and that are no chat yet. */
import { sql } from 'kysely'
import type { Network } from '../../../connectors/connector.ts'
import type { Db } from '../../../platform/database/db.ts'
import { heardPlaces } from '../../inbox/index.ts'
import type { Chat } from '../chat/index.ts'

export type Candidate = {
  channelId: string
  channelTitle: string
  network: Network
  container: string
  messageCount: number
  lastMessageAt: Date | null
  municipalityCode: string
}

const CANDIDATES = 200
/** The count stops here, because it only has to tell an active conversation from an inactive one. */
const COUNTED = 1000

/**
 * Conversations of many that these channels heard and that are no chat. From one conversation to the next by an index
 * of chats alone, whatever else the messages are.
 */
export async function listCandidates(db: Db, channelIds: readonly string[]): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    with ${heardPlaces('chat')}, place as (
      select channel_id, container from heard
      union
      select channel_id, container from channel_place where surface = 'chat'
    )
    select place.channel_id, channel.name as channel_title, channel.network, place.container,
      counted.message_count, latest.occurred_at as last_message_at, channel.municipality_code
    from place
    join channel_name channel on channel.id = place.channel_id
    cross join lateral (select count(*)::int as message_count from (
      select from message
      where surface = 'chat' and channel_id = place.channel_id and container = place.container
      limit ${COUNTED}) few) counted
    left join lateral (select occurred_at from message
      where surface = 'chat' and channel_id = place.channel_id and container = place.container
      order by occurred_at desc limit 1) latest on true
    where place.channel_id = any(${[...channelIds]}::uuid[])
      and not exists (select from chat where chat.channel_id = place.channel_id
        and chat.container = place.container)
      and not exists (select from channel_place known where known.is_left
        and known.channel_id = place.channel_id and known.container = place.container)
    order by latest.occurred_at desc nulls last, place.channel_id, place.container
    limit ${CANDIDATES}`.execute(db)
  return rows
}

/** Only what was heard as a conversation of many: a private one never becomes a chat. */
export async function isGroupConversation(
  db: Db,
  { channelId, container }: Pick<Chat, 'channelId' | 'container'>,
): Promise<boolean> {
  const { rows } = await sql<{ isHeard: boolean }>`
    select exists (select from message
        where surface = 'chat' and channel_id = ${channelId} and container = ${container})
      or exists (select from channel_place
        where surface = 'chat' and channel_id = ${channelId} and container = ${container}) as is_heard`.execute(
    db,
  )
  return rows[0]?.isHeard ?? false
}
