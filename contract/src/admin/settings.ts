import { z } from 'zod'
import { Before } from '../common.ts'

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not_time')
const DailySpan = z.object({ from: TimeOfDay, to: TimeOfDay })

/** What a region sets for itself. Every key has a default, so a new installation needs none of them. */
export const Settings = z.object({
  /** A third handoff goes to the arbiter. */
  handoffLimit: z.number().int().min(1).max(10).default(2),
  /** A postponed incident comes back this long before its promised date. */
  promiseReturnWorkingDays: z.number().int().min(0).max(10).default(1),
  repeatWindowDays: z.number().int().min(1).max(365).default(90),
  repeatRadiusMetres: z.number().int().min(10).max(1000).default(100),
  /** After this time a message opens a new incident instead of reopening the closed one. */
  reopenWithinDays: z.number().int().min(1).max(365).default(30),
  unmergeWithinDays: z.number().int().min(1).max(365).default(30),
  archiveAfterDays: z.number().int().min(30).max(3650).default(1095),
  /** No reminders in these hours of the region's zone, except dangers. */
  quietHours: DailySpan.default({ from: '21:00', to: '08:00' }),
  /** Answers that are scheduled are published in these hours. */
  publicationHours: DailySpan.default({ from: '08:00', to: '21:00' }),
  /** How long an approved answer is held before it is sent, so that the approval can be undone. */
  publicationHoldSeconds: z.number().int().min(0).max(120).default(15),
  /** «Решена ли проблема?» after a final answer. */
  asksAuthor: z.boolean().default(true),
  /** How long the author of a clarifying question is waited for. */
  clarificationWorkingDays: z.number().int().min(1).max(10).default(3),
  /** How often the clocks of the body may stand for one question because its author is asked. */
  clarificationStops: z.number().int().min(0).max(5).default(2),
  /** A clarifying question promises nothing; a region may want another person's word for it all the same. */
  clarificationNeedsApproval: z.boolean().default(false),
  /** A rule that gives work away or raises urgency is switched on by two people. */
  ruleNeedsSecondPerson: z.boolean().default(true),
  /** So many failures in a row, and a rule rests. */
  ruleFailureLimit: z.number().int().min(1).max(20).default(3),
  /** Phrases that say nothing, beside the product's own list. */
  stopPhrases: z.array(z.string().trim().min(3).max(200)).max(500).default([]),
  /** An answer this similar to the executor's last ones is remarked on. */
  similarityLimit: z.number().min(0.5).max(1).default(0.9),
})
export type Settings = z.infer<typeof Settings>
export const SaveSettingsRequest = Settings.extend({ before: Before })
