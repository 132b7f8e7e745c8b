/** Writes the same questions into Redmine's tables: an issue each, without a journal, which is kind to Redmine. */
import { TEXT_SQL } from '../corpus.ts'

type Defaults = { tracker: number; priority: number }

/**
 * Numbers questions from 1; needs the projects and the person. Gives steps by their place: new, in progress, …,
 * closed, rejected.
 */
export function redmineCorpus(size: number, { tracker, priority }: Defaults): string {
  return `
    insert into issues (id, tracker_id, project_id, subject, description, status_id, priority_id, author_id, created_on,
      updated_on, start_date, due_date, closed_on, root_id, lft, rgt, lock_version, done_ratio, is_private)
    select n, ${tracker}, p.ids[1 + n * 13 % cardinality(p.ids)], left(text, 80), text, s.ids[place], ${priority}, u.id,
      at, at, at::date, at::date + 3, case when place > 4 then at + interval '2 days' end, n, 1, 2, 0, 0, false
    from generate_series(1, ${size}) n,
      (select array_agg(id order by id) as ids from projects) p,
      (select array_agg(id order by position) as ids from issue_statuses) s,
      (select id from users where login = 'dispatcher') u,
      lateral (select timestamp '2026-11-24 09:00' - make_interval(mins => (${size} - n) * 5) as at, ${TEXT_SQL} as text,
        case when n % 100 < 70 then 5 when n % 100 < 78 then 6 when n % 100 < 82 then 1 when n % 100 < 95 then 2
          else 4 end as place) t;
    select setval('issues_id_seq', ${size})`
}
