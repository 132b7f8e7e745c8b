import { z } from 'zod'
import { OwnFieldValue } from '../casework/own-fields.ts'
import { Before, Code, Moment, Network, PageQuery, shownName, Tag } from '../common.ts'
import { Step, Urgency } from '../incidents.ts'
import { ROLES } from '../values/access.ts'
import { CONTRIBUTION_ASK_LIMIT, CONTRIBUTION_HOURS } from '../values/casework/contributions.ts'
import { SNOOZE_DAYS_LIMIT } from '../values/casework/snoozes.ts'
import { SUBTASK_WHAT_LIMIT } from '../values/casework/subtasks.ts'
import { KINDS } from '../values/incidents.ts'
import {
  ACT_OUTCOMES,
  DRY_RUN_STATES,
  FIRING_STATES,
  NOTIFIED_ROLES,
  REST_REASONS,
  RULE_ACTS,
  RULE_CONDITIONS,
  RULE_DAYS,
  RULE_EVENTS,
  RULE_LIMITS,
  RULE_STATES,
} from '../values/portal/work-rules.ts'

const Codes = z.array(Code).min(1).max(RULE_LIMITS.codes)
const Phrase = z.string().trim().min(2).max(RULE_LIMITS.wordLength)
const Phrases = z.array(Phrase).min(1).max(RULE_LIMITS.words)
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not_time')

/** One part of «и …»; all of them must hold. What nobody has set yet is read as the suggestion has it. */
export const RuleCondition = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('topic'), codes: Codes }),
  z.strictObject({ is: z.literal('group'), codes: Codes }),
  z.strictObject({ is: z.literal('municipality'), codes: Codes }),
  z.strictObject({ is: z.literal('agency'), codes: Codes }),
  /** A settlement, a street or an object, in its address or in the words of its author. */
  z.strictObject({ is: z.literal('place'), words: Phrases }),
  z.strictObject({ is: z.literal('network'), codes: z.array(Network).min(1).max(20) }),
  z.strictObject({ is: z.literal('channel'), ids: z.array(z.uuid()).min(1).max(RULE_LIMITS.codes) }),
  z.strictObject({ is: z.literal('urgency'), value: Urgency }),
  z.strictObject({ is: z.literal('kind'), codes: z.array(z.enum(KINDS)).min(1).max(KINDS.length) }),
  z.strictObject({ is: z.literal('danger'), value: z.boolean() }),
  /** Any of them, in any form. */
  z.strictObject({ is: z.literal('words'), words: Phrases }),
  z.strictObject({ is: z.literal('without_words'), words: Phrases }),
  /** Earlier questions of its author. */
  z.strictObject({ is: z.literal('earlier'), atLeast: z.number().int().min(1).max(100) }),
  /** On the clocks of the region; over midnight when `to` is before `from`. */
  z.strictObject({ is: z.literal('time'), from: TimeOfDay, to: TimeOfDay }),
  z.strictObject({ is: z.literal('working_time'), value: z.boolean() }),
  /** Hours since it was found. */
  z.strictObject({ is: z.literal('age'), atLeastHours: z.number().int().min(1).max(8760) }),
  /** Hours since it came to its step. */
  z.strictObject({ is: z.literal('stands'), atLeastHours: z.number().int().min(1).max(8760) }),
  z.strictObject({ is: z.literal('step'), codes: z.array(Step).min(1).max(20) }),
  z.strictObject({ is: z.literal('tag'), tags: z.array(Tag).min(1).max(RULE_LIMITS.tags) }),
  z.strictObject({ is: z.literal('repeat'), value: z.boolean() }),
  /** An own field of the region says one of these; of a line without regard to case. */
  z.strictObject({
    is: z.literal('field_is'),
    field: Code,
    values: z.array(OwnFieldValue).min(1).max(RULE_LIMITS.codes),
  }),
  /** It says anything. */
  z.strictObject({ is: z.literal('field_filled'), field: Code }),
])
export type RuleCondition = z.infer<typeof RuleCondition>

