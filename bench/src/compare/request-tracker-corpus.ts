/** Writes the same questions into Request Tracker's tables, with all rows that its own API makes for a ticket. */
import { TEXT_SQL } from '../corpus.ts'

/** Ids of the corpus lie apart from those that the installation has made. */
export const FIRST_TICKET = 1000
const RESIDENT = 'resident1@bench.example'

/** Makes what `rt-setup-fulltext-index-5` makes, and gives a person who works with tickets their rights everywhere. */
export const SEARCH_AND_RIGHTS = `
  create table attachmentsindex (id serial primary key, contentindex tsvector);
  create index attachmentsindex_gin on attachmentsindex using gin (contentindex);
  grant all on attachmentsindex, attachmentsindex_id_seq to rt;
  insert into acl (principaltype, principalid, rightname, objecttype, objectid, creator, lastupdatedby)
  select 'Group', g.id, r, 'RT::System', 1, 1, 1
  from groups g, unnest(array['SeeQueue', 'ShowTicket', 'CreateTicket', 'ModifyTicket', 'OwnTicket', 'ReplyToTicket',
    'CommentOnTicket', 'ShowTicketComments', 'Watch']) r
  where g.domain = 'SystemInternal' and g.name = 'Privileged'`

/** Needs the queues «Municipality 0» and so on, and the resident. */
export function requestTrackerCorpus(size: number): string {
  return `
    create temp table q on commit drop as
      select row_number() over (order by id) - 1 as k, id, count(*) over () as many from queues where name like 'Municipality %';
    create temp table c on commit drop as
      select n, ${FIRST_TICKET} + n as ticket, 1000000 + n * 4 as grp, 100000 + n as tx,
        timestamp '2026-11-24 09:00' - make_interval(mins => (${size} - n) * 5) as at, ${TEXT_SQL} as text,
        case when n % 100 < 70 then 'resolved' when n % 100 < 78 then 'rejected' when n % 100 < 82 then 'new'
          when n % 100 < 95 then 'open' else 'stalled' end as status,
        (select id from users where name = '${RESIDENT}') as resident
      from generate_series(1, ${size}) n;
    ${TICKETS};
    ${ROLES};
    ${TEXTS};
    select setval('tickets_id_seq', (select max(id) from tickets)),
      setval('transactions_id_seq', (select max(id) from transactions)),
      setval('attachments_id_seq', (select max(id) from attachments)),
      setval('groups_id_seq', (select max(id) from groups)),
      setval('principals_id_seq', (select max(id) from principals)),
      setval('cachedgroupmembers_id_seq', (select max(id) from cachedgroupmembers)),
      -- A person takes the id of a principal.
      setval('users_id_seq', greatest((select max(id) from users), (select max(id) from principals)))`
}

const NEVER = `timestamp '1970-01-01'`
const TICKETS = `
  insert into tickets (id, effectiveid, queue, type, owner, subject, status, starts, started, due, resolved,
    lastupdatedby, lastupdated, creator, created)
  select ticket, ticket, q.id, 'ticket', (select id from users where name = 'Nobody'), left(text, 80), status, ${NEVER},
    ${NEVER}, at + interval '3 days',
    case when status in ('resolved', 'rejected') then at + interval '2 days' else ${NEVER} end, 1, at, 1, at
  from c join q on q.k = c.n * 13 % q.many`

/** Writes four groups for a ticket, of which two have a member, and the closure of memberships. */
const ROLES = `
  insert into principals (id, principaltype, disabled) select grp + k, 'Group', 0 from c, generate_series(0, 3) k;
  insert into groups (id, name, domain, instance, creator, created, lastupdatedby, lastupdated)
  select grp + k, (array['AdminCc', 'Cc', 'Owner', 'Requestor'])[k + 1], 'RT::Ticket-Role', ticket, 1, at, 1, at
  from c, generate_series(0, 3) k;
  create temp table member on commit drop as
    select grp, at, 2 as k, (select id from users where name = 'Nobody') as member from c
    union all select grp, at, 3, resident from c;
  insert into groupmembers (groupid, memberid, creator, created, lastupdatedby, lastupdated)
  select grp + k, member, 1, at, 1, at from member;
  insert into cachedgroupmembers (id, groupid, memberid, via, immediateparentid, disabled)
  select 10000000 + grp * 2 + k, grp + k, grp + k, 10000000 + grp * 2 + k, grp + k, 0 from c, generate_series(0, 3) k
  union all select 10000000 + grp * 2 + k + 2, grp + k, member, 10000000 + grp * 2 + k + 2, grp + k, 0 from member`

const TEXTS = `
  insert into transactions (id, objecttype, objectid, timetaken, type, creator, created)
  select tx, 'RT::Ticket', ticket, 0, 'Create', 1, at from c;
  insert into attachments (id, transactionid, parent, subject, contenttype, contentencoding, content, headers, creator, created)
  select tx, tx, 0, left(text, 80), 'text/plain', 'none', text, E'Content-Type: text/plain; charset="utf-8"\\n', 1, at from c;
  insert into attachmentsindex (id, contentindex) select tx, to_tsvector('russian', text) from c`
