/** Writing and rewriting. What another person approved is never changed unseen: each change is a version that waits again. */
import { isDeepStrictEqual } from 'node:util'
import type { BroadcastContent } from '@veche/contract/portal/broadcasts.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { type Fields, joinEdit } from '../../../platform/fields-changed.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, addJournal } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { listPlacesOf, replacePlaces } from './broadcast-posts.repository.ts'
import { authorizeWriting, mayBeUrgent, maySee } from './broadcasts.policy.ts'
import {
  insertBroadcast,
  insertVersion,
  lockBroadcast,
  type ReadBroadcast,
  updateBroadcast,
} from './broadcasts.repository.ts'
import { mayBeChanged, stateOf } from './domain/broadcast-state.ts'
import { listTooLong } from './domain/words.ts'
import {
  type BroadcastsContext,
  type Chosen,
  choosePlaces,
  type KnownPlace,
  limitsIn,
  NO_LIMITS,
} from './list-places.ts'
import { callApprovers } from './notify-of-broadcast.ts'
import { usePicture } from './pictures.ts'
import { broadcastEvent } from './queue-posts.ts'

type Create = { content: BroadcastContent; isSubmitted: boolean; actor: Actor; id?: string }

export async function createBroadcast(
  context: BroadcastsContext,
  { content, isSubmitted, actor, id = newId() }: Create,
): Promise<string> {
  const { db, clock } = context
  const now = clock()
  const { places, leftOut } = await choosePlaces(context, { chosen: content.places, actor })
  assertMoment(content, now)
  assertUrgent(content, actor)
  assertTaken(content, places, { isCorrection: false })
  const writer = { id: actor.id, name: actor.name, now }
  await db.transaction().execute(async (tx) => {
    await insertBroadcast(
      tx,
      { id, ...headOf(content, places, now), submittedNo: isSubmitted ? 1 : null, leftOut },
      { content, writer },
    )
    await replacePlaces(tx, id, rowsOf(id, places))
    await usePicture(tx, { pictureId: content.pictureId, broadcastId: id, actor })
    if (isSubmitted) await callApprovers(tx, await lockBroadcast(tx, id), now)
    addEvents(tx, [broadcastEvent(id)])
  })
  return id
}

function headOf({ isUrgent, publishAt }: BroadcastContent, places: readonly KnownPlace[], now: Date) {
  const at = publishAt === null ? null : new Date(publishAt)
  const municipalityCodes = [...new Set(places.map(({ municipalityCode }) => municipalityCode))].toSorted()
  return { isUrgent, publishAt: at, calendarAt: at ?? now, municipalityCodes }
}

function rowsOf(broadcastId: string, places: readonly KnownPlace[]) {
  return places.map(
    ({ channelId, chatId, surface, container, threadExternalId, name, municipalityCode }) => ({
      ...{ id: newId(), broadcastId, channelId, chatId, surface, container },
      ...{ threadExternalId, name, municipalityCode },
    }),
  )
}

function assertMoment({ publishAt }: BroadcastContent, now: Date): void {
  if (publishAt !== null && new Date(publishAt) <= now)
    throw new InvalidError('broadcast.moment_passed', { field: 'publishAt' })
}

function assertUrgent({ isUrgent }: BroadcastContent, actor: Actor): void {
  if (isUrgent && !mayBeUrgent(actor)) throw new ForbiddenError('broadcast.urgent_forbidden')
}

function assertTaken(
  content: BroadcastContent,
  places: readonly Pick<KnownPlace, 'network' | 'textLimit' | 'captionLimit'>[],
  { isCorrection }: { isCorrection: boolean },
): void {
  const limitOf = ({ textLimit, captionLimit }: (typeof places)[number]) =>
    content.pictureId === null ? textLimit : (captionLimit ?? textLimit)
  const limits = new Map(places.map((place) => [place.network, limitOf(place)]))
  const [tooLong] = listTooLong(content, limits, { isCorrection })
  if (tooLong) throw new InvalidError('broadcast.text_too_long', { field: 'text', ...tooLong })
}

type Change = {
  broadcastId: string
  wanted: BroadcastContent
  isSubmitted: boolean
  before: Fields | undefined
  actor: Actor
}

