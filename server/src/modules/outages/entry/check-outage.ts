/** Checks what an outage says of itself, by hand or in a file: bodies, places, times, addresses. */
import type { CreateOutageRequest } from '@veche/contract/outages.ts'
import { InvalidError } from '../../../platform/errors.ts'
import type { Directory } from '../../directory/index.ts'
import type { OutagePlace } from '../domain/outage-place.ts'
import { readAddresses } from '../domain/read-addresses.ts'
import { authorizeOutage, type Reach } from '../outages.policy.ts'

type Facts = { reach: Reach; directory: Directory; now: Date }

/** Of a new one. A time that has passed was mistyped: nobody needs to be told of what is over. */
export function checkEntry(said: CreateOutageRequest, { reach, directory, now }: Facts): OutagePlace[] {
  authorizeOutage(reach, said)
  const places = checkOutage(said, directory)
  if (Date.parse(said.endsAt) <= now.getTime())
    throw new InvalidError('outage.already_over', { field: 'endsAt' })
  return places
}

/** Returns what was read in the addresses. */
export function checkOutage(said: CreateOutageRequest, directory: Directory): OutagePlace[] {
  const agency = directory.agencies.find(({ code }) => code === said.agencyCode)
  if (!agency) throw unknownCode('agencyCode', said.agencyCode)
  const place = directory.municipalities.find(({ code }) => code === said.municipalityCode)
  if (!place) throw unknownCode('municipalityCode', said.municipalityCode)
  if (agency.municipalityCode !== null && agency.municipalityCode !== place.code)
    throw new InvalidError('outage.foreign_place', { field: 'municipalityCode', agency: agency.shortName })
  if (Date.parse(said.endsAt) <= Date.parse(said.beginsAt))
    throw new InvalidError('outage.ends_before_start', { field: 'endsAt' })
  const { places, problems } = readAddresses(said.addresses, place)
  const [problem] = problems
  if (problem)
    throw new InvalidError(`outage.addresses_${problem.code}`, { field: 'addresses', words: problem.words })
  return places
}

function unknownCode(field: string, code: string): InvalidError {
  return new InvalidError('directory.unknown_code', { field, code })
}
