/**
 * What the role of the running product may do to each table: it reads, adds and changes, and removes only where a
 * table is named here. A table of history, or one whose rows may be removed, is named here in the commit that makes
 * it. Triggers of the owner say which rows may no longer change (migrations 0077 and 0078).
 */

export type Right = 'select' | 'insert' | 'update' | 'delete'
export type TableRights = {
  rights: readonly Right[]
  /** The columns that may be changed, where a row may not be changed as a whole. */
  changed: readonly string[]
  /** The columns that may be given, where a row may not be added as a whole. */
  added: readonly string[]
}

const only = (rights: readonly Right[], columns: Partial<Omit<TableRights, 'rights'>> = {}): TableRights => ({
  ...{ rights, changed: [], added: [] },
  ...columns,
})

const NONE = only([])
const FULL = only(['select', 'insert', 'update', 'delete'])
const READ = only(['select'])
const ADD = only(['select', 'insert'])
const KEPT = only(['select', 'insert', 'update'])
const changing = (...changed: string[]) => only(['select', 'insert'], { changed })
const forgetting = (...changed: string[]) => only(['select', 'insert', 'delete'], { changed })

/** Tables whose rows the product removes by itself, or people remove in it. */
const FORGOTTEN = [
  ...[
    'account',
    'session',
    'verification',
    'two_factor',
    'passkey',
    'rate_limit',
    'sign_in_attempt',
    'role_grant',
  ],
  ...['second_factor_reset', 'refusal', 'presence', 'event', 'saved_view', 'view_watch', 'bulk_run'],
  'notification',
  ...[
    'notification_matter',
    'snooze',
    'mail',
    'answer_draft',
    'seen_key',
    'exchange_job',
    'route',
    'place_route',
    'calendar_day',
  ],
  ...[
    'deadline_rule',
    'chat_duty',
    'chat_file',
    'chat_link',
    'chat_member',
    'official_account',
    'staff_dialog',
  ],
  'calendar_address',
  ...['account_link_code', 'account_link_try', 'livestream_source', 'forecast', 'solved_spell'],
  ...['book_watched', 'book_witness', 'book_page', 'article_vote', 'bulletin_addressee'],
  ...['duty_shift', 'duty_absence', 'right_gate', 'broadcast_place', 'broadcast_picture'],
  ...['rule_dry_run', 'rule_dry_match'],
  ...['feedback_vote', 'page_requirement', 'exercise_seat', 'practice_vote', 'practice_adoption'],
  'practice_picture',
  'bulletin_file',
  ...['webhook_delivery', 'webhook_event', 'push_device', 'neighbour_mapping'],
  ...['reader_version', 'reader_day'],
  ...['exchange_schedule', 'imported_incident'],
  ...['own_field', 'own_field_option', 'own_field_value', 'own_field_said'],
  ...['register_subscription', 'register_letter', 'dialog_follower', 'dialog_talk', 'register_search'],
  ...[
    'report_address',
    'report_schedule',
    'report_recipient',
    'report_run',
    'report_file',
    'report_delivery',
  ],
]

/** The columns that may change. The place of a message and the moment it came stay as they were when it came. */
const MESSAGE_STATE = [
  ...['parent_external_id', 'thread_external_id', 'surface', 'direction', 'author_id', 'author_kind'],
  ...['text', 'attachments', 'geo', 'version', 'captured_at', 'is_creation_seen', 'source_state', 'withheld'],
  ...['occurred_at', 'permalink', 'is_by_hand', 'subject', 'automatic', 'is_read', 'incident_id'],
  'taken_down_at',
]

const OUTBOX_STATE = [
  ...[
    'state',
    'attempts',
    'first_attempt_at',
    'is_uncertain',
    'next_attempt_at',
    'lease_token',
    'lease_until',
  ],
  ...['external_id', 'permalink', 'error_code', 'confirmed_by', 'sent_at', 'file_refs', 'screenshot_id'],
]

