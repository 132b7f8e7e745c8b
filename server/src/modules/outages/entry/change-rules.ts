/** What changes of an outage are, and who may make them. */
import { isDeepStrictEqual } from 'node:util'
import type { CreateOutageRequest } from '@veche/contract/outages.ts'
import { ConflictError } from '../../../platform/errors.ts'
import type { Directory } from '../../directory/index.ts'
import { isStepAllowed } from '../domain/outage.ts'
import type { OutagePlace } from '../domain/outage-place.ts'
import { readArea } from '../outage.presenter.ts'
import type { FieldChange } from '../outage-changes.repository.ts'
import { authorizeOutage, type Reach } from '../outages.policy.ts'
import type { OutageRow } from '../outages.repository.ts'
import { checkOutage } from './check-outage.ts'

type Facts = { reach: Reach; directory: Directory; now: Date }

/** Whoever moves it to another place or body is in charge there too. Returns what was read in its addresses. */
export function checkChange(
  outage: OutageRow,
  next: CreateOutageRequest,
  { reach, directory, now }: Facts,
): OutagePlace[] {
  authorizeOutage(reach, outage)
  if (!isStepAllowed(outage, 'edit', now))
    throw new ConflictError('outage.step_not_allowed', { step: 'edit' })
  authorizeOutage(reach, next)
  return checkOutage(next, directory)
}

/** The fields as a form has them. */
export function shownOf(outage: OutageRow): CreateOutageRequest {
  const { kind, reason, agencyCode, municipalityCode, addresses, beginsAt, endsAt } = outage
  return {
    ...{ kind, reason, agencyCode, municipalityCode, addresses, area: readArea(outage) },
    ...{ beginsAt: beginsAt.toISOString(), endsAt: endsAt.toISOString() },
  }
}

const FIELDS = [
  ...([
    'kind',
    'reason',
    'agencyCode',
    'municipalityCode',
    'addresses',
    'area',
    'beginsAt',
    'endsAt',
  ] as const),
]

export function fieldsOf(shown: CreateOutageRequest, next: CreateOutageRequest): FieldChange[] {
  return FIELDS.filter((field) => !isDeepStrictEqual(shown[field], next[field])).map((field) => ({
    ...{ field, before: shown[field], after: next[field] },
  }))
}
