import { type Kysely, sql } from 'kysely'

/**
 * What is wrong with a line of an answer until a person confirms it, which words went to each author and their
 * corrections, and an incident withdrawn because its question was answered on air. A process of the version before
 * writes rows as it did.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Null: one person finished it.
    alter table livestream_question add column answer_line_remark text
      check (answer_line_remark in ('joined','unfinished'));

    -- What the author was told; null: the later answer, or told by a version that did not keep it.
    alter table livestream_reply add column answer_line text;
    -- 0: the first words; each correction is one more in the same place.
    alter table livestream_reply add column correction_no integer not null default 0;
    update livestream_reply reply set answer_line = question.answer_line
      from livestream_question question where question.id = reply.question_id and reply.kind = 'on_air';
    do $$ declare old record; begin
      for old in select conname from pg_constraint
        where conrelid = 'livestream_reply'::regclass and contype = 'u' loop
        execute format('alter table livestream_reply drop constraint %I', old.conname);
      end loop;
    end $$;
    alter table livestream_reply
      drop constraint livestream_reply_kind_check,
      add constraint livestream_reply_kind_check check (kind in ('on_air','later','correction')),
      add constraint livestream_reply_once_an_asker unique (asker_id, correction_no),
      add constraint livestream_reply_once_a_thread unique nulls not distinct
        (question_id, channel_id, container, thread_external_id, author_id, correction_no);

    alter table incident
      drop constraint incident_dismiss_reason_check,
      add constraint incident_dismiss_reason_check check (dismiss_reason in
        ('spam','no_question','abuse','not_our_territory','service_account','answered_on_air')) not valid;
    alter table incident validate constraint incident_dismiss_reason_check
  `.execute(db)
}
