import type { UserListQuery } from '@veche/contract/access.ts'
import { ROLES, USER_SORTS, USER_STATES } from '@veche/contract/values/access.ts'

export type UsersSearch = {
  search?: string | undefined
  role?: UserListQuery['role']
  agencyCode?: string | undefined
  municipalityCode?: string | undefined
  state?: UserListQuery['state']
  idleDays?: number | undefined
  withoutSecondFactor?: 'true' | undefined
  sort?: UserListQuery['sort'] | undefined
}

/** For how long nobody has signed in. */
export const IDLE_DAYS = [30, 90, 180, 365] as const

/** What the address says; a broken value is dropped. */
export function readUsersSearch(source: Record<string, unknown>): UsersSearch {
  const text = (value: unknown) =>
    typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : undefined
  return {
    search: typeof source.search === 'number' ? String(source.search) : text(source.search),
    role: ROLES.find((role) => role === source.role),
    agencyCode: text(source.agencyCode),
    municipalityCode: text(source.municipalityCode),
    state: USER_STATES.find((state) => state === source.state),
    idleDays: IDLE_DAYS.find((days) => days === Number(source.idleDays)),
    withoutSecondFactor: String(source.withoutSecondFactor) === 'true' ? 'true' : undefined,
    sort: USER_SORTS.find((sort) => sort === source.sort),
  }
}
