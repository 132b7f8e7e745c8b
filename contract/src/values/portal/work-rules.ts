/** Words of rules «когда … и … то …». */

/** What a rule may begin with. Each is a moment that the history or a deadline of a question already has, or an hour of the day. */
export const RULE_EVENTS = [
  'appeared',
  'accepted',
  'marked',
  'given',
  'taken',
  'returned',
  'step_changed',
  'author_wrote',
  'reopened',
  'rated',
  'repeated',
  'submitted',
  'sent_back',
  'answered',
  'delivery_failed',
  'source_edited',
  'source_deleted',
  'deadline_near',
  'deadline_late',
  'at_time',
] as const
export type RuleEvent = (typeof RULE_EVENTS)[number]

/** Days of a rule that begins at an hour: all, or those on which the centre works. */
export const RULE_DAYS = ['every', 'working'] as const

export const RULE_CONDITIONS = [
  ...(['topic', 'group', 'municipality', 'agency', 'place', 'network', 'channel'] as const),
  ...(['urgency', 'kind', 'danger', 'words', 'without_words', 'earlier', 'time'] as const),
  ...(['working_time', 'age', 'stands', 'step', 'tag', 'repeat', 'field_is', 'field_filled'] as const),
] as const
export type RuleConditionKind = (typeof RULE_CONDITIONS)[number]

/** Conditions of one own field: a rule may ask several of them. */
export const FIELD_CONDITIONS: readonly RuleConditionKind[] = ['field_is', 'field_filled']

/** Acts that are no steps of a question: they make something beside it. */
export const MADE_ACTS = ['set_field', 'subtask', 'put_aside', 'ask_body'] as const

export const RULE_ACTS = [
  ...(['give', 'give_person', 'give_on_shift', 'urge', 'topic', 'tag'] as const),
  ...MADE_ACTS,
  ...(['notify', 'draft'] as const),
] as const
export type RuleActKind = (typeof RULE_ACTS)[number]
/** Acts of a rule, and those that a person alone does for themselves. */
export type ActKind = RuleActKind | 'take'

/** Acts that change who has to hurry, or who has to work: another person switches such a rule on. */
export const HEAVY_ACTS: readonly ActKind[] = [
  ...(['give', 'give_person', 'give_on_shift', 'urge'] as const),
  ...(['subtask', 'put_aside', 'ask_body'] as const),
]

/** `draft`: never switched on; `proposed`: waits for the second person; `resting`: stopped by itself. */
export const RULE_STATES = ['draft', 'proposed', 'on', 'off', 'resting', 'archived'] as const
export type RuleState = (typeof RULE_STATES)[number]

export const REST_REASONS = ['budget', 'failures', 'author_gone'] as const
export type RestReason = (typeof REST_REASONS)[number]

/** `waiting`: for the word of another person; `partly`: some acts were refused. */
export const FIRING_STATES = ['waiting', 'done', 'partly', 'failed', 'declined', 'undone'] as const
export type FiringState = (typeof FIRING_STATES)[number]

/** What became of one act. `nothing`: it was so already, or nobody is on shift, as its code says. */
export const ACT_OUTCOMES = ['planned', 'done', 'nothing', 'refused', 'undone', 'kept'] as const
export type ActOutcome = (typeof ACT_OUTCOMES)[number]

/** Why nobody got a question that was to go to whoever is on shift. */
export const NOBODY_ON_SHIFT = 'rule.nobody_on_shift'

export const DRY_RUN_STATES = ['running', 'done', 'failed'] as const

export const RULE_LIMITS = {
  name: 120,
  conditions: 12,
  acts: 5,
  codes: 60,
  words: 40,
  wordLength: 60,
  notice: 300,
  hourlyBudget: 500,
  tags: 10,
  subtaskDays: 90,
} as const

/** A rule looks back over so many days before it is switched on, and its editor over so many hours. */
export const DRY_RUN_DAYS = 30
export const PREVIEW_HOURS = 24

/** Roles that a rule may notify. */
export const NOTIFIED_ROLES = [
  'dispatcher',
  ...(['moderator', 'coordinator'] as const),
  ...(['executor', 'head'] as const),
] as const