const ActHours = z
  .number()
  .min(Math.min(...CONTRIBUTION_HOURS))
  .max(Math.max(...CONTRIBUTION_HOURS))
  .refine((hours) => CONTRIBUTION_HOURS.some((known) => known === hours))

/** One part of «то …»: an ordinary command, a notice or a draft. None publishes, closes, dismisses, merges or moves a deadline. */
export const RuleAct = z.discriminatedUnion('does', [
  z.strictObject({ does: z.literal('give'), agencyCode: Code }),
  z.strictObject({
    does: z.literal('give_person'),
    /** Whose unit and person these are: a question of another body is left alone. Rules of before do not say it. */
    agencyCode: Code.optional(),
    unitCode: Code.nullable(),
    assigneeId: z.string().min(1).max(100).nullable(),
    /** As the person was called when it was written; the server writes it. */
    assigneeName: z.string().max(200).optional(),
  }),
  /** To whoever is on shift in the body, or at its post, and has the least in hand; taken from nobody. */
  z.strictObject({
    does: z.literal('give_on_shift'),
    agencyCode: Code,
    postId: z.uuid().nullable(),
    /** As the post was called when it was written; the server writes it. */
    postName: z.string().max(200).optional(),
  }),
  /** Up, never down. */
  z.strictObject({ does: z.literal('urge') }),
  z.strictObject({ does: z.literal('topic'), topicCode: Code }),
  z.strictObject({ does: z.literal('tag'), tags: z.array(Tag).min(1).max(RULE_LIMITS.tags) }),
  z.strictObject({ does: z.literal('set_field'), field: Code, value: OwnFieldValue }),
  z.strictObject({
    does: z.literal('subtask'),
    what: z.string().trim().min(3).max(SUBTASK_WHAT_LIMIT),
    /** Of this body alone; null: of whichever has the question. */
    agencyCode: Code.nullable(),
    unitCode: Code.nullable(),
    /** Without a person and a unit it is for whoever has the question. */
    ownerId: z.string().min(1).max(100).nullable(),
    /** As the person was called when it was written; the server writes it. */
    ownerName: z.string().max(200).optional(),
    /** To the end of that day, counted from today; never later than the day of the answer. */
    days: z.number().int().min(0).max(RULE_LIMITS.subtaskDays),
  }),
  /** Out of the list of whoever has the question; a macro does it in the list of its person. */
  z.strictObject({
    does: z.literal('put_aside'),
    days: z
      .number()
      .int()
      .min(1)
      .max(SNOOZE_DAYS_LIMIT - 1),
    time: TimeOfDay,
  }),
  /** Nothing of the question is shown with it: only what is asked. */
  z.strictObject({
    does: z.literal('ask_body'),
    agencyCode: Code,
    ask: z.string().trim().min(3).max(CONTRIBUTION_ASK_LIMIT),
    hours: ActHours,
  }),
  /** Of a macro alone: its person takes the work. */
  z.strictObject({ does: z.literal('take') }),
  z.strictObject({
    does: z.literal('notify'),
    roles: z.array(z.enum(NOTIFIED_ROLES)).max(NOTIFIED_ROLES.length),
    userIds: z.array(z.string().min(1).max(100)).max(20),
    words: z.string().trim().max(RULE_LIMITS.notice),
  }),
  /** For whoever will write, beside nothing that is written already. */
  z.strictObject({ does: z.literal('draft'), templateId: z.uuid() }),
])
export type RuleAct = z.infer<typeof RuleAct>

export const RuleContent = z.strictObject({
  name: shownName(3, RULE_LIMITS.name),
  events: z.array(z.enum(RULE_EVENTS)).min(1).max(RULE_EVENTS.length),
  /** Of a rule that begins at an hour of the region; null: it does not. */
  schedule: z
    .strictObject({ days: z.enum(RULE_DAYS), time: TimeOfDay })
    .nullable()
    .optional(),
  conditions: z.array(RuleCondition).max(RULE_LIMITS.conditions),
  acts: z
    .array(RuleAct.refine(({ does }) => does !== 'take', 'not_of_rule'))
    .min(1)
    .max(RULE_LIMITS.acts),
  /** Nothing is done before another person than its writer has said yes. */
  asksFirst: z.boolean(),
  /** Beyond it the rule rests, and everything waits for a person. */
  hourlyBudget: z.number().int().min(1).max(RULE_LIMITS.hourlyBudget),
})
export type RuleContent = z.infer<typeof RuleContent>

