import { z } from 'zod'
import { Code, Moment, shownName } from '../common.ts'
import {
  COURSE_PICTURES,
  COURSE_STATES,
  GATED_RIGHTS,
  LEARNER_STATES,
  REMINDER_REFUSALS,
  REMINDING,
} from '../values/courses.ts'

const Line = z.string().trim().min(1).max(300)

export const CourseCard = z.strictObject({
  title: shownName(2, 120),
  picture: z.enum(COURSE_PICTURES).nullable().default(null),
  /** Paragraphs and lists, as articles have them. */
  text: z.string().trim().min(1).max(1500),
})
export type CourseCard = z.infer<typeof CourseCard>

export const CourseQuestion = z.strictObject({
  text: z.string().trim().min(3).max(500),
  options: z
    .array(z.strictObject({ text: Line, isRight: z.boolean(), why: z.string().trim().min(1).max(600) }))
    .min(2)
    .max(6)
    .refine((options) => options.some(({ isRight }) => isRight), 'no_right_answer'),
})
export type CourseQuestion = z.infer<typeof CourseQuestion>

const isEachOnce = (texts: readonly string[]) => new Set(texts).size === texts.length

/** What a person wrote, whole: a version of it stands or does not. */
export const CourseContent = z.strictObject({
  title: shownName(3, 120),
  purpose: z.string().trim().min(3).max(400),
  minutes: z.number().int().min(1).max(60),
  passPercent: z.number().int().min(50).max(100),
  validMonths: z.number().int().min(2).max(60),
  graceDays: z.number().int().min(1).max(90),
  cards: z
    .array(CourseCard)
    .min(1)
    .max(15)
    .refine((cards) => isEachOnce(cards.map(({ title }) => title)), 'twice'),
  questions: z
    .array(CourseQuestion)
    .min(1)
    .max(15)
    .refine((questions) => isEachOnce(questions.map(({ text }) => text)), 'twice'),
})
export type CourseContent = z.infer<typeof CourseContent>

export const CourseState = z.enum(COURSE_STATES)
export type CourseState = z.infer<typeof CourseState>
export const GatedRight = z.enum(GATED_RIGHTS)

const Certificate = z.object({
  number: z.string(),
  issuedAt: Moment,
  validUntil: Moment,
  isValid: z.boolean(),
})

const Summary = z.object({
  id: z.uuid(),
  code: Code,
  state: CourseState,
  title: z.string(),
  purpose: z.string(),
  minutes: z.number().int(),
  cardCount: z.number().int(),
  seenCount: z.number().int(),
  questionCount: z.number().int(),
  /** A newer version waits for another person. */
  isWaiting: z.boolean(),
  /** The reader's last one. */
  certificate: Certificate.nullable(),
  /** Rights of the reader that depend on it. */
  rights: z.array(GatedRight),
  standing: z.enum(LEARNER_STATES),
  /** By when the reader has to pass it, to lose nothing. */
  dueAt: Moment.nullable(),
})
export const CourseSummary = Summary
export type CourseSummary = z.infer<typeof Summary>

export const CoursesResponse = z.object({
  courses: z.array(Summary),
  mayWrite: z.boolean(),
  mayGate: z.boolean(),
  maySeePeople: z.boolean(),
})
export type CoursesResponse = z.infer<typeof CoursesResponse>

/** What became of one answer; it is told only after the answer was given. */
export const AnswerResult = z.object({
  questionNo: z.number().int(),
  chosen: z.array(z.number().int()),
  isRight: z.boolean(),
  options: z.array(z.object({ isRight: z.boolean(), why: z.string() })),
})
export type AnswerResult = z.infer<typeof AnswerResult>

const Attempt = z.object({
  id: z.uuid(),
  versionNo: z.number().int(),
  answers: z.array(AnswerResult),
  isFinished: z.boolean(),
  isPassed: z.boolean(),
  rightCount: z.number().int(),
})
export const CourseAttempt = Attempt
export type CourseAttempt = z.infer<typeof Attempt>

