import { sql } from 'kysely'

/**
 * People who wait for the answer of an incident. Several questions of one author are one person; whom the network does
 * not name is a person of their own. The web counts the members of a card by the same rule, `count-authors.ts`.
 */
export const AUTHOR_COUNT = sql<number>`case when incident.member_count = 1 then 1
  else waiting_authors(incident.id, coalesce(incident.author_id, incident.id)) end`
