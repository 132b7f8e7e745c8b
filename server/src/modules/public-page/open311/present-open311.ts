/** Rows → the fields of the standard. Nothing of the author is among them. */
import type { Topic, TopicGroup } from '../../directory/index.ts'
import { isClosed, publicStateOf } from '../domain/public-state.ts'
import { wordsOf } from '../domain/words.ts'
import { shownStepOf } from '../receipt/shown-step.ts'
import type { ReportedRow } from './open311.repository.ts'
import type { Value } from './write-value.ts'

export function presentService(topic: Topic, groups: readonly TopicGroup[]): Value {
  return {
    service_code: topic.code,
    service_name: topic.name,
    description: topic.definition,
    metadata: false,
    type: 'realtime',
    keywords: null,
    group: groups.find(({ code }) => code === topic.groupCode)?.name ?? null,
  }
}

export function presentRequest(row: ReportedRow): Value {
  const state = publicStateOf(shownStepOf(row))
  const closed = isClosed(state)
  return {
    service_request_id: String(row.number),
    status: closed ? 'closed' : 'open',
    status_notes: wordsOf('ru').states[state],
    service_name: row.serviceName,
    service_code: row.serviceCode,
    description: row.publicText,
    agency_responsible: row.agencyName,
    service_notice: null,
    requested_datetime: row.requestedAt.toISOString(),
    updated_datetime: ((closed ? row.closedAt : null) ?? row.updatedAt ?? row.requestedAt).toISOString(),
    expected_datetime: row.dueAt?.toISOString() ?? null,
    address: row.address,
    address_id: null,
    zipcode: null,
    lat: row.latitude,
    long: row.longitude,
    // Pictures of residents are not shown in the region's name.
    media_url: null,
  }
}
