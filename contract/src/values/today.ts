/** «Сегодня»: what waits for one person, and what they can do about it. */

/** In the order in which one thing that is several of them is told. */
export const TODAY_KINDS = [
  /** Our answer came back with a reason. */
  'returned',
  /** The author has answered a clarifying question, or has been silent to its end. */
  'clarified',
  'silent',
  'promise',
  'approval',
  /** One text to many places waits for another person's word. */
  'broadcast',
  /** Somebody asks to ban an author in a network: a second person decides. */
  'moderation',
  /** An agency refused too often: an arbiter decides. */
  'decision',
  /** A colleague wants to end a dialog that leads nowhere: a second person agrees. */
  'futile',
  'task',
  /** Of a municipal chat. */
  'question',
  'order',
  'news',
  'stream',
  'fake',
  'outage',
  /** It is being played: one's role waits, or a free one. */
  'exercise',
  /** A colleague named the reader in a note and has no answer yet. */
  'mention',
  /** Whoever leads has called to it. */
  'reminded',
  /** New questions that nobody has sorted. */
  'sorting',
  /** What the reader wrote came back with a reason. */
  'article',
  /** An article waits for another person's word. */
  'article_review',
  /** Assigned by a day, or a right waits for it. */
  'course',
  /** A course of the reader came back with a reason. */
  'course_returned',
  /** A course waits for another person's word. */
  'course_review',
  'duty',
  /** Another body asks for a part of its answer. */
  'contribution',
  /** Parts that the reader asked other bodies for, and that are late there. */
  'owed_part',
  /** Of a question of the own body: given to the reader or their unit. */
  'subtask',
  /** The centre is asked, and has not answered. */
  'feedback',
  /** A rule waits for a second person's word, or has stopped by itself. */
  'rule',
  /** What worked somewhere waits for another person's word. */
  'practice',
  /** An address of another program takes nothing. */
  'webhook',
] as const

/** When it is to be done, as the day sees it. `none`: it has no term, or its clock stands. */
export const TODAY_TIMES = ['late', 'today', 'none', 'tomorrow', 'later'] as const

/** The next act of the reader. */
export const TODAY_ACTS = [
  'take',
  'answer',
  'mend',
  'keep_promise',
  'read_words',
  'decide',
  'confirm',
  'reply',
  'prepare',
  'host',
  'follow_up',
  'facts',
  'judge',
  'go_on',
  'extend',
  'answer_note',
  'sort',
  'watch',
  'join',
  'open',
  'read',
  /** The order is done: its reading alone is missing. */
  'read_rest',
  'do',
  'give',
  /** What others owe: said again, or taken back. */
  'press',
  'pass',
] as const

/** So many of a kind stand in a day, and so many more are counted: beyond that it is «100+». */
export const DAY_LIMIT = 50
export const BEYOND_LIMIT = 100
