import type { WHY_NOT_SWITCHED } from '@veche/contract/admin/many/people.ts'

export type Switching = {
  isActive: boolean
  actorId: string
  known: readonly { id: string; isActive: boolean }[]
  /** Those who work now and are administrators by hand. */
  administratorIds: readonly string[]
}

/** Null: it is switched. Where all administrators are among the chosen, every one of them stays. */
export function whyNotSwitched(
  userId: string,
  { isActive, actorId, known, administratorIds }: Switching,
  chosen: readonly string[],
): (typeof WHY_NOT_SWITCHED)[number] | null {
  const person = known.find(({ id }) => id === userId)
  if (!person) return 'gone'
  if (person.isActive === isActive) return 'already'
  if (isActive) return null
  if (userId === actorId) return 'own_account'
  const isStaying = (id: string) => id === actorId || !chosen.includes(id)
  const isLast = administratorIds.includes(userId) && !administratorIds.some(isStaying)
  return isLast ? 'last_administrator' : null
}
