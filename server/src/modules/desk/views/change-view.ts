import type { CreateViewRequest, UpdateViewRequest } from '@veche/contract/desk.ts'
import type { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError, NotFoundError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { sharingRights } from './views.policy.ts'
import {
  countViewsOf,
  getVisibleView,
  insertView,
  updateViewDeleted,
  updateViewRestored,
  updateViewRow,
} from './views.repository.ts'

type Sharing = z.output<typeof CreateViewRequest>['sharing']

const VIEWS_PER_PERSON = 100

export async function createView(
  db: Db,
  actor: Actor,
  { name, filter, sharing, isPinned, builtIn }: z.output<typeof CreateViewRequest>,
): Promise<string> {
  authorizeSharing(actor, sharing)
  const position = await countViewsOf(db, actor.id)
  if (position >= VIEWS_PER_PERSON) throw new ConflictError('view.too_many', { limit: VIEWS_PER_PERSON })
  const id = newId()
  await insertView(db, {
    ...{ id, name, isPinned, builtIn, position, ownerId: actor.id },
    filter: JSON.stringify(filter),
    ...columnsOf(sharing),
  })
  return id
}

export type ViewOf = { id: string; actor: Actor; agencies: readonly string[] }

export async function updateView(
  db: Db,
  view: ViewOf,
  { name, filter, sharing, isPinned }: UpdateViewRequest,
): Promise<void> {
  await getOwnView(db, view)
  if (sharing) authorizeSharing(view.actor, sharing)
  const changes = {
    ...(name === undefined ? {} : { name, builtIn: null }),
    ...(filter === undefined ? {} : { filter: JSON.stringify(filter) }),
    ...(isPinned === undefined ? {} : { isPinned }),
    ...(sharing === undefined ? {} : columnsOf(sharing)),
  }
  if (Object.keys(changes).length === 0) return
  await updateViewRow(db, view.id, changes)
}

/** Keeps a removed view for a day, so that it can come back. */
export async function deleteView(db: Db, view: ViewOf, now: Date): Promise<void> {
  await getOwnView(db, view)
  await updateViewDeleted(db, view.id, now)
}

export async function restoreView(db: Db, id: string, actor: Actor): Promise<void> {
  const restored = await updateViewRestored(db, id, actor.id)
  if (restored.numUpdatedRows === 0n) throw new NotFoundError('view.not_found', { id })
}

async function getOwnView(db: Db, view: ViewOf): Promise<void> {
  const { ownerId } = await getVisibleView(db, view)
  if (ownerId !== view.actor.id) throw new ForbiddenError('view.not_yours', { id: view.id })
}

function authorizeSharing(actor: Actor, sharing: Sharing): void {
  const rights = sharingRights(actor)
  const isAllowed =
    sharing.kind === 'none' ||
    (sharing.kind === 'region' ? rights.region : rights.agencies.includes(sharing.agencyCode))
  if (!isAllowed) throw new ForbiddenError('view.sharing_forbidden', { kind: sharing.kind })
}

function columnsOf(sharing: Sharing) {
  return { sharing: sharing.kind, agencyCode: sharing.kind === 'agency' ? sharing.agencyCode : null }
}
