import { useQuery } from '@tanstack/react-query'
import { useDirectory } from '../../../lib/directory.ts'
import { peopleQuery } from '../../../lib/people/people.queries.ts'
import type { BulkForm } from './bulk-form.ts'

/** To which body, unit and person the action gives what it is done with; null for an action that gives nothing. */
export function useTargetWords({ type, agencyCode, unitCode, assigneeId }: BulkForm): string | null {
  const { agency } = useDirectory()
  const gives = type === 'assign' || type === 'assign_person' || type === 'spread'
  const { data } = useQuery({
    ...peopleQuery(agencyCode ?? ''),
    enabled: agencyCode !== null && assigneeId !== null,
  })
  if (!gives || agencyCode === null) return null
  const body = agency(agencyCode)
  const unit = body?.units.find(({ code }) => code === unitCode)?.name
  const person = data?.people.find(({ id }) => id === assigneeId)?.name
  return [person, unit, body?.name ?? agencyCode].filter(Boolean).join(', ')
}
