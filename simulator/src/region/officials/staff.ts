/** Knows who of the staff may act now: a role that a person has taken is theirs alone. */
import type { Official } from '../protocol.ts'
import type { Api } from './api.ts'
import { Me } from './shapes.ts'

export type Role = Official['role']
type Work = { agencyCode: string | null; municipalityCode: string | null }

const SEEN_FOR_MS = 4000

export type Staff = {
  /** Finds an official of one of the roles who answers for the work; null when there is none or a person does it. */
  find(roles: readonly Role[], work: Work | null): Promise<Official | null>
  /** Finds somebody who sees the whole region, to look how much waits where. */
  reader(): Official | null
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

  async function isPerson({ userId, token }: Official): Promise<boolean> {
    const known = seen.get(userId)
    if (known && now() - known.atMs < SEEN_FOR_MS) return known.isPerson
    const me = await api.call({ token, path: '/me', schema: Me })
    // While the product does not answer, nobody acts in that name.
    const isTaken = me.status !== 'ok' || me.value.isPersonActive
    seen.set(userId, { atMs: now(), isPerson: isTaken })
    return isTaken
  }

  return {
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
