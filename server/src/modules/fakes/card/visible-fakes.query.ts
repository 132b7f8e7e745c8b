import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import { markOf } from '../../../platform/database/readers/marks.ts'
import { type Actor, scopesOf } from '../../access/index.ts'
import { type FakeRight, ROLES_FOR } from './fakes.policy.ts'

/** The predicate for rows of cards. */
export const administrationCodes = sql<string[]>`array(select code from agency
  where kind = 'administration' and municipality_code is not null
    and (fake.municipality_code is null or municipality_code = fake.municipality_code))`

const anyAdministration = sql<string>`any(${administrationCodes})`

/** The same rule as a predicate for lists. */
export const visibleFakes = (actor: Actor) => fakesFor(actor, 'read')

export function fakesFor(actor: Pick<Actor, 'grants'>, right: FakeRight) {
  return (eb: ExpressionBuilder<DB, 'fake'>): Expression<SqlBool> => {
    const seeing = actor.grants.filter(({ role }) => ROLES_FOR[right].includes(role))
    if (seeing.some(({ scope }) => scope.kind === 'region')) return eb.lit(true)
    const parts = seeing.flatMap(({ scope }): Expression<SqlBool>[] => {
      if (scope.kind === 'municipality')
        return [eb('fake.municipalityCode', 'is', null), eb('fake.municipalityCode', '=', scope.code)]
      if (scope.kind === 'agency')
        return [eb('fake.agencyCode', '=', scope.code), eb(eb.val(scope.code), '=', anyAdministration)]
      return []
    })
    return parts.length === 0 ? eb.lit(false) : eb.or(parts)
  }
}

/** Rumours of the whole region, which every territory reads. */
const OF_ALL_TERRITORIES = 't'

/** The rule to read in the form that row level security compares rows with; PostgreSQL adds the territories of administrations (migration 0160). */
export function fakeMarksOf(actor: Actor): string[] {
  const scopes = scopesOf(actor, ROLES_FOR.read)
  const all = scopes.some(({ kind }) => kind === 'municipality') ? [OF_ALL_TERRITORIES] : []
  return [...all, ...scopes.map(markOf)].map((mark) => `f:${mark}`)
}