export const ChangeRuleRequest = RuleContent.extend({ before: Before })
export type ChangeRuleRequest = z.infer<typeof ChangeRuleRequest>

/** `expectedVersion`: the version that the person has read. */
export const RuleCommand = z.discriminatedUnion('type', [
  /** Switches on, or asks a second person to. */
  z.strictObject({ type: z.literal('switch_on'), expectedVersion: z.number().int().min(1) }),
  z.strictObject({ type: z.literal('confirm'), expectedVersion: z.number().int().min(1) }),
  z.strictObject({ type: z.literal('decline'), expectedVersion: z.number().int().min(1) }),
  z.strictObject({ type: z.literal('switch_off') }),
  z.strictObject({ type: z.literal('archive') }),
  z.strictObject({ type: z.literal('restore') }),
])
export type RuleCommand = z.infer<typeof RuleCommand>

export const PlannedActResponse = z.object({
  act: RuleAct,
  outcome: z.enum(ACT_OUTCOMES),
  /** Why it was not done: a code of errors. */
  code: z.string().nullable(),
  /** Whom the act chose among those on shift, and what they had in hand then. */
  given: z.object({ userId: z.string(), name: z.string(), open: z.number().int() }).optional(),
})
export type PlannedActResponse = z.infer<typeof PlannedActResponse>

/** Of questions that were looked at. Conditions are judged as the question was at the moment of the event. */
export const RuleFitsResponse = z.object({
  /** An event of the rule came. */
  begun: z.number().int(),
  /** All conditions held at one moment of it. */
  whole: z.number().int(),
  /** Each condition alone, in their order. */
  each: z.array(z.number().int()),
})
export type RuleFitsResponse = z.infer<typeof RuleFitsResponse>

export const DryRunResponse = z.object({
  id: z.uuid(),
  versionNo: z.number().int(),
  state: z.enum(DRY_RUN_STATES),
  from: Moment,
  until: Moment,
  /** Of the questions of the region, in hundredths. */
  percent: z.number().int().min(0).max(100),
  lookedCount: z.number().int(),
  matchedCount: z.number().int(),
  incidentCount: z.number().int(),
  /** Null in tries that were made before they were counted. */
  fits: RuleFitsResponse.nullable(),
  /** In the busiest hour: beyond the budget the rule would have rested. */
  busiestHour: z.number().int(),
  /** How often each act would have been done, and how often people did the same, another thing or nothing. */
  acts: z.array(
    z.object({
      index: z.number().int(),
      planned: z.number().int(),
      same: z.number().int(),
      other: z.number().int(),
      none: z.number().int(),
      /** All conditions held, and it was so already, or could not be done. */
      nothing: z.number().int(),
      refused: z.number().int(),
    }),
  ),
  startedByName: z.string(),
  startedAt: Moment,
  finishedAt: Moment.nullable(),
})
export type DryRunResponse = z.infer<typeof DryRunResponse>

const AboutIncident = z.object({
  incidentId: z.uuid(),
  /** Null where the reader may not see the question. */
  number: z.number().int().nullable(),
  title: z.string().nullable(),
})

export const RuleMatchResponse = AboutIncident.extend({
  event: z.enum(RULE_EVENTS),
  at: Moment,
  acts: z.array(PlannedActResponse.extend({ people: z.enum(['same', 'other', 'none']).nullable() })),
  /** Of a rule for some topics: what people have made of the topic since, where it is another one by now. */
  topicNow: z.string().nullable(),
})
export type RuleMatchResponse = z.infer<typeof RuleMatchResponse>
export const RuleMatchesResponse = z.object({
  matches: z.array(RuleMatchResponse),
  nextCursor: z.string().nullable(),
})

export type RuleMatchesResponse = z.infer<typeof RuleMatchesResponse>

