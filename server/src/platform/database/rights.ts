/**
 * What the role of the running product may do to each table: read, add and change, and remove only where it is named
 * here. A table of history, or of what may be forgotten, is named here in the commit that makes it. Which rows may no
 * longer change is said by triggers of the owner (migrations 0077 and 0078).
 */

export type Right = 'select' | 'insert' | 'update' | 'delete'
export type TableRights = {
  rights: readonly Right[]
  /** Without the right to change rows as a whole: the columns that may be changed. */
  changed: readonly string[]
  /** Without the right to add rows as they please: the columns that may be given. */
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

/** What the product forgets by itself, or people take away in it. */
const FORGOTTEN = [
  ...['account', 'session', 'verification', 'two_factor', 'rate_limit', 'sign_in_attempt', 'role_grant'],
  ...['second_factor_reset', 'refusal', 'presence', 'event', 'saved_view', 'bulk_run', 'notification'],
  ...['notification_matter', 'mail', 'answer_draft', 'seen_key', 'exchange_job', 'route', 'calendar_day'],
  ...['deadline_rule', 'chat_duty', 'chat_file', 'chat_link', 'chat_member', 'official_account'],
  ...['account_link_code', 'account_link_try', 'livestream_source', 'forecast', 'solved_spell'],
  ...['book_watched', 'book_witness'],
  ...['register_subscription', 'register_letter', 'dialog_follower', 'register_search'],
  ...[
    'report_address',
    'report_schedule',
    'report_recipient',
    'report_run',
    'report_file',
    'report_delivery',
  ],
]

/** Where a message stands and when it came is settled when it comes. */
const MESSAGE_STATE = [
  ...['parent_external_id', 'thread_external_id', 'surface', 'direction', 'author_id', 'author_kind'],
  ...['text', 'attachments', 'geo', 'version', 'captured_at', 'is_creation_seen', 'source_state', 'withheld'],
  ...['occurred_at', 'permalink', 'is_by_hand', 'subject', 'automatic', 'is_read', 'incident_id'],
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
  // Written by the owner's function when a row of the journal is committed.
  ['journal_link', READ],
  ['journal_head', READ],
  // Sums are added to and added up; no row of them is changed.
  ['work_count', forgetting()],
  ['figure_change', forgetting()],
  ['question_change', forgetting('refused_code')],
  // The Book only grows; of checkpoints those of a day are kept.
  ['book_entry', ADD],
  ['book_head', only(['select', 'insert'], { changed: ['size', 'last_at'] })],
  ['book_key', only(['select', 'insert'], { changed: ['retired_at'] })],
  ['book_tile', only(['select', 'insert'], { changed: ['bytes'] })],
  ['book_checkpoint', forgetting('note')],
  ['book_day', ADD],
  ['book_seal', forgetting()],
  ['book_check', ADD],
  // The key by which Books of others are signed is never exchanged for another one.
  ['book_witness_key', ADD],
  ['forecast_question', changing('is_missed')],
  ['quality_week', ADD],
  // What a reader found is said once.
  ['quality_reading', changing('read_at', 'is_answered', 'is_concrete', 'is_stock')],
  // Views of names, which a row could be changed through.
  ['person_name', READ],
  ['channel_name', READ],

  // The number and the moment of a row are PostgreSQL's.
  [
    'journal',
    only(['select'], {
      added: [
        ...['actor_id', 'actor_name', 'action', 'object_type', 'object_id', 'details'],
        ...['ip', 'user_agent'],
      ],
    }),
  ],
  ['incident_activity', ADD],
  ['deadline_move', ADD],
  ['answer_template_version', ADD],
  ['catalogue_version', ADD],
  ['fake_correction', ADD],
  ['livestream_command', ADD],
  ['livestream_reply', ADD],
  // What programmes report is read by everybody.
  ['form_request', ADD],

  ...FORGOTTEN.map((table) => [table, FULL] as const),

  // What was done stays in the history of the incident; the keys of repeats are forgotten.
  ['answer_command', forgetting()],

  // Removed is our own message under a wrong number; the others are kept by triggers.
  ['message', forgetting(...MESSAGE_STATE)],
  // Hashes of what stands under a seal: written and read by functions of the owner.
  ['sealed_words', NONE],
  // Earlier words of a message go when its author deletes it; nobody changes them.
  ['message_version', forgetting()],
  // The words that were approved stay as they were; what was decided about them may be taken back.
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
  // Brought and thought better of; one of a version is kept by a trigger.
  ['answer_file', forgetting('label')],
  // An invitation takes the place of words that have not left; a trigger keeps those that may have.
  ['outbox', changing(...OUTBOX_STATE, 'message', 'text_hash', 'is_invitation', 'file_ids', 'post')],
  ['outbox_attempt', changing('finished_at', 'outcome', 'error_code')],

  ['fake_text', changing('decision', 'decided_by', 'decided_at', 'send_back_reason')],
  ['fake_evidence', changing('removed_at', 'removed_by')],
  ['fake_opinion', changing('verdict', 'reason', 'at')],
  // What never stood anywhere makes room for another try; the rest is kept by a trigger.
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
  // To lock a row before it goes PostgreSQL asks for the right to change something of it.
  ['fake_file', forgetting('size')],

  ['outage_change', ADD],
  // Erased by a trigger of the owner when two people have agreed; what it was agreed of stays.
  ['erasure', changing('state', 'decided_by', 'decided_at')],
  ['erased_message', ADD],
  ['erased_file', only(['select', 'delete'])],
  // What a resident said stays said.
  ['outage_wish', ADD],
  // Whoever joined a problem stays joined.
  ['problem_joining', ADD],
  // An address, once given, leads to the same answer.
  ['published_answer', ADD],
  ['answer_mark', ADD],
  ['register_told_outage', forgetting()],
  // What was read in the addresses is written anew with them.
  ['outage_place', forgetting()],

  ['incident_note', changing('text', 'mentions', 'edited_at', 'deleted_at')],
])

export const NAMED_TABLES: readonly string[] = [...EXCEPTIONS.keys()]

export function rightsOf(table: string): TableRights {
  return EXCEPTIONS.get(table) ?? KEPT
}
