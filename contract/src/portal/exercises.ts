import { z } from 'zod'
import { Code, Moment } from '../common.ts'
import {
  BEAT_KINDS,
  BEAT_OUTCOMES,
  BEAT_PLACES,
  EXERCISE_ENDS,
  EXERCISE_FIGURES,
  EXERCISE_PLAYERS,
  EXERCISE_ROLES,
  EXERCISE_SPEEDS,
  EXERCISE_STATES,
  FREE_ROLES,
} from '../values/exercises.ts'

const Role = z.enum(EXERCISE_ROLES)
const State = z.enum(EXERCISE_STATES)
/** In minutes of the exercise, whatever its speed; null: there is nothing to count. */
const Minutes = z.number().nullable()

export const ExerciseFigures = z.object({
  /** The middle one, from the words of a resident to the first step of a person. */
  seenMinutes: Minutes,
  /** The middle one, to the published answer. */
  answeredMinutes: Minutes,
  asked: z.number().int(),
  answered: z.number().int(),
  dangers: z.number().int(),
  dangersMissed: z.number().int(),
  dangersLate: z.number().int(),
  falseAlarms: z.number().int(),
  /** Minute of the first official word about the rumour. */
  firstWordMinute: Minutes,
  rumours: z.number().int(),
  /** How many still spread it after the first official word. */
  rumoursAfterWord: z.number().int(),
  answers: z.number().int(),
  /** Remarks of the checklist on the answers that were published. */
  remarks: z.number().int(),
})
export type ExerciseFigures = z.infer<typeof ExerciseFigures>

const Beat = z.object({
  key: z.string(),
  minute: z.number(),
  place: z.enum(BEAT_PLACES),
  person: z.string(),
  text: z.string(),
})
/** What has come: what it was is told only at the debrief. */
export const ExerciseBeat = Beat
export type ExerciseBeat = z.infer<typeof Beat>

export const DebriefBeat = Beat.extend({
  kind: z.enum(BEAT_KINDS),
  outcome: z.enum(BEAT_OUTCOMES),
  seenAfter: Minutes,
  answeredAfter: Minutes,
  isUrgent: z.boolean(),
  answer: z.string().nullable(),
  remarks: z.number().int().nullable(),
  /** What should have been done, in words of whoever wrote the exercise. */
  lesson: z.string(),
  /** Of which figures it is a row. */
  figures: z.array(z.enum(EXERCISE_FIGURES)),
})
export type DebriefBeat = z.infer<typeof DebriefBeat>

export const Debrief = z.object({
  figures: ExerciseFigures,
  beats: z.array(DebriefBeat),
  best: z.string().nullable(),
  worst: z.string().nullable(),
})
export type Debrief = z.infer<typeof Debrief>

const RunSummary = z.object({
  id: z.uuid(),
  code: Code,
  title: z.string(),
  at: Moment,
  startedByName: z.string(),
  teamSize: z.number().int(),
  /** The highest at which it was played. */
  speed: z.number().int(),
  isOwn: z.boolean(),
  end: z.enum(EXERCISE_ENDS),
  figures: ExerciseFigures,
})
/** `isOtherTeam`: other people played it, or in other roles. */
const EarlierRun = RunSummary.extend({ isOtherTeam: z.boolean() })
export type EarlierExerciseRun = z.infer<typeof EarlierRun>
export const ExerciseRunSummary = RunSummary
export type ExerciseRunSummary = z.infer<typeof RunSummary>

const Card = z.object({
  code: Code,
  title: z.string(),
  summary: z.string(),
  goals: z.array(z.string()),
  minutes: z.number().int(),
  beatCount: z.number().int(),
  roles: z.array(Role),
  last: RunSummary.nullable(),
})
export type ExerciseCard = z.infer<typeof Card>

export const ExercisesResponse = z.object({
  exercises: z.array(Card),
  /** The one that goes on: another cannot begin. */
  open: z
    .object({
      ...{ id: z.uuid(), title: z.string(), state: State, startedByName: z.string(), isOwn: z.boolean() },
      /** When it ends by itself at the latest. */
      endsBy: Moment.nullable(),
    })
    .nullable(),
  history: z.array(RunSummary),
  nextCursor: z.string().nullable(),
  /** Whether the reader gathers teams; everybody who plays may play alone. */
  mayRun: z.boolean(),
  /** Whether this installation makes regions for exercises. */
  isSetUp: z.boolean(),
})
export type ExercisesResponse = z.infer<typeof ExercisesResponse>

export const ExercisesQuery = z.strictObject({ cursor: z.string().max(200).optional() })

const Todo = Beat.extend({
  role: Role,
  by: z.enum(EXERCISE_PLAYERS),
  isOwn: z.boolean(),
  /** As it stands in the region by now, marked by whoever plays or by the machine. */
  isUrgent: z.boolean(),
})
export type ExerciseTodo = z.infer<typeof Todo>

export const ExerciseRunResponse = z.object({
  id: z.uuid(),
  code: Code,
  title: z.string(),
  summary: z.string(),
  goals: z.array(z.string()),
  minutes: z.number().int(),
  state: State,
  end: z.enum(EXERCISE_ENDS).nullable(),
  speed: z.number().int(),
  /** Of the exercise, now. */
  minute: z.number(),
  startedByName: z.string(),
  startedAt: Moment,
  begunAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  /** When it ends by itself, whoever forgets it. */
  endsBy: Moment.nullable(),
  seats: z.array(
    z.object({
      role: Role,
      name: z.string().nullable(),
      isOwn: z.boolean(),
      by: z.enum(EXERCISE_PLAYERS),
    }),
  ),
  /** What waits now for a step, and for whose; what is urgent by now first, then the longest. */
  todo: z.array(Todo),
  /** As they came, the newest first; the rest is told at the debrief. */
  beats: z.array(Beat),
  debrief: Debrief.nullable(),
  /** The last one of the same exercise by people of the same body. */
  before: EarlierRun.nullable(),
  /** All such, the latest first: any of them may be compared with. */
  earlier: z.array(EarlierRun),
  mayRun: z.boolean(),
})
export type ExerciseRunResponse = z.infer<typeof ExerciseRunResponse>

export const OpenExerciseRequest = z.strictObject({ id: z.uuid(), code: Code })
export const ExerciseRunRef = z.object({ id: z.uuid() })

export const ExerciseCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('take'), role: Role }),
  z.strictObject({ type: z.literal('leave'), role: Role }),
  z.strictObject({
    type: z.literal('begin'),
    speed: z.union(EXERCISE_SPEEDS.slice(1).map((speed) => z.literal(speed))),
    free: z.enum(FREE_ROLES).default('self'),
  }),
  z.strictObject({
    type: z.literal('speed'),
    speed: z.union(EXERCISE_SPEEDS.map((speed) => z.literal(speed))),
  }),
  z.strictObject({ type: z.literal('end') }),
])
export type ExerciseCommand = z.infer<typeof ExerciseCommand>

export const EnterExerciseRequest = z.strictObject({
  role: Role,
  /** Opens at what waits there, by its key in `todo`. */
  key: z.string().max(100).optional(),
})
export type EnterExerciseRequest = z.infer<typeof EnterExerciseRequest>
/** The address works once and for minutes. */
export const EnterExerciseResponse = z.object({ url: z.url() })
