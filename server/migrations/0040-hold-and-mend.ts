import { type Kysely, sql } from 'kysely'

/** An approved answer is held for some seconds before it leaves; an approver may mend a text; a photo may have no caption. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table outbox
      -- Until then the approval can be taken back; null: there was no hold.
      add hold_until timestamptz,
      -- Nothing is tried while it is held, also for a forgotten check in the code.
      add constraint outbox_hold check (hold_until is null or first_attempt_at is null or first_attempt_at >= hold_until);

    alter table answer_version
      -- A tracked change: which version of this incident an approver mended, and who had written that text.
      add mends_version_no integer,
      add writer_id text references app_user,
      add constraint answer_version_mends
        foreign key (incident_id, mends_version_no) references answer_version (incident_id, version_no),
      add constraint answer_version_writer check (
        (mends_version_no is null or mends_version_no < version_no)
        and (writer_id is null or (mends_version_no is not null and writer_id <> author_id)));
    alter table answer_version drop constraint answer_version_outcome_check;
    alter table answer_version add constraint answer_version_outcome_check
      check (outcome in ('approved','sent_back','mended'));

    alter table answer_decision
      -- Taken back within the hold: the word was said, and counts no more.
      add withdrawn_at timestamptz,
      add constraint answer_decision_withdrawn check (withdrawn_at is null or outcome = 'approved');
    alter table answer_decision drop constraint answer_decision_outcome_check;
    alter table answer_decision add constraint answer_decision_outcome_check
      check (outcome in ('approved','sent_back','recalled','mended'));
    drop index answer_decision_person;
    create unique index answer_decision_person on answer_decision (incident_id, version_no, decided_by)
      where outcome <> 'recalled' and withdrawn_at is null;
    drop index answer_decision_stage;
    create unique index answer_decision_stage on answer_decision (incident_id, version_no, stage)
      where outcome = 'approved' and withdrawn_at is null;

    alter table answer_file drop constraint answer_file_label_check;
    alter table answer_file add constraint answer_file_label_check
      check (label in ('before','after','photo','document','screenshot'));
  `.execute(db)
}
