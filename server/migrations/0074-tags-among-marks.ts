import { type Kysely, sql } from 'kysely'

/**
 * Tags join the marks of migration 0072 and urgency gets its own index back: it is neither rare nor common, so it is
 * compared in the order of a list. Its mark stays for a process of the version before. The column is written anew.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create or replace function tag_marks(tags text[]) returns text[] language sql immutable parallel safe
      return array(select 'tag:' || tag from unnest(tags) tag);
    alter table incident drop column marks;
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
    ], null) || tag_marks(tags)) stored
  `.execute(db)
  await sql`
    create index incident_marks on incident using gin (marks) with (gin_pending_list_limit = 512);
    create index if not exists incident_is_urgent
      on incident (updated_at desc, id desc, step, agency_code, municipality_code, group_code) where urgency = 'urgent';
    drop index if exists incident_tags
  `.execute(db)
}
