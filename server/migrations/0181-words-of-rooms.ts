/**
 * What the one search looks for words in: a rare word by its index, a frequent one among the latest. Without a list of
 * pending entries: every search would read through it.
 */
export const indexes = [
  "incident_note_words on incident_note using gin (to_tsvector('russian'::regconfig, text)) with (fastupdate = off) where deleted_at is null",
  'incident_note_newest on incident_note (created_at desc) where deleted_at is null',
  "subtask_words on subtask using gin (to_tsvector('russian'::regconfig, what)) with (fastupdate = off)",
  'subtask_newest on subtask (created_at desc)',
  "answer_template_words on answer_template using gin (to_tsvector('russian'::regconfig, name || ' ' || text)) with (fastupdate = off)",
  "livestream_words on livestream using gin (to_tsvector('russian'::regconfig, title)) with (fastupdate = off)",
]
