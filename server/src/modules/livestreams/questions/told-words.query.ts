import { sql } from 'kysely'

/**
 * Of `question`: the words of its answer that authors got last and how many have got any; no row where nobody has. What
 * was told is pinned: later words on the question are a correction that somebody has yet to send.
 */
export const toldWords = sql<{ line: string; count: number }>`
  select reply.answer_line as line, count(*) over ()::int as count from (
    select distinct on (asker_id) answer_line, reply.created_at
    from livestream_reply reply join outbox post on post.id = reply.id
    where reply.question_id = question.id and answer_line is not null and post.state not in ('failed', 'cancelled')
    order by asker_id, correction_no desc) reply
  order by reply.created_at desc limit 1`
