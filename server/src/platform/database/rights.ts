/**
 * What the role of the running product may do to each table: read, add, change and remove, but for those named here.
 * A table of history is named here in the commit that makes it.
 */

export type Right = 'select' | 'insert' | 'update' | 'delete'
export type TableRights = {
  rights: readonly Right[]
  /** Without the right to change rows as a whole: the columns that may be changed. */
  changed: readonly string[]
}

const only = (rights: readonly Right[], changed: readonly string[] = []): TableRights => ({ rights, changed })

const FULL = only(['select', 'insert', 'update', 'delete'])
const READ = only(['select'])
const ADD = only(['select', 'insert'])
const KEPT = only(['select', 'insert', 'update'])

const EXCEPTIONS: ReadonlyMap<string, TableRights> = new Map([
  ['kysely_migration', READ],
  ['kysely_migration_lock', READ],
  // Written by the owner's function when a row of the journal is committed.
  ['journal_link', READ],
  ['journal_head', READ],

  ['journal', ADD],
  ['incident_activity', ADD],
  ['deadline_move', ADD],
  ['answer_template_version', ADD],
  ['catalogue_version', ADD],
  ['fake_correction', ADD],
  ['livestream_command', ADD],
  ['livestream_reply', ADD],

  // What was done stays in the history of the incident; the keys of repeats are forgotten.
  ['answer_command', only(['select', 'insert', 'delete'])],

  // Earlier words of a message go when its author deletes it; nobody changes them.
  ['message_version', only(['select', 'insert', 'delete'])],
  // The words that were approved stay as they were; what was decided about them may be taken back.
  [
    'answer_version',
    only(
      ['select', 'insert'],
      ['stage', 'outcome', 'decided_by', 'decided_by_name', 'decided_at', 'reason_code', 'decision_comment'],
    ),
  ],
  ['answer_decision', only(['select', 'insert'], ['withdrawn_at'])],

  ['incident', KEPT],
  ['incident_deadline', KEPT],
  ['promise', KEPT],
  ['outbox', KEPT],
  ['outbox_attempt', KEPT],
  ['app_user', KEPT],
])

export const NAMED_TABLES: readonly string[] = [...EXCEPTIONS.keys()]

export function rightsOf(table: string): TableRights {
  return EXCEPTIONS.get(table) ?? FULL
}
