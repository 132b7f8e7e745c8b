/** Whether it is the same trouble again, by the rule of the product: the same author and topic, the same house, or within the radius. */

import type { Settings } from '@veche/contract/admin/settings.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import type { NewIncident } from '../../../../modules/incidents/index.ts'

type Repeat = { repeatOfId: string; repeatKind: 'author' | 'place'; repeatNo: number }
type Subject = Pick<
  NewIncident,
  'id' | 'topicCode' | 'foundAt' | 'authorId' | 'address' | 'municipalityCode' | 'latitude' | 'longitude'
>
type Sorted = Subject & { sortedAt: Date; endedAt: Date | null }

export type Repeats = {
  /** Once it has a topic and a place. */
  find: (subject: Subject, at: Date) => Repeat | null
  add: (subject: Subject, at: Date) => void
  /** It is merged into another one: from this moment it is counted there. */
  leave: (id: string, at: Date) => void
  /** It was asked otherwise. */
  remove: (id: string) => void
}

const METRES_PER_DEGREE = 111_320

export function createRepeats({ repeatWindowDays, repeatRadiusMetres }: Settings): Repeats {
  const byTopic = new Map<string, Sorted[]>()
  const byId = new Map<string, Sorted>()

  function find(subject: Subject, at: Date): Repeat | null {
    const { id, topicCode, foundAt, authorId } = subject
    if (topicCode === null) return null
    const since = foundAt.getTime() - repeatWindowDays * DAY_MS
    const earlier = listEarlier(byTopic.get(topicCode) ?? [], since).filter(
      (one) =>
        one.id !== id &&
        one.foundAt < foundAt &&
        one.sortedAt <= at &&
        (one.endedAt === null || one.endedAt > at),
    )
    const own = earlier.filter((one) => authorId !== null && one.authorId === authorId)
    if (own.length > 0) return repeatOf('author', own)
    const key = addressKeyOf(subject)
    const there = key === null ? [] : earlier.filter((one) => addressKeyOf(one) === key)
    if (there.length > 0) return repeatOf('place', there)
    const near = earlier.filter((one) => isNear(subject, one))
    return near.length > 0 ? repeatOf('place', near) : null
  }

  function isNear(one: Subject, other: Subject): boolean {
    if (one.latitude === null || one.longitude === null) return false
    if (other.latitude === null || other.longitude === null) return false
    const reach = repeatRadiusMetres / METRES_PER_DEGREE
    const wide = Math.max(Math.cos((one.latitude * Math.PI) / 180), 0.01)
    return Math.hypot(other.latitude - one.latitude, (other.longitude - one.longitude) * wide) <= reach
  }

  return {
    find,
    add(subject, at) {
      if (subject.topicCode === null) return
      const { id, topicCode, foundAt, authorId, address, municipalityCode, latitude, longitude } = subject
      const where = { authorId, address, municipalityCode, latitude, longitude }
      const sorted = { ...where, id, topicCode, foundAt, sortedAt: at, endedAt: null }
      byId.set(id, sorted)
      const known = byTopic.get(topicCode)
      if (known) known.push(sorted)
      else byTopic.set(topicCode, [sorted])
    },
    leave(id, at) {
      const sorted = byId.get(id)
      if (sorted) sorted.endedAt = at
    },
    remove(id) {
      const sorted = byId.get(id)
      if (sorted?.topicCode)
        byTopic.set(sorted.topicCode, byTopic.get(sorted.topicCode)?.filter((one) => one.id !== id) ?? [])
    },
  }
}

/** The newest stand last. */
function listEarlier(known: readonly Sorted[], since: number): readonly Sorted[] {
  let from = known.length
  while (from > 0 && (known[from - 1]?.foundAt.getTime() ?? 0) >= since) from -= 1
  return known.slice(from)
}

function repeatOf(repeatKind: Repeat['repeatKind'], earlier: readonly Sorted[]): Repeat {
  const last = earlier.toSorted(
    (a, b) => b.foundAt.getTime() - a.foundAt.getTime() || (a.id < b.id ? 1 : -1),
  )[0]
  if (!last) throw new Error('A repeat repeats something')
  return { repeatOfId: last.id, repeatKind, repeatNo: earlier.length + 1 }
}

/** As the database makes it; the street alone is not enough, every town has a Lenin street. */
function addressKeyOf({ address, municipalityCode }: Subject): string | null {
  const { settlement, street, house } = address
  if (street === null || house === null) return null
  return `${municipalityCode} ${[settlement ?? '', street, house].join('|').toLowerCase().replaceAll('ё', 'е')}`
}
