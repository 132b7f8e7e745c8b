import type { OutageListQuery, OutageListResponse, OutageState } from '@veche/contract/outages.ts'
import { OUTAGE_STATES } from '@veche/contract/values/outages.ts'
import type { z } from 'zod'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { InvalidError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { presentOutage } from '../outage.presenter.ts'
import { reachOf } from '../outages.policy.ts'
import type { OutagesContext } from '../outages-context.ts'
import { countStates, type ListPlace, placeOf, selectPage } from './list.repository.ts'

export async function listOutages(
  { db, clock }: OutagesContext,
  { query, actor }: { query: z.infer<typeof OutageListQuery>; actor: Actor },
): Promise<OutageListResponse> {
  const { state, cursor, limit, ...filter } = query
  const now = clock()
  const reach = reachOf(actor, 'read', await getDirectory(db))
  const after = cursor === undefined ? null : parseCursor(cursor, state)
  const [rows, counts] = await Promise.all([
    beyondScope('of the questions that joined an outage the count is told', () =>
      selectPage(db, { state, reach, filter, after, limit: limit + 1, now }),
    ),
    countStates(db, { reach, filter, now }),
  ])
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    outages: rows.slice(0, limit).map((row) => presentOutage(row, now)),
    counts,
    nextCursor: last ? formatCursor(state, placeOf(state, last)) : null,
  }
}

function formatCursor(state: OutageState, { at, id }: ListPlace): string {
  return `${state}.${at.toISOString()}.${id}`
}

const CURSOR =
  /^([a-z_]+)\.(\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z)\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** A cursor is valid only for the list it came from, because lists have different orders. */
function parseCursor(cursor: string, list: OutageState): ListPlace {
  const [, state, at = '', id = ''] = CURSOR.exec(cursor) ?? []
  const isKnown = OUTAGE_STATES.some((known) => known === state) && state === list
  if (!isKnown || Number.isNaN(Date.parse(at))) throw new InvalidError('http.bad_cursor', { cursor })
  return { at: new Date(at), id }
}
