import { type Kysely, sql } from 'kysely'

/**
 * What an incident is found by besides its place and its time stands in one array with one index, in place of an index
 * for each: 63 of them made every change of a row and every plan of a query dear.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table incident add column marks text[] not null generated always as (array_remove(array[
      case when urgency = 'urgent' then 'urgent' end,
      case when is_reopened then 'reopened' end,
      case when has_unread_follow_up then 'unread' end,
      case when is_source_edited then 'edited' end,
      case when is_source_deleted then 'deleted' end,
      case when has_unknown_delivery then 'unknown_delivery' end,
      case when repeat_no is not null and is_repeat_confirmed is distinct from false then 'repeat' end,
      case when repeat_no is not null then 'numbered_repeat' end,
      case when member_count > 1 then 'many' end,
      case when is_mass_event then 'mass_event' end,
      case when event_id is not null then 'in_event' end,
      case when is_frozen then 'frozen' end,
      case when is_author_unreachable then 'unreachable' end,
      case when needs_arbiter then 'arbiter' end,
      case when promise_due_at is not null then 'promise' end,
      case when has_evidence then 'evidence' end,
      'network:' || network, 'surface:' || surface, 'channel:' || channel_id::text,
      'topic:' || topic_code, 'unit:' || unit_code, 'assignee:' || assignee_id,
      'kind:' || kind, 'severity:' || severity::text, 'outcome:' || outcome, 'satisfaction:' || satisfaction,
      'closing:' || closing_reason, 'dismiss:' || dismiss_reason
    ], null)) stored
  `.execute(db)
  await sql`
    create index incident_marks on incident using gin (marks) with (gin_pending_list_limit = 512);
    drop index incident_closing_reason, incident_dismiss_reason, incident_kind, incident_outcome,
      incident_satisfaction, incident_severity, incident_surface, incident_repeat_no, incident_member_count,
      incident_is_arbiter, incident_is_deleted, incident_is_edited, incident_is_frozen, incident_is_in_event,
      incident_is_mass_event, incident_is_promise, incident_is_reopened, incident_is_repeat,
      incident_is_unknown_delivery, incident_is_unreachable, incident_is_unread, incident_is_urgent,
      incident_open_urgent, incident_open_topic, incident_open_group, incident_open_by_answered,
      incident_open_by_found, incident_open_by_registered, incident_ended_assignee, incident_ended_channel,
      incident_ended_network, incident_ended_topic, incident_ended_unit, incident_due
  `.execute(db)
}