export const RuleVersionResponse = z.object({
  versionNo: z.number().int(),
  content: RuleContent,
  writtenByName: z.string(),
  writtenAt: Moment,
})

export const RuleSummary = z.object({
  id: z.uuid(),
  no: z.number().int(),
  state: z.enum(RULE_STATES),
  /** It is on, and does nothing: all rules are switched off. */
  isStopped: z.boolean(),
  content: RuleContent,
  newestNo: z.number().int(),
  activeNo: z.number().int().nullable(),
  proposedByName: z.string().nullable(),
  restReason: z.enum(REST_REASONS).nullable(),
  restingSince: Moment.nullable(),
  firedInHour: z.number().int(),
  firedInWeek: z.number().int(),
  lastFiredAt: Moment.nullable(),
  waitingCount: z.number().int(),
})
export type RuleSummary = z.infer<typeof RuleSummary>

export const RulesResponse = z.object({
  rules: z.array(RuleSummary),
  isOn: z.boolean(),
  switchedAt: Moment.nullable(),
  switchedByName: z.string().nullable(),
  mayWrite: z.boolean(),
  /** Acts that the reader may do themselves: only these may stand in a rule of theirs. */
  mayDo: z.array(z.enum(RULE_ACTS)),
  /** Roles in whose rules an act may stand, among those that write rules. */
  writers: z.array(z.object({ act: z.enum(RULE_ACTS), roles: z.array(z.enum(ROLES)) })),
})
export type RulesResponse = z.infer<typeof RulesResponse>

export const RuleResponse = RuleSummary.extend({
  writtenByName: z.string(),
  writtenAt: Moment,
  versions: z.array(RuleVersionResponse),
  /** Of the newest version; null: it has not been tried yet. */
  dryRun: DryRunResponse.nullable(),
  needsSecondPerson: z.boolean(),
  /** Who may switch the newest version on, besides its writer; empty where it needs no second person. */
  seconds: z.object({ names: z.array(z.string()), count: z.number().int() }),
  abilities: z.object({
    change: z.boolean(),
    dryRun: z.boolean(),
    switchOn: z.boolean(),
    confirm: z.boolean(),
    switchOff: z.boolean(),
    archive: z.boolean(),
  }),
})
export type RuleResponse = z.infer<typeof RuleResponse>

export const RuleSwitchRequest = z.strictObject({ isOn: z.boolean() })

export const FiringResponse = AboutIncident.extend({
  id: z.uuid(),
  ruleId: z.uuid(),
  ruleNo: z.number().int(),
  ruleName: z.string(),
  versionNo: z.number().int(),
  event: z.enum(RULE_EVENTS),
  eventAt: Moment,
  firedAt: Moment,
  state: z.enum(FIRING_STATES),
  acts: z.array(PlannedActResponse),
  /** Which conditions held, with the words of the rule that were found. */
  why: z.array(z.object({ is: z.enum(RULE_CONDITIONS), found: z.string().nullable() })),
  decidedByName: z.string().nullable(),
  mayUndo: z.boolean(),
  mayDecide: z.boolean(),
})
export type FiringResponse = z.infer<typeof FiringResponse>
export const FiringsQuery = PageQuery.extend({
  ruleId: z.uuid().optional(),
  incidentId: z.uuid().optional(),
  state: z.enum(FIRING_STATES).optional(),
})
export const FiringsResponse = z.object({
  firings: z.array(FiringResponse),
  nextCursor: z.string().nullable(),
})
export const FiringCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('undo') }),
  z.strictObject({ type: z.literal('approve') }),
  z.strictObject({ type: z.literal('decline') }),
])
export type FiringCommand = z.infer<typeof FiringCommand>

/** What a rule as it is typed would have done in the last day. */
export const RulePreviewResponse = z.object({
  matches: z.array(RuleMatchResponse),
  /** Looked at as many as a person can wait for; more may have matched. */
  isCut: z.boolean(),
  /** How often it would have acted, and on how many questions. */
  matchedCount: z.number().int(),
  incidentCount: z.number().int(),
  fits: RuleFitsResponse,
})
export type RulePreviewResponse = z.infer<typeof RulePreviewResponse>
