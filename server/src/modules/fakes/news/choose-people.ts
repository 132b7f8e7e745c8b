/** From a right on a card to people. */
import type { Role } from '@veche/contract/access.ts'
import type { Actor } from '../../access/index.ts'
import { canWithFake, type FakeRight, type FakeScope } from '../card/index.ts'

type Person = Pick<Actor, 'id' | 'grants'>
export type Hearers = {
  right: FakeRight
  /** Any that gives the right, where absent. */
  roles?: readonly Role[]
  but?: readonly (string | null)[]
}

export function choosePeople(
  people: readonly Person[],
  fake: FakeScope,
  { right, roles, but = [] }: Hearers,
): string[] {
  return people
    .filter(({ id }) => !but.includes(id))
    .map(({ id, grants }) => ({
      id,
      grants: grants.filter(({ role }) => roles === undefined || roles.includes(role)),
    }))
    .filter((person) => canWithFake(person, right, fake))
    .map(({ id }) => id)
}

/** The people of the agency that was asked, not those of the whole region who may bring facts too. */
export function peopleOfAgency(
  people: readonly Person[],
  { agencyCode }: Pick<FakeScope, 'agencyCode'>,
): string[] {
  return people
    .filter(({ grants }) =>
      grants.some(
        ({ role, scope }) =>
          (role === 'coordinator' || role === 'executor') &&
          scope.kind === 'agency' &&
          scope.code === agencyCode,
      ),
    )
    .map(({ id }) => id)
}
