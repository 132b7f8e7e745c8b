import type { IncidentFilter } from '@veche/contract/casework/incident-filter.ts'
import { typedNumber } from '@veche/contract/rules/tables/typed-number.ts'
import { type SqlBool, sql } from 'kysely'
import type { Condition } from './condition.ts'

/** «№ 1 204» is an incident, not a word. */
export function numberOf({ search = '' }: IncidentFilter): number | null {
  return typedNumber(search)
}

/**
 * Ours, or the one that a resident of the form was given: whoever phones knows no other. Each has its index; an OR over
 * a subquery would read the whole table.
 */
export function hasNumber(number: number): Condition {
  return sql<SqlBool>`incident.id = any(array(
    select id from incident where number = ${number}
    union all
    select asked.id from form_request
    join incident asked on asked.channel_id = form_request.channel_id
      and asked.container = 'form:' || form_request.id
    where form_request.number = ${number}))`
}
