/** The exercises that ship. A new one is a file and a line. */
import type { Script } from '../domain/script.ts'
import { ELECTION_BLACKOUT } from './election-blackout.ts'
import { FLOOD } from './flood.ts'
import { POISONED_WATER } from './poisoned-water.ts'
import { SCHOOL_BUS } from './school-bus.ts'
import { STREAM_OF_QUESTIONS } from './stream-of-questions.ts'
import { WATER_MAIN } from './water-main.ts'

export const SCRIPTS: readonly Script[] = [
  WATER_MAIN,
  POISONED_WATER,
  SCHOOL_BUS,
  FLOOD,
  ELECTION_BLACKOUT,
  STREAM_OF_QUESTIONS,
]

export function findScript(code: string): Script | undefined {
  return SCRIPTS.find((script) => script.code === code)
}
