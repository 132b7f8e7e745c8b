/** Grants and incidents of every kind of scope, for properties that compare the forms of the rule of sight. */
import type { Role, Scope } from '@veche/contract/access.ts'
import { ROLES } from '@veche/contract/values/access.ts'
import { STEPS } from '@veche/contract/values/incidents.ts'
import fc from 'fast-check'

const MUNICIPALITIES = ['borovichi', 'valday', 'kholm']
const AGENCIES = ['administration-borovichi', 'administration-valday', 'ministry-roads', 'road-service']
const UNITS = ['administration-borovichi.roads', 'road-service.winter']

const scope: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant<Scope>({ kind: 'region' }),
  fc.constantFrom(...MUNICIPALITIES).map((code): Scope => ({ kind: 'municipality', code })),
  fc.constantFrom(...AGENCIES).map((code): Scope => ({ kind: 'agency', code })),
  fc.constantFrom(...UNITS).map((code): Scope => ({ kind: 'unit', code })),
)
export const anyGrants = fc.array(fc.record({ role: fc.constantFrom<Role>(...ROLES), scope }), {
  maxLength: 4,
})

/** The same each time. */
export function sampleScopes(assigneeIds: readonly string[]) {
  const orNull = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: null })
  return fc.sample(
    fc.record({
      // A merged one needs another to lie in.
      step: fc.constantFrom(...STEPS.filter((step) => step !== 'merged')),
      municipalityCode: orNull(...MUNICIPALITIES),
      agencyCode: orNull(...AGENCIES),
      unitCode: orNull(...UNITS),
      assigneeId: orNull(...assigneeIds),
    }),
    { numRuns: 250, seed: 7 },
  )
}
