import { z } from 'zod'
import { Moment, PageQuery } from './common.ts'
import { EMAIL_MODES, LANGUAGES } from './values/notifications.ts'

export const NOTIFICATION_KINDS = [
  /** A deadline: half, most or all of it is used up. */
  'reminder',
  /** Work was handed to an agency, a unit or a person. */
  'assigned',
  'approval',
  /** The answer came back from approval. */
  'sent_back',
  /** An agency refused the work. */
  'returned',
  'delivery',
  'follow_up',
  'promise',
  'deadline_changed',
  /** Somebody who leads calls to a late question, perhaps with words. */
  'reminded',
  'mention',
  /** A page of ours does not work, is strangely silent, has lost something or works again: for administrators. */
  'channel',
  /** A danger in a municipal chat: for those on duty there. */
  'chat',
  /** A danger under a live stream, passed on as an incident: for those on duty and who sort what comes. */
  'danger',
  /** A rumour: facts are asked for, a verdict or an approval is waited for, or a step is late. */
  'fake',
  /** Something new stands in a saved view that the reader watches. */
  'view',
  /** More questions of one kind come from one place than chance explains: for those who send questions on. */
  'surge',
  /** News or an order: published, corrected, withdrawn, or its day comes. */
  'bulletin',
  /** Somebody else has put the reader on duty, or taken them off. */
  'duty',
  /** Articles whose day comes near, or has passed, for those who stand for them; one that waits for a word, or has got it. */
  'article',
  /** A right of the reader depends on a course that they have to pass, soon or now; a course waits for a word, or has got it. */
  'course',
  /** A text to many places: it waits for a word, came back, failed somewhere, or was withdrawn. */
  'broadcast',
  /** A question or proposal to the centre: it was asked, answered, taken, done or declined. */
  'feedback',
  /** A part of an answer that one body asks of another. */
  'contribution',
  /** A sub-task: given, done, taken back, its day comes or has passed. */
  'subtask',
  /** An official page has turned bad: for who is responsible and who leads its municipality. */
  'page',
  /** A practice waits for a word, was approved or sent back, was commented on or taken over. */
  'practice',
  /** A rule tells what its writer has it tell, waits for a word, or rests. */
  'rule',
  /** Somebody asks to ban an author in a network: it waits for a second person. */
  'moderation',
  /** A table that goes out by schedule was written, or could not be so often that it is off. */
  'exchange',
  /** The password or the second factor of the reader's account changed, or another's waits for their word. */
  'account',
] as const
export const NotificationKind = z.enum(NOTIFICATION_KINDS)
export type NotificationKind = z.infer<typeof NotificationKind>

/** What happened to the keys of an account; the last two are for the other administrators. */
export const ACCOUNT_NEWS = [
  'password_changed',
  'password_given',
  'second_factor_on',
  'identity_linked',
  'passkey_added',
  'passkey_removed',
  'second_factor_off',
  'backup_codes_renewed',
  'second_factor_reset',
  'second_factor_reset_asked',
  'administrator_added',
] as const
export type AccountNews = (typeof ACCOUNT_NEWS)[number]

/** What became of a sub-task. */
export const SUBTASK_NEWS = ['given', 'done', 'reopened', 'withdrawn', 'soon', 'late'] as const
export type SubtaskNews = (typeof SUBTASK_NEWS)[number]

/** What became of news or an order, or which reminder of its day it is; `head`: for whoever leads those who are late. */
export const BULLETIN_NEWS = [
  'published',
  'corrected',
  'withdrawn',
  'unread',
  'eve',
  'day',
  'late',
  'head',
] as const
export type BulletinNews = (typeof BULLETIN_NEWS)[number]

export const DUTY_NEWS = ['given', 'taken'] as const
export type DutyNews = (typeof DUTY_NEWS)[number]
/** `waiting` is for those who may approve it, `approved` and `returned` for its writers. */
export const ARTICLE_NEWS = ['ending', 'stale', 'waiting', 'approved', 'returned'] as const
export type ArticleNews = (typeof ARTICLE_NEWS)[number]
/**
 * Which telling of a course: that a right depends on it, how near its day is, and that the right rests; that a head
 * reminds of it; that it waits for a word, for those who may say it, and that it was approved or sent back, for its writer.
 */
