import type { Db } from '../../platform/database/db.ts'
import { createKept } from '../../platform/database/kept.ts'
import { type Directory, readDirectory } from './directory.repository.ts'
import { chooseRoute, type RouteMatch } from './domain/routing.ts'

const kept = createKept(readDirectory)

/** Every list of the directory, from memory. */
export function getDirectory(db: Db): Promise<Directory> {
  return kept.get(db)
}

export function forgetDirectory(db: Db): void {
  kept.forget(db)
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
