/** Everything the lives of the past are made from; it does not change while they are made. */

import type { Settings } from '@veche/contract/admin/settings.ts'
import type { Network } from '@veche/contract/networks/index.ts'
import type { ActorRef } from '../../../../modules/access/index.ts'
import type { ChosenAgency, Directory, Point } from '../../../../modules/directory/index.ts'
import type { DeadlineBook } from '../../../../modules/incidents/index.ts'
import type { Suggester } from '../../../../modules/text/index.ts'
import type { WorkingTimeContext } from '../../../../platform/working-time/index.ts'
import type { PastChat } from '../chats/past-chat.ts'
import type { Bodies } from '../domain/bodies.ts'
import type { Wall } from '../domain/days.ts'
import type { Spot } from '../domain/places.ts'
import type { Words } from '../words/read-words.ts'
import type { Scene } from './scene.ts'

export type Person = NonNullable<ActorRef>
export type Channel = { id: string; network: Network; externalId: string; municipalityCode: string }
type File = { hash: string; size: number }
/** Taken before the work and after it. */
export type Photo = { before: File; after: File }
export type Staff = {
  dispatcher: Person
  moderator: Person
  factChecker: Person
  /** Of each agency: who distributes and who writes. */
  coordinatorOf: (agencyCode: string) => Person
  executorOf: (agencyCode: string) => Person
}

/** The first numbers of what is numbered apart from incidents. */
type BesideNumbers = { livestream: number; chatQuestion: number; fake: number }

export type World = {
  seed: string
  from: Date
  /** Nothing happens at this moment or later: the living region goes on from here. */
  until: Date
  zone: string
  directory: Directory
  settings: Settings
  book: DeadlineBook
  /** Hours of the centre, and the usual ones. */
  centre: WorkingTimeContext
  usual: WorkingTimeContext
  wallOf: (at: Date) => Wall
  suggest: Suggester
  /** Of words after an answer, which are few and often the same. */
  isThanks: (text: string) => boolean
  routeOf: (topicCode: string, municipalityCode: string | null) => ChosenAgency | null
  /** Null: a municipality without a page there. */
  findChannel: (network: Network, municipalityCode: string) => Channel | null
  pointOf: (spot: Spot) => Point
  staff: Staff
  chats: readonly PastChat[]
  /** Null: the past was planned without streams, chats and rumours. */
  firstNumbers: BesideNumbers | null
  bodies: Bodies
  photos: Readonly<Record<Scene, Photo>>
  words: Words
}

export function progressOf({ from, until }: Pick<World, 'from' | 'until'>, at: Date): number {
  return Math.min(1, Math.max(0, (at.getTime() - from.getTime()) / (until.getTime() - from.getTime())))
}