export const COURSE_NEWS = [
  'gate',
  'month',
  'week',
  'eve',
  'day',
  'rests',
  'reminded',
  'waiting',
  'approved',
  'returned',
] as const
export type CourseNews = (typeof COURSE_NEWS)[number]
export const BROADCAST_NEWS = [
  'waiting',
  'approved',
  'sent_back',
  'failed',
  'withdrawn',
  'handed_over',
] as const
export type BroadcastNews = (typeof BROADCAST_NEWS)[number]
/** `asked` and `again`: for the centre; the others for whoever asked or voted for it. */
export const FEEDBACK_NEWS = ['asked', 'again', 'answered', 'taken', 'done', 'declined'] as const
export type FeedbackNews = (typeof FEEDBACK_NEWS)[number]
/** Of a part of an answer. `soon` and `late`: of its term. */
export const CONTRIBUTION_NEWS = [
  ...(['asked', 'said', 'given', 'refused', 'sent_back', 'accepted', 'ended', 'soon', 'late'] as const),
] as const
export type ContributionNews = (typeof CONTRIBUTION_NEWS)[number]
/** `act`: a rule was written to tell it; the others are for whoever keeps rules. */
export const RULE_NEWS = ['act', 'waiting', 'proposed', 'rests'] as const
export type RuleNews = (typeof RULE_NEWS)[number]
export const EXCHANGE_NEWS = ['written', 'stopped'] as const
export type ExchangeNews = (typeof EXCHANGE_NEWS)[number]
export const PRACTICE_NEWS = ['waiting', 'approved', 'sent_back', 'commented', 'adopted'] as const
export type PracticeNews = (typeof PRACTICE_NEWS)[number]

export const EmailMode = z.enum(EMAIL_MODES)
export type EmailMode = z.infer<typeof EmailMode>

/** Codes and numbers; the web has the words. */
export const NotificationDetails = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
)
export type NotificationDetails = z.infer<typeof NotificationDetails>

export const NotificationResponse = z.object({
  id: z.uuid(),
  kind: NotificationKind,
  /** Null: it speaks of several. */
  incidentId: z.uuid().nullable(),
  /** What its one question is called; null where the reader may not see the question. In letters and on devices it is nowhere. */
  title: z.string().nullable(),
  details: NotificationDetails,
  isUrgent: z.boolean(),
  count: z.number().int(),
  createdAt: Moment,
  readAt: Moment.nullable(),
})
export type NotificationResponse = z.infer<typeof NotificationResponse>
export const NotificationListQuery = PageQuery.extend({ unread: z.stringbool().optional() })
export const NotificationListResponse = z.object({
  notifications: z.array(NotificationResponse),
  nextCursor: z.string().nullable(),
})
/** `count` stops at 100. */
export const UnreadResponse = z.object({ count: z.number().int(), hasUrgent: z.boolean() })
export type UnreadResponse = z.infer<typeof UnreadResponse>

/** These, or everything that had come until then. */
export const MarkReadRequest = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(200) }),
  z.strictObject({ until: Moment }),
])

export const KindPreference = z.strictObject({
  kind: NotificationKind,
  inCentre: z.boolean(),
  email: EmailMode,
})
export type KindPreference = z.infer<typeof KindPreference>
export const UpdatePreferencesRequest = z.strictObject({
  kinds: z.array(KindPreference).max(NOTIFICATION_KINDS.length),
  digestHour: z.number().int().min(0).max(23),
  /** Of the letters. */
  language: z.enum(LANGUAGES),
})
export type UpdatePreferencesRequest = z.infer<typeof UpdatePreferencesRequest>
export const PreferencesResponse = z.object({
  kinds: z.array(KindPreference.extend({ isCentreFixed: z.boolean() })),
  digestHour: z.number().int(),
  language: z.enum(LANGUAGES),
  /** Without a mail server nothing is sent, whatever is chosen here. */
  isEmailSetUp: z.boolean(),
  email: z.string(),
})
export type PreferencesResponse = z.infer<typeof PreferencesResponse>
