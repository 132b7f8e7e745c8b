/**
 * Writes talk of municipal chats into the tables by SQL. It belongs to no question and uses the same words as the
 * questions.
 */
import type pg from 'pg'
import { TEXT_SQL } from './corpus.ts'

/** Its ids lie above those of the corpus of questions, which grow from the same beginning. */
const FIRST = 20_000_000

export async function fillChatTalk(pool: pg.Pool, size: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('set local synchronous_commit = off')
    await client.query('set local statement_timeout = 0')
    await client.query(TALK, [FIRST, FIRST + size - 1])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
  await pool.query('vacuum analyze message')
}

const TALK = `
  insert into message (id, channel_id, network, surface, container, external_id, thread_external_id, direction,
    author_id, author_kind, text, version, captured_at, is_creation_seen, occurred_at, received_at)
  select gen_random_uuid(), channel.id, 'vk', 'chat', 'vk:chat:' || n % 200, 'talk-' || n, 'talk-' || n, 'in',
    author.id, 'person', ${TEXT_SQL}, 'v1', at, true, at, at
  from generate_series($1::int, $2::int) n, lateral (select now() - make_interval(secs => n % 2000000) as at) moment,
    (select id from channel limit 1) channel, (select id from author limit 1) author`