const Person = z.object({ name: z.string(), at: Moment })
export const CourseResponse = Summary.extend({
  versionNo: z.number().int(),
  newestNo: z.number().int(),
  passPercent: z.number().int(),
  validMonths: z.number().int(),
  graceDays: z.number().int(),
  cards: z.array(CourseCard),
  seen: z.array(z.string()),
  /** Without what is right: that stays on the server until an answer is given. */
  questions: z.array(z.object({ text: z.string(), isMany: z.boolean(), options: z.array(z.string()) })),
  /** The last one, if it is of the version that is shown. */
  attempt: Attempt.nullable(),
  written: Person,
  approved: Person.nullable(),
  /** Why the version that is shown came back to its author. */
  returned: Person.extend({ reason: z.string() }).nullable(),
  /** Who can say the word that the version shown waits for; empty where it waits for none. */
  approvers: z.object({ names: z.array(z.string()), count: z.number().int() }),
  mayWrite: z.boolean(),
  mayApprove: z.boolean(),
  /** It waits, and the reader may send it back to its author. */
  mayReturn: z.boolean(),
  mayAssign: z.boolean(),
  maySeePeople: z.boolean(),
})
export type CourseResponse = z.infer<typeof CourseResponse>

export const CourseCommand = z.discriminatedUnion('type', [
  /** The version that was read: a newer one is not put up unseen. */
  z.strictObject({ type: z.literal('approve'), expectedVersion: z.number().int() }),
  z.strictObject({
    type: z.literal('return'),
    expectedVersion: z.number().int(),
    reason: z.string().trim().min(1).max(1000),
  }),
  z.strictObject({ type: z.literal('withdraw'), reason: z.string().trim().min(3).max(300) }),
  z.strictObject({ type: z.literal('restore') }),
])
export type CourseCommand = z.infer<typeof CourseCommand>

export const SeenRequest = z.strictObject({ cards: z.array(z.string().max(120)).min(1).max(15) })

export const AnswerRequest = z.strictObject({
  /** Named by the browser at the first question of an attempt. */
  attemptId: z.uuid(),
  versionNo: z.number().int(),
  questionNo: z.number().int().min(0),
  chosen: z.array(z.number().int().min(0)).min(1).max(6),
})
export type AnswerRequest = z.infer<typeof AnswerRequest>
export const AnswerResponse = z.object({
  result: AnswerResult,
  attempt: Attempt,
  certificate: Certificate.nullable(),
})
export type AnswerResponse = z.infer<typeof AnswerResponse>

export const ImportCoursesQuery = z.strictObject({
  /** Only told what would change, nothing is written. */
  preview: z
    .enum(['true', 'false'])
    .default('true')
    .transform((flag) => flag === 'true'),
  /** The newest version that the writer has read, of the one course in the file; 0: the course is new. */
  expectedVersion: z.coerce.number().int().optional(),
})
export const ImportCoursesResponse = z.object({
  added: z.array(z.string()),
  changed: z.array(z.string()),
  unchanged: z.number().int(),
  /** With any of them nothing is written; `key.…` names a key of the head that is none of ours. */
  problems: z.array(z.object({ course: z.string(), line: z.number().int().nullable(), problem: z.string() })),
})
export type ImportCoursesResponse = z.infer<typeof ImportCoursesResponse>

export const CertificateResponse = z.object({
  number: z.string(),
  name: z.string(),
  courseId: z.uuid(),
  courseTitle: z.string(),
  issuedAt: Moment,
  validUntil: Moment,
  isValid: z.boolean(),
})
export type CertificateResponse = z.infer<typeof CertificateResponse>