const EXCEPTIONS: ReadonlyMap<string, TableRights> = new Map([
  ['kysely_migration', READ],
  ['kysely_migration_lock', READ],
  // A function of the owner adds these rows when a row of the journal is committed.
  ['journal_link', READ],
  ['journal_head', READ],
  // The product adds sums and adds them up; it changes no row of them.
  ['work_count', forgetting()],
  ['figure_change', forgetting()],
  ['question_change', forgetting('refused_code')],
  // The Book only grows. Of its checkpoints those at the end of a day are kept.
  ['book_entry', ADD],
  ['book_head', only(['select', 'insert'], { changed: ['size', 'last_at'] })],
  ['book_key', only(['select', 'insert'], { changed: ['retired_at'] })],
  ['book_tile', only(['select', 'insert'], { changed: ['bytes'] })],
  ['book_checkpoint', forgetting('note')],
  ['book_day', ADD],
  // What was posted stays posted, also when it was taken down.
  [
    'book_post',
    changing('container', 'external_id', 'permalink', 'sent_at', 'taken_down_at', 'taken_down_by'),
  ],
  ['book_seal', forgetting()],
  ['book_check', ADD],
  // Nothing replaces the key with which the Books of others are signed.
  ['book_witness_key', ADD],
  ['forecast_question', changing('is_missed')],
  ['quality_week', ADD],
  // A reader says once what they found.
  ['quality_reading', changing('read_at', 'is_answered', 'is_concrete', 'is_stock')],
  // These are views of names, and a change of their rows would change the table behind them.
  ['person_name', READ],
  ['channel_name', READ],
  ['person_place', READ],

  // PostgreSQL itself gives a row its number and its moment.
  [
    'journal',
    only(['select'], {
      added: [
        ...['actor_id', 'actor_name', 'action', 'object_type', 'object_id', 'details'],
        ...['ip', 'user_agent'],
      ],
    }),
  ],
  // A trigger keeps what is younger than half a year.
  ['reading', forgetting()],
  ['incident_activity', ADD],
  ['deadline_move', ADD],
  ['answer_template_version', ADD],
  ['work_rule_version', ADD],
  ['topic_words', ADD],
  ['macro_use', changing('acts', 'undone_at')],
  // Which rule acted on which question, and when, stays as it was.
  ['rule_firing', changing('state', 'acts', 'decided_by', 'decided_by_name', 'decided_at')],
  // What was written stays as it was; who approved it is said once.
  [
    'article_version',
    changing(
      ...['approved_by', 'approved_by_name', 'approved_at'],
      ...['returned_by', 'returned_by_name', 'returned_at', 'returned_reason'],
    ),
  ],
  ['broadcast_version', changing('approved_by', 'approved_by_name', 'approved_at')],
  ['practice_version', changing('approved_by', 'approved_by_name', 'approved_at')],
  ['practice_comment', ADD],
  // What people said of news and orders stays as it was said.
  ['bulletin_version', ADD],
  ['bulletin_receipt', ADD],
  ['bulletin_deed', ADD],
  ['bulletin_reminder', ADD],
  [
    'course_version',
    changing(
      ...['approved_by', 'approved_by_name', 'approved_at'],
      ...['returned_by', 'returned_by_name', 'returned_at', 'returned_reason'],
    ),
  ],
  // What was read, answered and passed stays so.
  ['course_seen', ADD],
  ['course_attempt', changing('finished_at', 'is_passed')],
  ['course_answer', ADD],
  ['course_certificate', ADD],
  ['course_reminder', ADD],
  ['course_assignment', changing('withdrawn_by', 'withdrawn_at')],
  ['course_owed', READ],
  ['course_audience', READ],
  ['right_lift', changing('ends_at')],
  ['right_standing', READ],
  // What was said to the centre and by it stays as it was said.
  [
    'feedback_thread',
    changing(
      ...['state', 'state_words', 'state_by', 'state_by_name', 'state_at'],
      ...['revision', 'last_at', 'vote_count'],
    ),
  ],
  ['feedback_post', ADD],
  // Of the pulse nothing is changed or taken back, because nothing says whose it is.
  ['pulse_key', ADD],
  ['pulse_blank', ADD],
  ['pulse_spent', ADD],
  ['pulse_answer', ADD],
  ['pulse_words', ADD],
  ['catalogue_version', ADD],
  ['fake_correction', ADD],
  // What was asked of an author stays as it was asked.
  [
    'clarification',
    changing(
      ...['approved_by', 'approved_by_name', 'published_at', 'waits_until', 'stops_clocks'],
      ...['ended_at', 'ended_as', 'reply_message_id', 'address', 'message_id'],
      'notice_message_id',
    ),
  ],
  // What a body was asked and said of its part stays as it was said.
  [
    'contribution',
    changing(
      ...['due_at', 'remind_at', 'state', 'revision', 'taken_by', 'taken_by_name', 'given_at', 'answer'],
      'ended_at',
    ),
  ],
  ['contribution_post', ADD],
  // What was to be done stays as it was given.
  [
    'subtask',
    changing(
      ...[
        'state',
        'revision',
        'done_words',
        'done_by',
        'done_by_name',
        'ended_at',
        'photo_hash',
        'photo_type',
      ],
      'remind_at',
    ),
  ],
  // How a question came stays as it was written down.
  ['hand_record', changing('incident_id')],
  ['livestream_command', ADD],
  ['livestream_reply', ADD],
  // Everybody may read what programs report.
  ['form_request', ADD],
  // To what people agreed, and what they took back, stays said.
  ['consent_text', ADD],
  ['consent_withdrawal', ADD],

  ...FORGOTTEN.map((table) => [table, FULL] as const),

  // The history of the incident keeps what was done, so the keys of repeats may be removed.
  ['answer_command', forgetting()],

  // The product removes our own message that stands under a wrong number; triggers keep the others.
  ['message', forgetting(...MESSAGE_STATE)],
  // Functions of the owner write and read the hashes of what is sealed.
  ['sealed_words', NONE],
  // Earlier words of a message are removed when its author deletes it; nobody changes them.
  ['message_version', forgetting()],
  // The words that were approved stay as they were; a decision about them may be taken back.
  [
    'answer_version',
    changing(
      ...[
        'stage',
        'outcome',
        'decided_by',
        'decided_by_name',
        'decided_at',
        'reason_code',
        'decision_comment',
      ],
    ),
  ],
  ['answer_decision', changing('withdrawn_at')],
  // A file that was uploaded and not used may be removed; a trigger keeps those of a version.
  ['answer_file', forgetting('label')],
  // What a body brought with its part is put aside, and goes with the sweep.
  ['contribution_file', forgetting('removed_at')],
  // An invitation replaces words that were not sent yet; a trigger keeps those that may have been.
  ['outbox', changing(...OUTBOX_STATE, 'message', 'text_hash', 'is_invitation', 'file_ids', 'post')],
  ['outbox_attempt', changing('finished_at', 'outcome', 'error_code')],

  ['fake_text', changing('decision', 'decided_by', 'decided_at', 'send_back_reason')],
  ['fake_evidence', changing('removed_at', 'removed_by')],
  ['fake_opinion', changing('verdict', 'reason', 'at')],
  // What was published nowhere is removed before another try; a trigger keeps the rest.
  ['fake_publication', forgetting('kind', 'sent_at', 'message_id', 'permalink')],
  [
    'fake_carrier',
    changing(
      ...['state', 'decided_by', 'decided_at', 'views', 'shares', 'gone_at'],
      ...['left_out_reason', 'left_out_text_no'],
    ),
  ],
  ['fake_clock', changing('due_at', 'rule_id', 'rule_version', 'ended_at', 'ended_by', 'told_at')],
  ['fake_reach', changing('views')],
  // PostgreSQL lets a row be locked before its removal only with a right to change something in it.
  ['fake_file', forgetting('size')],

  ['outage_change', ADD],
  // A trigger of the owner erases these rows when two people have agreed; what they agreed on stays.
  ['erasure', changing('state', 'decided_by', 'decided_at')],
  // A trigger of the owner erases what was no question when two people have agreed.
  ['person_demand', changing('state', 'decided_by', 'decided_at', 'ended_at', 'protocol')],
  ['retention_policy', changing('state', 'decided_by', 'decided_at')],
  ['retention_hold', changing('lifted_by', 'lifted_at')],
  // A trigger of the owner carries out what a row asks for.
  ['retention_run', ADD],
  ['erased_message', ADD],
  ['erased_file', only(['select', 'delete'])],
  // The words of a resident stay as they were said.
  ['outage_wish', ADD],
  // A resident who joined a problem stays joined.
  ['problem_joining', ADD],
  // An address that was given once always leads to the same answer.
  ['published_answer', ADD],
  ['answer_mark', ADD],
  ['register_told_outage', forgetting()],
  // What was read out of the addresses is written anew together with them.
  ['outage_place', forgetting()],

  ['incident_note', changing('text', 'mentions', 'edited_at', 'deleted_at')],
])

export const NAMED_TABLES: readonly string[] = [...EXCEPTIONS.keys()]

export function rightsOf(table: string): TableRights {
  return EXCEPTIONS.get(table) ?? KEPT
}
