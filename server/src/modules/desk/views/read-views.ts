import type { SavedViewListResponse, SavedViewResponse, ViewCountsResponse } from '@veche/contract/desk.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import type { DeskContext } from '../desk-context.ts'
import { listWatchedViews } from '../watches/watches.repository.ts'
import { countViews } from './count-views.ts'
import { agenciesOf, sharingRights } from './views.policy.ts'
import { listViews, type StoredView } from './views.repository.ts'

export async function readViews({ db }: DeskContext, actor: Actor): Promise<SavedViewListResponse> {
  const views = await listViews(db, actor, await agenciesFor(db, actor))
  const watched = await listWatchedViews(db, actor.id)
  return { views: views.map((view) => presentView(view, { actor, watched })), mayShare: sharingRights(actor) }
}

/** Counts how many incidents each view of the reader shows now. */
export async function readViewCounts(context: DeskContext, actor: Actor): Promise<ViewCountsResponse> {
  const { db, clock, region } = context
  const views = await listViews(db, actor, await agenciesFor(db, actor))
  return { counts: await countViews(context, views, { actor, now: clock(), timeZone: region.timeZone }) }
}

/** Lists agencies whose shared views the reader sees. */
export async function agenciesFor(db: Db, actor: Actor): Promise<string[]> {
  const { agencies } = await getDirectory(db)
  return agenciesOf(
    actor,
    (unitCode) => agencies.find(({ units }) => units.some(({ code }) => code === unitCode))?.code ?? null,
  )
}

export function presentView(
  { ownerId, position: _position, ...view }: StoredView,
  { actor, watched }: { actor: Actor; watched: ReadonlySet<string> },
): SavedViewResponse {
  return { ...view, isOwn: ownerId === actor.id, isWatched: watched.has(view.id) }
}
