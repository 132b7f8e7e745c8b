/** Exercises of the portal: who plays, what is written and where, how fast, what is counted. */
export const EXERCISE_ROLES = ['dispatcher', 'executor', 'approver'] as const
export type ExerciseRole = (typeof EXERCISE_ROLES)[number]

/** What the script does in place of a person: it passes questions on and lets answers go, and writes none. */
export const SCRIPTED_ROLES = ['dispatcher', 'approver'] as const satisfies readonly ExerciseRole[]

/** Who plays a role that begun: `nobody` of one that was left free and that the script cannot play. */
export const EXERCISE_PLAYERS = ['person', 'script', 'nobody'] as const

/** Whoever begins plays the free roles too, or leaves them to the script. */
export const FREE_ROLES = ['self', 'script'] as const

/** `asked`: nobody has begun to make its region yet. `ending`: its figures are being counted. */
export const EXERCISE_STATES = [
  ...(['asked', 'preparing', 'lobby', 'running', 'ending', 'over', 'failed'] as const),
] as const
export type ExerciseState = (typeof EXERCISE_STATES)[number]

/** While it is one of these no other can begin. */
export const OPEN_EXERCISE_STATES = ['asked', 'preparing', 'lobby', 'running', 'ending'] as const

/** `time`: it was forgotten and ended by itself. `broken`: its region died, or ours. */
export const EXERCISE_ENDS = ['played', 'stopped', 'time', 'broken'] as const

/** `lookalike`: sounds like a danger and is none. `talk`: asks nothing. */
export const BEAT_KINDS = ['danger', 'lookalike', 'question', 'complaint', 'rumour', 'talk'] as const
export type BeatKind = (typeof BEAT_KINDS)[number]

export const BEAT_PLACES = ['comment', 'private', 'channel', 'chat', 'stream', 'email'] as const
export type BeatPlace = (typeof BEAT_PLACES)[number]

/** Zero stops its clock. */
export const EXERCISE_SPEEDS = [0, 1, 2, 5, 10, 20] as const

/** What became of one thing that was written. */
export const BEAT_OUTCOMES = [
  ...(['answered', 'late', 'seen', 'missed', 'dismissed', 'left', 'unsaid'] as const),
] as const
export type BeatOutcome = (typeof BEAT_OUTCOMES)[number]

/** Each opens its rows. */
export const EXERCISE_FIGURES = [
  ...([
    'seen',
    'answered',
    'share',
    'dangersMissed',
    'dangersLate',
    'falseAlarms',
    'rumours',
    'tone',
  ] as const),
] as const
export type ExerciseFigure = (typeof EXERCISE_FIGURES)[number]
