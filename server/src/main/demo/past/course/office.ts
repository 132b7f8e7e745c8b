/** What officials share while they lead the questions of the past. */
import type { Quality } from '../domain/bodies.ts'
import type { Demand } from '../domain/demand/demand.ts'
import type { Desk } from './remarks.ts'
import type { Repeats } from './repeats.ts'
import type { Hands } from './times.ts'
import type { Walk } from './walk.ts'
import { progressOf, type World } from './world.ts'

export type Office = {
  world: World
  repeats: Repeats
  desk: Desk
  hands: Hands
  /** What was put right may be broken again. */
  breakAgain: Demand['breakAgain']
}
/** `members`: whose questions were merged into it. */
export type Leading = { office: Office; members: readonly Walk[] }
/** What an answer says, and whether it is so. */
export type Truth = 'promised' | 'solved' | 'called_solved' | 'explained' | 'not_solved'

export function qualityOf({ state }: Walk, { world }: Office, at: Date): Quality {
  return world.bodies.qualityOf(state.agencyCode ?? '', progressOf(world, at))
}
