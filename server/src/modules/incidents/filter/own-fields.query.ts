import type { IncidentFilter } from '@veche/contract/casework/incident-filter.ts'
import {
  type OwnCondition,
  orderOf,
  readOwnConditions,
} from '@veche/contract/rules/own-fields/own-field-filter.ts'
import { type SqlBool, sql } from 'kysely'
import type { Condition } from './condition.ts'

/** All of them. */
export function ownFieldConditions({ ownFields }: IncidentFilter): Condition[] {
  return ownFields === undefined ? [] : (readOwnConditions(ownFields) ?? []).map(conditionOf)
}

/** Compared by the two keys of a value, each with an index by field, so that the kind need not be known here. */
function conditionOf(asked: OwnCondition): Condition {
  const { code } = asked
  switch (asked.is) {
    case 'one_of': {
      // The database makes both sides lower, since it alone knows how it did so with what is stored.
      const keys = sql.join(asked.values.map((value) => sql`lower(${value})`))
      return sql<SqlBool>`incident.id in (select incident_id from own_field_value
        where field_code = ${code} and match_key in (${keys}))`
    }
    case 'within': {
      const [from, to] = [boundOf(asked.from), boundOf(asked.to)]
      return sql<SqlBool>`incident.id in (select incident_id from own_field_value where field_code = ${code}
        ${from === null ? sql`` : sql`and order_key >= ${from}`} ${to === null ? sql`` : sql`and order_key <= ${to}`})`
    }
    case 'empty':
      // Of those alone whose topic has the field: all others say nothing in it either.
      return sql<SqlBool>`(exists (select from own_field where code = ${code} and
          (incident.topic_code = any(topic_codes) or incident.group_code = any(group_codes)))
        and not exists (select from own_field_value
          where own_field_value.incident_id = incident.id and field_code = ${code}))`
  }
}

function boundOf(bound: string | null): number | null {
  return bound === null ? null : orderOf(bound)
}
