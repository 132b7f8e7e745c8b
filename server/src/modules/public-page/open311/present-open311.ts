/** Rows → the fields of the standard. Nothing of the author is among them. */
import { publicTextOf } from '../../answers/index.ts'
import type { Directory, Topic, TopicGroup } from '../../directory/index.ts'
import { isClosed, publicStateOf } from '../domain/public-state.ts'
import { wordsOf } from '../domain/words.ts'
import { shownStepOf } from '../receipt/shown-step.ts'
import { placeOf, titleOf } from '../register/present-problem.ts'
import type { listProblemsNumbered } from '../register/register.repository.ts'
import type { ReportedRow } from './open311.repository.ts'
import { problemId } from './read-filter.ts'
import type { UpdateRow } from './register-requests.repository.ts'
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

type RegisterRow = Awaited<ReturnType<typeof listProblemsNumbered>>[number]
type Facts = {
  directory: Directory
  site: string
  /** Of the first photo that its author and a person of staff let everybody see. */
  photo: string | null
}

/** What the register shows: no point, because its map counts in squares, and no words but those a person redacted. */
export function presentProblemRequest(row: RegisterRow, { directory, site, photo }: Facts): Value {
  const state = publicStateOf(shownStepOf(row))
  const closed = isClosed(state)
  const { agencies, retired } = directory
  const agency = [...agencies, ...retired.agencies].find(({ code }) => code === row.agencyCode)
  return {
    service_request_id: problemId(row.number),
    status: closed ? 'closed' : 'open',
    status_notes: `${wordsOf('ru').states[state]} ${site}/open/problems/${row.number}`,
    service_name: titleOf(row, directory),
    service_code: row.topicCode,
    description: row.text === null ? titleOf(row, directory) : publicTextOf(row.text),
    agency_responsible: agency?.name ?? null,
    service_notice: null,
    requested_datetime: row.foundAt.toISOString(),
    updated_datetime: ((closed ? row.closedAt : null) ?? row.updatedAt).toISOString(),
    expected_datetime: null,
    address: placeOf(row, directory),
    address_id: null,
    zipcode: null,
    lat: null,
    long: null,
    media_url: photo === null ? null : `${site}/open/problems/${row.number}/photos/${photo}`,
  }
}

/** Each change once, by a name that stays. */
export function presentUpdate({ number, kind, at }: UpdateRow, site: string): Value {
  return {
    update_id: `${problemId(number)}-${kind}-${at.getTime()}`,
    service_request_id: problemId(number),
    status: kind === 'closed' ? 'CLOSED' : 'OPEN',
    updated_datetime: at.toISOString(),
    description: `${wordsOf('ru').states[kind === 'closed' ? 'done' : 'answered']} ${site}/open/problems/${number}`,
    media_url: null,
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
