import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AnswerOf } from '../call-route.ts'
import { useFormat } from '../words/use-format.ts'
import { workloadQuery } from './people.queries.ts'

type Option = { value: string; label: string; description: string; isStruck?: boolean }
export type Person = AnswerOf<'GET /api/agencies/{agencyCode}/people'>['people'][number]

/** Whoever is there and has least stands first, with what they have in hand; whoever is away is struck out and stays possible. */
export function usePersonOptions(agencyCode: string | null, people: readonly Person[]): Option[] {
  const { t } = useTranslation()
  const { day } = useFormat()
  const { data } = useQuery({ ...workloadQuery(agencyCode ?? ''), enabled: agencyCode !== null })
  const loads = new Map(data?.people.map((load, place) => [load.id, { ...load, place }]))
  const placeOf = ({ id }: Person) => loads.get(id)?.place ?? loads.size
  return people
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .map(({ id, name, role }) => {
      const load = loads.get(id)
      const about = [
        t(`access.roles.${role}`),
        ...(load
          ? [
              t('workload.open', { count: load.open }),
              load.late > 0 && t('workload.late', { count: load.late }),
              load.isOnDuty && t('workload.onDuty'),
              load.absentUntil !== null && t('workload.absent', { day: day(load.absentUntil) }),
            ]
          : []),
      ]
      return {
        ...{ value: id, label: name, description: about.filter(Boolean).join(' · ') },
        ...(load?.absentUntil && { isStruck: true }),
      }
    })
}