export async function changeBroadcast(context: BroadcastsContext, change: Change): Promise<void> {
  const { broadcastId, wanted, isSubmitted, before, actor } = change
  const { db, clock } = context
  const now = clock()
  // Networks are asked before the transaction, which waits for none.
  const { places: chosen, leftOut } = await choosePlacesOf(context, change)
  await db.transaction().execute(async (tx) => {
    const broadcast = await lockForWork(tx, broadcastId, actor)
    if (!mayBeChanged(broadcast)) throw new ConflictError('broadcast.not_open')
    const findChanger = async () => ({ by: broadcast.versionByName, at: broadcast.writtenAt })
    const touched = await joinEdit({ now: broadcast.content, before, wanted, findChanger })
    const content = { ...broadcast.content, ...touched }
    const isOut = stateOf(broadcast) === 'out'
    const isSame = isDeepStrictEqual(content, broadcast.content)
    if (isSame && (!isSubmitted || broadcast.submittedNo === broadcast.newestNo)) return
    if (isOut && !isDeepStrictEqual(content.places, broadcast.content.places))
      throw new ConflictError('broadcast.places_stay', { field: 'places' })
    if (!isOut) assertMoment(content, now)
    assertUrgent(content, actor)
    assertTaken(content, chosen, { isCorrection: isOut })
    await usePicture(tx, { pictureId: content.pictureId, broadcastId, actor })
    const versionNo = isSame ? broadcast.newestNo : broadcast.newestNo + 1
    if (!isSame)
      await insertVersion(tx, broadcastId, {
        ...{ versionNo, content, writer: { id: actor.id, name: actor.name, now } },
      })
    if (!isOut) {
      await replacePlaces(tx, broadcastId, rowsOf(broadcastId, chosen))
      await updateBroadcast(tx, broadcastId, {
        ...headOf(content, chosen, now),
        ...(leftOut && { leftOut }),
      })
    }
    // What waited goes on waiting, with the new words.
    const waits = isSubmitted || broadcast.submittedNo !== null
    await updateBroadcast(tx, broadcastId, {
      ...{ newestNo: versionNo, submittedNo: waits ? versionNo : null, isUrgent: content.isUrgent },
      ...(waits && { sentBackReason: null }),
    })
    const changed = await lockBroadcast(tx, broadcastId)
    if (waits) await callApprovers(tx, changed, now)
    if (stateOf(broadcast) === 'planned' || isOut)
      await addJournal(tx, {
        ...{ actor, action: 'broadcast.changed', objectType: 'broadcast', objectId: broadcastId },
        details: { versionNo },
      })
    addEvents(tx, [broadcastEvent(broadcastId)])
  })
}

/** Where the same places are chosen again they need not be asked, only measured; `leftOut` stays as it is. */
async function choosePlacesOf(
  context: BroadcastsContext,
  { broadcastId, wanted, actor }: Change,
): Promise<Pick<Chosen, 'places'> & Partial<Chosen>> {
  const stored = await listPlacesOf(context.db, [broadcastId])
  const isKnown = new Set(stored.map(({ channelId, container }) => `${channelId} ${container}`))
  const isSame =
    wanted.places.length === stored.length &&
    wanted.places.every(({ channelId, container }) => isKnown.has(`${channelId} ${container}`))
  if (!isSame) return choosePlaces(context, { chosen: wanted.places, actor })
  const places = await Promise.all(
    stored.map(async (place): Promise<KnownPlace> => {
      const account = await context.findAccount(place.channelId)
      const connector = account && context.connectors.get(account.network)
      const limits =
        account && connector ? limitsIn(connector.capabilities(account), place.surface) : NO_LIMITS
      return { ...place, ...limits, isTakenDown: false }
    }),
  )
  return { places }
}

export async function lockForWork(tx: Tx, id: string, actor: Actor): Promise<ReadBroadcast> {
  const directory = await getDirectory(tx)
  const broadcast = await lockBroadcast(tx, id)
  if (!maySee(actor, broadcast, directory)) throw new NotFoundError('broadcast.not_found', { id })
  authorizeWriting(actor, broadcast, directory)
  return broadcast
}
