import { type Kysely, sql } from 'kysely'

/** How many false alarms a day the duty of chats bears, and the bars that followed from it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- How likely a message tells of a danger, 0 to 1; null: nothing in it does, or it came before scores were kept.
    alter table chat_message add column danger_score real;
    create index chat_message_danger on chat_message (occurred_at) where danger_score is not null;
    -- Whom the duty was when a danger was told.
    alter table chat_question add column duty_told_to text[],
      -- The danger that was told before in other words: the duty knows of it.
      add column told_again_of uuid references chat_question;
    create index chat_question_told_again on chat_question (told_again_of) where told_again_of is not null;

    -- What was learnt of dangers beside the topics; null: too little was said of alarms.
    alter table reader_version add column danger_bytes bytea,
      add column danger_lessons integer not null default 0;

    create table alarm_budget (
      only_row boolean primary key default true check (only_row),
      a_day integer not null default 5 check (a_day between 1 and 50)
    );
    insert into alarm_budget default values;

    create table alarm_bar (
      -- A message is held to the bar of its own moment, however late it is read.
      from_at timestamptz primary key,
      bar real not null check (bar > 0 and bar < 1),
      a_day integer not null,
      -- False alarms a day that are to be expected with it.
      expected real not null,
      -- Of the four weeks before it.
      alarms integer not null,
      false_alarms integer not null,
      missed integer not null,
      messages integer not null
    );
  `.execute(db)
}
