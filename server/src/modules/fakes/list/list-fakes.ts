import type { FakeListQuery, FakeListResponse } from '@veche/contract/fakes.ts'
import { FAKE_LISTS } from '@veche/contract/values/fakes.ts'
import type { z } from 'zod'
import { InvalidError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import type { FakesContext } from '../card/index.ts'
import { readSpread } from '../places/index.ts'
import { countLists, type FakeList, type ListPlace, selectPage, sortedAt } from './list.repository.ts'
import { presentListItem } from './present-list-item.ts'

export async function listFakes(
  { db }: Pick<FakesContext, 'db'>,
  { query, actor }: { query: z.infer<typeof FakeListQuery>; actor: Actor },
): Promise<z.infer<typeof FakeListResponse>> {
  const { list, cursor, limit, ...filter } = query
  const after = cursor === undefined ? null : parseCursor(cursor, list)
  const [rows, counts] = await Promise.all([
    selectPage(db, { list, actor, filter, after, limit: limit + 1 }),
    countLists(db, { actor, filter }),
  ])
  const page = rows.slice(0, limit)
  const spread = await readSpread(
    db,
    page.map(({ id }) => id),
  )
  const last = page.at(-1)
  return {
    fakes: page.map((fake) => presentListItem(fake, spread.get(fake.id))),
    counts,
    nextCursor:
      rows.length > limit && last ? `${list}_${sortedAt(list, last).toISOString()}_${last.id}` : null,
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A cursor is valid only for the list it came from, because lists have different orders. */
function parseCursor(cursor: string, list: FakeList): ListPlace {
  const [of, at = '', id = ''] = cursor.split('_')
  const isKnown = FAKE_LISTS.some((known) => known === of) && of === list
  if (!isKnown || !/^\d{4}-[\d-]{5}T[\d:.]{12}Z$/.test(at) || Number.isNaN(Date.parse(at)) || !UUID.test(id))
    throw new InvalidError('http.bad_cursor', { cursor })
  return { at: new Date(at), id }
}
