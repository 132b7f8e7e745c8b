/** The list that a page shows, named by its query: for the stream that brings changed rows by itself. */
import { IncidentFilter } from '@veche/contract/casework/incident-filter.ts'
import type { ListedIncident } from '@veche/contract/incidents.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database/db.ts'
import { type Actor, isPermitted } from '../../access/index.ts'
import { readerKeyOf } from '../filter/index.ts'
import { readListed } from './changed-rows.ts'

export type ShownLists = {
  isList: (query: string) => boolean
  /** Readers with the same key are shown the same rows; null for who may read no list. */
  keyOf: (actor: Actor, query: string) => string | null
  read: (actor: Actor, query: string, ids: readonly string[]) => Promise<ListedIncident[]>
}

export function createShownLists({
  db,
  clock,
  timeZone,
}: {
  db: Database
  clock: Clock
  timeZone: string
}): ShownLists {
  return {
    isList: (query) => IncidentFilter.safeParse(fieldsOf(query)).success,
    keyOf(actor, query) {
      if (!isPermitted(actor, 'incidents.read')) return null
      return `${readerKeyOf(actor, filterOf(query))} ${query}`
    },
    read: (actor, query, ids) =>
      readListed(db, { actor, filter: filterOf(query), now: clock(), timeZone, ids }),
  }
}

const fieldsOf = (query: string) => Object.fromEntries(new URLSearchParams(query))
const filterOf = (query: string) => IncidentFilter.parse(fieldsOf(query))
