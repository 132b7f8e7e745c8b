import { type Kysely, sql } from 'kysely'

/**
 * Row level security as the second net behind `visibleIncidents`: a session says who reads, and other rows of a table
 * do not exist for it. Without a reader there are no rows.
 *
 * Two settings hold marks of what the reader may see: `veche.reader` whatever step it stands at, `veche.reader_work`
 * only as work. A mark is `r` for every row, `m:`, `a:`, `u:` with the code of a municipality, an agency, a unit, or `p:`
 * with the person. `incidents/rights/incident-reader.ts` writes them.
 *
 * An installation that has incidents may still be used by an older process, which says nothing of a reader: for a day
 * such a session sees all, as before.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { rows } = await sql<{ until: string }>`
    select case when exists (select from incident) then now() + interval '1 day' else '-infinity' end::text as until`.execute(
    db,
  )
  await sql
    .raw(`
    -- Immutable within a plan: for who sees all, the planner drops the policy, and an index behind an operator that is not
    -- leakproof serves as before. Plans are named apart for such readers (database/prepared.ts). Functions keep
    -- their plans for whoever comes, so each policy looks for the mark of all as well.
    create function reader_sees_all_as_planned() returns boolean language sql immutable parallel safe as $$
      select coalesce(current_setting('veche.reader', true) = '{r}', false) $$;

    create function reader_marks() returns text[] language sql stable parallel safe as $$
      select coalesce(nullif(current_setting('veche.reader', true), '')::text[],
        case when now() < '${rows[0]?.until}'::timestamptz then '{r}'::text[] end) $$;

    create function reader_work_marks() returns text[] language sql stable parallel safe as $$
      select nullif(current_setting('veche.reader_work', true), '')::text[] $$;

    -- In a select of their own the marks are read once for a statement. The planner takes "is not null" for true of nearly
    -- all rows, which it is of those that the query itself asks for; by a guess at the rest it would choose other indexes.
    create policy reader on incident using (
      reader_sees_all_as_planned()
      or nullif(array['r', 'm:' || municipality_code, 'a:' || agency_code, 'u:' || unit_code, 'p:' || assignee_id]
        && (select reader_marks())
      or step not in ('new', 'dismissed')
        and array['r', 'm:' || municipality_code, 'a:' || agency_code, 'u:' || unit_code] && (select reader_work_marks()), false) is not null)
      with check (true);

    -- Members of a visible incident count wherever they lie.
    create function waiting_authors(head uuid, own uuid) returns integer
      language sql stable parallel restricted set veche.reader = '{r}' as $$
      select count(distinct author)::int from (
        select own as author
        union all select coalesce(author_id, id) from incident where merged_into_id = head) waiting $$;

    alter table incident enable row level security, force row level security;`)
    .execute(db)
}
