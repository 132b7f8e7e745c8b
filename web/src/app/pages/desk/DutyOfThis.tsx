import { Link } from '@tanstack/react-router'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { DutyLine } from '../../../features/portal/duty/index.ts'

type Props = {
  isBrief?: boolean
  incident: Pick<IncidentResponse, 'id' | 'agencyCode' | 'topicCode' | 'municipalityCode' | 'address'>
}

/** On the card of a question: who of its body answers now, and the way to whoever else might. */
export function DutyOfThis({ incident, isBrief = false }: Props) {
  const { id, agencyCode, topicCode, municipalityCode, address } = incident
  if (agencyCode === null) return null
  const place = { ...(topicCode && { topicCode }), ...(municipalityCode && { municipalityCode }) }
  const street = address.street ? { street: address.street } : {}
  return (
    <DutyLine
      isBrief={isBrief}
      question={{ agencyCode, ...place, ...street }}
      renderMore={(content) => (
        <Link
          to="/duty"
          search={{
            ...{ topic: topicCode ?? undefined, place: municipalityCode ?? undefined, question: id },
            ...street,
          }}
        >
          {content}
        </Link>
      )}
    />
  )
}
