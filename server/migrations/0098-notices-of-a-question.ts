import { type Kysely, sql } from 'kysely'

/** Whoever asked or joined may hear how their question goes on: by letter, a subscription of one question, or in its dialog. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table register_subscription
      drop constraint register_subscription_follows,
      add constraint register_subscription_follows check (follows in ('register','book_days','question')),
      add column request_id uuid references form_request on delete cascade,
      add column joining_id uuid references problem_joining on delete cascade,
      -- Of a question: where on its road the last letter has left it.
      add column told_state text
        check (told_state in ('received','passed','in_work','postponed','answered','done','dismissed')),
      -- And up to which step of whose history: the one that stands for it may have changed.
      add column told_incident_id uuid,
      add column told_seq integer,
      add constraint register_subscription_of_one
        check (num_nonnulls(request_id, joining_id) = case follows when 'question' then 1 else 0 end),
      add constraint register_subscription_told check ((follows = 'question') = (told_state is not null));
    create unique index register_subscription_of_question on register_subscription
      (email_mark, coalesce(request_id, joining_id)) where follows = 'question';
    create index register_subscription_of_request on register_subscription (request_id)
      where request_id is not null;
    create index register_subscription_of_joining on register_subscription (joining_id)
      where joining_id is not null;

    -- Up to which change a letter tells of a question: none tells of one twice.
    alter table register_letter add column told_incident_id uuid, add column told_seq integer;
    create unique index register_letter_once on register_letter (subscription_id, told_incident_id, told_seq)
      where told_seq is not null;

    -- Who asked in a dialog and said there that they want to hear how it goes on.
    create table dialog_follower (
      incident_id uuid primary key references incident,
      channel_id uuid not null references channel on delete cascade,
      container text not null,
      thread_external_id text not null,
      -- Their own words, under which the network shows ours.
      reply_to_external_id text not null,
      language text not null check (language in ('ru','en')),
      told_state text not null
        check (told_state in ('received','passed','in_work','postponed','answered','done','dismissed')),
      told_incident_id uuid not null,
      told_seq integer not null,
      next_look_at timestamptz not null
    );
    create index dialog_follower_due on dialog_follower (next_look_at);
    create index dialog_follower_of on dialog_follower (channel_id, container);
  `.execute(db)
}
