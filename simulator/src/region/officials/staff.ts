/** Knows who of the staff may act now: a role that a person has taken is theirs alone. */
import type { Official } from '../protocol.ts'
import type { Api } from './api.ts'
import { Me, Snoozes } from './shapes.ts'

export type Role = Official['role']
type Work = { agencyCode: string | null; municipalityCode: string | null }

const SEEN_FOR_MS = 4000

export type Staff = {
  /** Finds an official of one of the roles who answers for the work; null when there is none or a person does it. */
  find(roles: readonly Role[], work: Work | null): Promise<Official | null>
  /** Finds somebody who sees the whole region, to look how much waits where. */
  reader(): Official | null
  /** Somebody who answers for the question has put it aside. */
  isAside(item: Work & { id: string }): Promise<boolean>
}

export function createStaff({
  officials,
  api,
  now,
}: {
  officials: readonly Official[]
  api: Api
  now: () => number
}): Staff {
  const seen = new Map<string, { atMs: number; isPerson: boolean }>()
  const aside = new Map<string, { atMs: number; ids: readonly string[] }>()

  async function isPerson({ userId, token }: Official): Promise<boolean> {
    const known = seen.get(userId)
    if (known && now() - known.atMs < SEEN_FOR_MS) return known.isPerson
    const me = await api.call({ token, path: '/me', schema: Me })
    // While the product does not answer, nobody acts in that name.
    const isTaken = me.status !== 'ok' || me.value.isPersonActive
    seen.set(userId, { atMs: now(), isPerson: isTaken })
    return isTaken
  }

  /** What cannot be read now is as it was. */
  async function listAside({ userId, token }: Official): Promise<readonly string[]> {
    const known = aside.get(userId)
    if (known && now() - known.atMs < SEEN_FOR_MS) return known.ids
    const read = await api.call({ token, path: '/snoozes', schema: Snoozes })
    const ids =
      read.status === 'ok' ? read.value.snoozes.map(({ incidentId }) => incidentId) : (known?.ids ?? [])
    aside.set(userId, { atMs: now(), ids })
    return ids
  }

  return {
    async isAside(item) {
      const own = officials.filter((official) => answersFor(official, item))
      return (await Promise.all(own.map(listAside))).some((ids) => ids.includes(item.id))
    },
    async find(roles, work) {
      for (const role of roles) {
        const fitting = officials.filter((official) => official.role === role && answersFor(official, work))
        const taken = await Promise.all(fitting.map(isPerson))
        if (taken.some(Boolean)) return null
        const official = fitting[0]
        if (official) return official
      }
      return null
    },
    reader: () =>
      officials.find(({ role }) => role === 'moderator') ??
      officials.find(({ role }) => role === 'dispatcher') ??
      officials[0] ??
      null,
  }
}

/** Null asks for the centre: dispatchers and moderators of the whole region. */
export function answersFor({ agencyCode, municipalityCode }: Work, work: Work | null): boolean {
  if (agencyCode === null && municipalityCode === null) return true
  if (work === null) return false
  if (agencyCode !== null) return agencyCode === work.agencyCode
  return municipalityCode === work.municipalityCode
}
