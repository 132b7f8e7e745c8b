/** Tables whose rows PostgreSQL itself shows by the reader (migrations 0145, 0146, 0158 and later); a test compares them with its catalogue. */
const OF_INCIDENTS = [
  ...['incident', 'incident_activity', 'incident_note'],
  ...['answer_draft', 'answer_version', 'answer_decision', 'answer_file'],
  ...['incident_deadline', 'promise', 'clarification', 'own_field_value', 'presence', 'macro_use'],
  ...['subtask', 'contribution', 'contribution_post'],
]
const OF_CHATS = [
  ...['chat', 'chat_member', 'chat_duty', 'chat_message', 'chat_question', 'chat_link', 'chat_digest'],
  ...['chat_file', 'moderation_act'],
]
const OF_BROADCASTS = [
  ...['livestream', 'livestream_source', 'livestream_question', 'livestream_asker', 'livestream_command'],
  'livestream_reply',
]
const OF_RUMOURS = [
  ...['fake', 'fake_clock', 'fake_file', 'fake_evidence', 'fake_carrier', 'fake_reach', 'fake_opinion'],
  ...['fake_text', 'fake_publication', 'fake_correction'],
]

export const SCOPED_TABLES: ReadonlySet<string> = new Set([
  ...OF_INCIDENTS,
  ...OF_CHATS,
  ...OF_BROADCASTS,
  ...OF_RUMOURS,
])
