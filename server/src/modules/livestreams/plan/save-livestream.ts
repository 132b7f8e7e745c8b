/** Creates a stream and changes its plan. */
import type { CreateLivestreamRequest, UpdateLivestreamRequest } from '@veche/contract/livestreams.ts'
import type { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { joinEdit } from '../../../platform/fields-changed.ts'
import { newId } from '../../../platform/ids.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import {
  type Actor,
  addJournal,
  changerByJournal,
  findActorByUserId,
  isPermitted,
} from '../../access/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import {
  authorizeLivestream,
  insertLivestream,
  isAtWork,
  type Livestream,
  type LivestreamAsk,
  type LivestreamsContext,
  livestreamEvent,
  scopeOf,
  tagKey,
  updateLivestream,
  workInLivestream,
} from '../stream/index.ts'
import { assertTagFree } from './assert-tag-free.ts'

type Changes = Omit<z.infer<typeof UpdateLivestreamRequest>, 'before' | 'expectedVersion'>
type Place = Pick<Livestream, 'municipalityCode' | 'agencyCode' | 'editorId'>

export async function createLivestream(
  { db, clock, region }: Pick<LivestreamsContext, 'db' | 'clock' | 'region'>,
  { request, actor }: { request: z.infer<typeof CreateLivestreamRequest>; actor: Actor },
): Promise<string> {
  const { plannedAt, ...plan } = { ...request, tag: storedTag(request.tag) }
  assertAhead(new Date(plannedAt), { now: clock(), region })
  const directory = await getDirectory(db)
  await assertPlace(db, plan, directory)
  const scope = scopeOf(plan, directory)
  // The actor must be in charge of the territory, even as the editor of the stream.
  authorizeLivestream(actor, 'work', { ...scope, editorId: null })
  const id = newId()
  await db.transaction().execute(async (tx) => {
    await assertTagFree(tx, { id, tag: plan.tag })
    const times = { plannedAt: new Date(plannedAt), createdAt: clock(), createdBy: actor.id }
    await insertLivestream(tx, { id, ...plan, ...times })
    const details = { municipalityCode: plan.municipalityCode, agencyCode: plan.agencyCode }
    await addJournal(tx, {
      ...{ actor, action: 'livestream.created', objectType: 'livestream', objectId: id, details },
    })
    addEvents(tx, [livestreamEvent(id, scope)])
  })
  return id
}

export function changeLivestream(
  context: LivestreamsContext,
  { request, actor, livestreamId }: LivestreamAsk & { request: z.infer<typeof UpdateLivestreamRequest> },
): Promise<void> {
  const { expectedVersion, before, ...changes } = request
  return workInLivestream(context, { livestreamId, actor }, async (tx, { stream, deps, now }) => {
    const { directory } = deps
    if (!before) assertFresh(stream, expectedVersion)
    if (stream.step === 'cancelled') throw new ConflictError('livestream.over', { step: stream.step })
    const next = await joinEdit({
      now: { ...stream, plannedAt: stream.plannedAt.toISOString() },
      before: before && asKept(before),
      wanted: asKept(changes),
      findChanger: changerByJournal(tx, { objectType: 'livestream', objectId: livestreamId }),
    })
    const { plannedAt, ...rest } = next
    const isMoved = plannedAt !== undefined && Date.parse(plannedAt) !== stream.plannedAt.getTime()
    if (isMoved && stream.startedAt === null)
      assertAhead(new Date(plannedAt), { now, region: context.region })
    const place = { ...stream, ...rest }
    // A closed stream keeps its tag only for display, so the tag is free.
    if (isAtWork(stream.step)) await assertTagFree(tx, place)
    await assertPlace(tx, place, directory, stream)
    const scope = scopeOf(place, directory)
    if (place.municipalityCode !== stream.municipalityCode || place.agencyCode !== stream.agencyCode)
      authorizeLivestream(actor, 'work', { ...scope, editorId: null })
    await updateLivestream(tx, livestreamId, {
      ...rest,
      ...(plannedAt === undefined ? {} : { plannedAt: new Date(plannedAt) }),
    })
    await addJournal(tx, {
      ...{ actor, action: 'livestream.changed', objectType: 'livestream', objectId: livestreamId },
      details: { fields: Object.keys(next) },
    })
    // The frame announces the change to readers who lose the stream; this event reaches readers who gain it.
    addEvents(tx, [livestreamEvent(livestreamId, scope)])
  })
}

/** Today is allowed, so that a stream that started without a plan can be entered. */
function assertAhead(
  plannedAt: Date,
  { now, region }: { now: Date; region: LivestreamsContext['region'] },
): void {
  if (dateInZone(region.timeZone, plannedAt) < dateInZone(region.timeZone, now))
    throw new InvalidError('livestream.planned_in_past', { field: 'plannedAt' })
}

export function assertFresh({ version }: Pick<Livestream, 'version'>, expectedVersion: number): void {
  if (version !== expectedVersion) throw new ConflictError('livestream.stale', { version })
}

/** As the stream shows it. */
function asKept(changes: Changes): Given<Changes> {
  const { plannedAt, tag, ...rest } = withoutUndefined(changes)
  return {
    ...rest,
    ...(plannedAt === undefined ? {} : { plannedAt: new Date(plannedAt).toISOString() }),
    ...(tag === undefined ? {} : { tag: storedTag(tag) }),
  }
}

function storedTag(tag: string | null): string | null {
  return tag === null ? null : tagKey(tag.replace('#', ''))
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function withoutUndefined<T extends object>(changes: T): Given<T> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Given<T>
}

/** A value that was set earlier may have been closed since; it is accepted unchanged. */
async function assertPlace(
  db: Db,
  { municipalityCode, agencyCode, editorId }: Place,
  { municipalities, agencies }: Directory,
  before: Place = { municipalityCode: null, agencyCode: null, editorId: null },
): Promise<void> {
  const isKnown = (items: readonly { code: string }[], code: string) =>
    items.some((item) => item.code === code)
  if (
    municipalityCode &&
    municipalityCode !== before.municipalityCode &&
    !isKnown(municipalities, municipalityCode)
  )
    throw new InvalidError('directory.unknown_code', { field: 'municipalityCode', code: municipalityCode })
  if (agencyCode && agencyCode !== before.agencyCode && !isKnown(agencies, agencyCode))
    throw new InvalidError('directory.unknown_code', { field: 'agencyCode', code: agencyCode })
  if (!editorId || editorId === before.editorId) return
  const editor = await findActorByUserId(db, editorId)
  if (!editor || !isPermitted(editor, 'livestreams.work'))
    throw new InvalidError('livestream.unknown_editor', { field: 'editorId' })
}
