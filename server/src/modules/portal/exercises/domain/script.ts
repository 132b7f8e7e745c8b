/** What an exercise is made of: who writes what, where and when. Written beforehand, the same each time. */
import type { BeatKind, BeatPlace, ExerciseRole } from '@veche/contract/values/exercises.ts'

export type Beat = {
  key: string
  /** Of the exercise, since its beginning. */
  minute: number
  /** Of the municipality where it is written, by its code. */
  municipality: string
  place: BeatPlace
  person: { firstName: string; lastName: string }
  text: string
  /** Of a letter. */
  subject?: string
  kind: BeatKind
  /** What should be done about it, told afterwards. */
  lesson: string
  /** It is not said any more when an official word about the rumour has stood for so many minutes. */
  silencedAfter?: number
}

export type Script = {
  code: string
  title: string
  summary: string
  goals: readonly string[]
  minutes: number
  roles: readonly ExerciseRole[]
  /** In these municipalities, by their codes; the people of the first one's administration answer. */
  municipalities: readonly [string, ...string[]]
  beats: readonly Beat[]
}

/** By when, in minutes of the exercise. */
export const LIMITS = {
  /** A danger is seen and marked urgent. */
  dangerSeen: 10,
  /** Somebody who is in danger has an answer. */
  dangerAnswered: 25,
  answered: 45,
} as const

/** What asks for an answer: a rumour too, since silence spreads it. */
export function asksForAnswer({ kind }: Pick<Beat, 'kind'>): boolean {
  return kind !== 'talk'
}
