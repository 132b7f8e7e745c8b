import { type Aside, asideOf, type Db } from '../../platform/db.ts'
import { type Directory, readDirectory } from './directory.repository.ts'
import { chooseRoute, type RouteMatch } from './domain/routing.ts'

/** A change made by another process is seen within this time; one made here at once, by `forgetDirectory`. */
const KEEP_MS = 5000

type Kept = { directory: Promise<Directory>; until: number }
const kept = new WeakMap<Aside, Kept>()

/** Every list of the directory, from memory. */
export function getDirectory(db: Db): Promise<Directory> {
  const aside = asideOf(db)
  const known = kept.get(aside)
  if (known && known.until > Date.now()) return known.directory
  const directory = readDirectory(aside)
  kept.set(aside, { directory, until: Date.now() + KEEP_MS })
  directory.catch(() => kept.delete(aside))
  return directory
}

export function forgetDirectory(db: Db): void {
  kept.delete(asideOf(db))
}

export type ChosenAgency = { agencyCode: string; match: RouteMatch }

/** Null when the topic is unknown or no row of the routing table speaks of it. */
export function chooseAgency(
  directory: Directory,
  { topicCode, municipalityCode }: { topicCode: string; municipalityCode: string | null },
): ChosenAgency | null {
  const topic = directory.topics.find(({ code }) => code === topicCode)
  if (!topic) return null
  const { groupCode } = topic
  const choice = chooseRoute(directory.routes, { topicCode, groupCode, municipalityCode })
  return choice && { agencyCode: choice.route.agencyCode, match: choice.match }
}
