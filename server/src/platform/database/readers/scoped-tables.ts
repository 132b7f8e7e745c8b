/** Tables whose rows PostgreSQL itself shows by the reader (migrations 0145 and 0146); a test compares them with its catalogue. */
export const SCOPED_TABLES: ReadonlySet<string> = new Set([
  'incident',
  'incident_activity',
  'incident_note',
  'answer_draft',
  'answer_version',
  'answer_decision',
  'answer_file',
])
