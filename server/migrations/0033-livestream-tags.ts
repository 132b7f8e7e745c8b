import { type Kysely, sql } from 'kysely'

/** Questions by the tag of a stream, replies to everybody who asked, promises and topics before the next one. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Without «#», in lower case, «ё» as «е».
    alter table livestream add tag text check (char_length(tag) between 3 and 50);
    create unique index livestream_tag on livestream (tag)
      where tag is not null and step not in ('closed','cancelled');

    -- By which the message came; null: it was written under a source, or typed in.
    alter table livestream_asker add tag text;

    -- Later answers that have not gone to all who asked.
    alter table livestream_question add are_replies_due boolean not null default false;
    create index livestream_question_replies_due on livestream_question (livestream_id) where are_replies_due;
    create index livestream_question_promised on livestream_question (livestream_id) where promise is not null;

    -- Our words to one who asked, in their thread; its id is the post's in the outbox.
    create table livestream_reply (
      id uuid primary key,
      livestream_id uuid not null references livestream,
      -- The one that stands for all folded into it.
      question_id uuid not null references livestream_question,
      asker_id uuid not null unique references livestream_asker,
      kind text not null check (kind in ('on_air','later')),
      channel_id uuid not null references channel,
      container text not null,
      thread_external_id text not null,
      author_id uuid references author,
      -- Why it was never sent; null: it was put into the outbox.
      held_code text,
      created_at timestamptz not null,
      created_by text references app_user,
      unique nulls not distinct (question_id, channel_id, container, thread_external_id, author_id)
    );
    create index livestream_reply_stream on livestream_reply (livestream_id);

    -- What a municipality was asked about lately.
    create index incident_place_found on incident (municipality_code, found_at, topic_code, step);
  `.execute(db)
}