const Gate = z.object({
  right: GatedRight,
  courseId: z.uuid(),
  courseTitle: z.string(),
  startsAt: Moment,
  restsFrom: Moment,
  graceDays: z.number().int(),
  setByName: z.string(),
  /** Who has the right by their role, and of whom it rests now. */
  people: z.number().int(),
  passed: z.number().int(),
  rests: z.number().int(),
})
const Lift = z.object({
  id: z.uuid(),
  right: GatedRight,
  name: z.string(),
  reason: z.string(),
  endsAt: Moment,
  liftedByName: z.string(),
})
export const GatesResponse = z.object({
  gates: z.array(Gate),
  lifts: z.array(Lift),
  /** Whose right waits for them, for whoever may lift it. */
  resting: z.array(z.object({ userId: z.string(), name: z.string(), right: GatedRight, restsAt: Moment })),
  mayLift: z.boolean(),
})
export type GatesResponse = z.infer<typeof GatesResponse>

export const GatePreviewQuery = z.strictObject({ courseId: z.uuid(), startsOn: z.iso.date().optional() })
/** What would become of a right: who has it, and whose would rest after the grace unless they pass by then. */
export const GatePreviewResponse = z.object({
  graceDays: z.number().int(),
  restsFrom: Moment,
  people: z.number().int(),
  passed: z.number().int(),
  /** Those who have not passed, by name, the first of them; `people` less `passed` are all. */
  missing: z.array(z.object({ userId: z.string(), name: z.string() })),
})

/** Null: the right depends on nothing again. */
export const SetGateRequest = z.strictObject({
  courseId: z.uuid().nullable(),
  /** The day in the region from which the grace counts; none: from now. */
  startsOn: z.iso.date().optional(),
  /** What the writer saw there: a gate that somebody else has set since is not overwritten. */
  expectedCourseId: z.uuid().nullable().optional(),
})
export const LiftRightRequest = z.strictObject({
  id: z.uuid(),
  userId: z.string().min(1).max(100),
  right: GatedRight,
  reason: z.string().trim().min(3).max(300),
  endsOn: z.iso.date(),
})

export const LearnerQuery = z.strictObject({
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})
/** By name, e-mail, or the name of the unit, body or municipality. */
export const CourseTeamQuery = LearnerQuery.extend({ search: z.string().trim().min(1).max(200).optional() })
const Learner = z.object({
  userId: z.string(),
  name: z.string(),
  /** When somebody reminded them of the course last. */
  remindedAt: Moment.nullable(),
  /** `told`: somebody reminded them today, so nobody can again; `passed`: their pass holds for more than a month. */
  reminding: z.enum(REMINDING),
  seenCount: z.number().int(),
  state: z.enum(LEARNER_STATES),
  certificateNumber: z.string().nullable(),
  validUntil: Moment.nullable(),
  dueAt: Moment.nullable(),
})
export const LearnersResponse = z.object({
  cardCount: z.number().int(),
  counts: z.object({ people: z.number().int(), valid: z.number().int(), begun: z.number().int() }),
  people: z.array(Learner),
  mayRemind: z.boolean(),
  nextCursor: z.string().nullable(),
})
export const RemindLearnersRequest = z.strictObject({
  userIds: z.array(z.string().min(1).max(100)).min(1).max(500).optional(),
})
export const RemindLearnersResponse = z.object({
  reminded: z.number().int(),
  /** Not told, with the reason; the first of them by name. */
  leftOut: z.array(z.object({ name: z.string(), reason: z.enum(REMINDER_REFUSALS) })),
  leftOutCount: z.number().int(),
})
export const RemindPreviewResponse = z.object({ people: z.number().int(), toldToday: z.number().int() })
export type RemindLearnersResponse = z.infer<typeof RemindLearnersResponse>
export type LearnersResponse = z.infer<typeof LearnersResponse>

/** People × courses: who lacks what, at once. */
export const CourseTeamResponse = z.object({
  courses: z.array(z.object({ id: z.uuid(), title: z.string() })),
  people: z.array(
    z.object({
      name: z.string(),
      /** In the order of the courses. */
      courses: z.array(z.object({ state: z.enum(LEARNER_STATES), dueAt: Moment.nullable() })),
    }),
  ),
  nextCursor: z.string().nullable(),
})
export type CourseTeamResponse = z.infer<typeof CourseTeamResponse>
