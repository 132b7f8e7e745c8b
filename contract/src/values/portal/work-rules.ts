/** Words of rules «когда … и … то …». */

/** What a rule may begin with. Each is a moment that the history or a deadline of a question already has. */
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
] as const
export type RuleEvent = (typeof RULE_EVENTS)[number]

export const RULE_CONDITIONS = [
  ...(['topic', 'group', 'municipality', 'agency', 'place', 'network', 'channel'] as const),
  ...(['urgency', 'kind', 'danger', 'words', 'without_words', 'earlier', 'time'] as const),
  ...(['working_time', 'age', 'step', 'tag', 'repeat', 'field_is', 'field_filled'] as const),
] as const
export type RuleConditionKind = (typeof RULE_CONDITIONS)[number]

/** Conditions of one own field: a rule may ask several of them. */
export const FIELD_CONDITIONS: readonly RuleConditionKind[] = ['field_is', 'field_filled']

export const RULE_ACTS = ['give', 'give_person', 'urge', 'topic', 'tag', 'notify', 'draft'] as const
export type RuleActKind = (typeof RULE_ACTS)[number]

/** Acts that change who has to hurry, or who has to work: another person switches such a rule on. */
export const HEAVY_ACTS: readonly RuleActKind[] = ['give', 'give_person', 'urge']

/** `draft`: never switched on; `proposed`: waits for the second person; `resting`: stopped by itself. */
export const RULE_STATES = ['draft', 'proposed', 'on', 'off', 'resting', 'archived'] as const
export type RuleState = (typeof RULE_STATES)[number]

export const REST_REASONS = ['budget', 'failures', 'author_gone'] as const
export type RestReason = (typeof REST_REASONS)[number]

/** `waiting`: for the word of another person; `partly`: some acts were refused. */
export const FIRING_STATES = ['waiting', 'done', 'partly', 'failed', 'declined', 'undone'] as const
export type FiringState = (typeof FIRING_STATES)[number]

/** What became of one act. `nothing`: it was so already. */
export const ACT_OUTCOMES = ['planned', 'done', 'nothing', 'refused', 'undone', 'kept'] as const
export type ActOutcome = (typeof ACT_OUTCOMES)[number]

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
