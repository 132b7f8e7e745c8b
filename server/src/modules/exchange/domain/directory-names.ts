/** From the names of a file to the codes of our directory. */
import { normaliseName } from './columns.ts'

type Named = { code: string; name: string; shortName?: string }
export type DirectoryLists = {
  municipalities: readonly Named[]
  agencies: readonly (Named & { units: readonly { code: string; name: string }[] })[]
  topicGroups: readonly Named[]
  topics: readonly (Named & { groupCode: string })[]
}

export type DirectoryNames = {
  findMunicipality: (name: string) => string | null
  /** By the name of an agency or of one of its units. */
  findAgency: (name: string) => { agencyCode: string; unitCode: string | null } | null
  findGroup: (name: string) => string | null
  /** A name that several groups have needs its group. */
  findTopic: (name: string, groupCode: string | null) => { topicCode: string; groupCode: string } | null
}

export function indexNames({
  municipalities,
  agencies,
  topicGroups,
  topics,
}: DirectoryLists): DirectoryNames {
  const municipality = byName(municipalities)
  const agency = byName(agencies)
  const units = byName(
    agencies.flatMap(({ code, units }) => units.map((unit) => ({ ...unit, agencyCode: code }))),
  )
  const group = byName(topicGroups)
  const topicsByName = Map.groupBy(topics, ({ name }) => normaliseName(name))
  return {
    findMunicipality: (name) => municipality.get(normaliseName(name))?.code ?? null,
    findGroup: (name) => group.get(normaliseName(name))?.code ?? null,
    findAgency(name) {
      const own = agency.get(normaliseName(name))
      if (own) return { agencyCode: own.code, unitCode: null }
      const unit = units.get(normaliseName(name))
      return unit ? { agencyCode: unit.agencyCode, unitCode: unit.code } : null
    },
    findTopic(name, groupCode) {
      const found = topicsByName.get(normaliseName(name)) ?? []
      const topic =
        found.find((candidate) => candidate.groupCode === groupCode) ??
        (found.length === 1 ? found[0] : undefined)
      return topic ? { topicCode: topic.code, groupCode: topic.groupCode } : null
    },
  }
}

/** The first one wins: what is in force comes before what is retired. */
function byName<T extends Named>(rows: readonly T[]): Map<string, T> {
  const map = new Map<string, T>()
  for (const row of rows) {
    for (const name of [row.name, row.shortName ?? '']) {
      const key = normaliseName(name)
      if (key !== '' && !map.has(key)) map.set(key, row)
    }
  }
  return map
}
