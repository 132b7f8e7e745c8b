/** Where the words of a question stand, once they are stored; what was written down twice is one. */
import type { HandSlipResponse, RecordQuestionRequest } from '@veche/contract/casework/by-hand.ts'
import type { ChannelAccount } from '../../../connectors/connector.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { ensureHandChannel } from '../../channels/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { listMessagesByKey } from '../../inbox/index.ts'
import { showCode } from '../form/form-ticket.ts'
import { receiveForm } from '../form/receive-form.ts'
import { containerOf, hashContent, insertRequest } from '../requests.repository.ts'
import type { ByHandContext } from './by-hand-context.ts'
import { findRecord, insertRecord, type RecordRow, type Standing } from './hand-records.repository.ts'
import { findChannelOfLink, readFound } from './read-link.ts'
import { promiseToSort } from './sort-record.ts'

export type Recording = { recordId: string; request: RecordQuestionRequest; actor: Actor; now: Date }
export type Stood = Standing & { receipt: HandSlipResponse['receipt'] }

/** A request of the form, which an employee has filled in: the same bytes, the same receipt, the same erasure. */
export async function standOnForm(context: ByHandContext, recording: Recording): Promise<Stood> {
  const { db, vault, tickets, files, publicUrl, ...services } = context
  const { recordId: id, request, now } = recording
  const account = await openHandChannel(context, request.municipalityCode)
  const photos = request.photos.map((kept) => {
    const photo = tickets.readPhoto(id, kept)
    if (!photo) throw new InvalidError('hand.photo_gone', { field: 'photos' })
    return photo
  })
  for (const { hash } of photos)
    if ((await files.find(hash)) === null) throw new InvalidError('hand.photo_gone', { field: 'photos' })
  const contact = [request.phone, request.email].filter(Boolean).join(', ')
  const place = { channelId: account.id, container: containerOf(id), externalId: id }
  const built = buildRecord(recording, place, { vault })
  const { number, requestedAt } = await db.transaction().execute(async (tx) => {
    await saveRecord(tx, { ...services, vault }, { built, request })
    const row = await insertRequest(tx, {
      ...{ id, channelId: account.id, source: 'hand', requestedAt: now, contentHash: hashOf(request) },
      contact: contact === '' ? null : vault.seal(contact),
      ...{ address: titleOf(request), latitude: request.point?.latitude ?? null },
      longitude: request.point?.longitude ?? null,
    })
    // Whoever names the id of somebody's request does not get its receipt.
    if (row.source !== 'hand' || row.channelId !== account.id) throw new ConflictError('hand.sent')
    return row
  })
  await receiveForm(context, account, {
    ...{ id, threadId: id, number, at: requestedAt.toISOString(), text: request.text, name: request.name },
    ...{ photos, mediaUrls: [], place: request.point && { ...request.point, title: titleOf(request) } },
  })
  const receipt = { number, code: showCode(tickets.codeOf(id)), url: `${publicUrl}/ask/${number}` }
  return { ...place, receipt }
}

async function openHandChannel(
  { db, vault, channels }: ByHandContext,
  municipalityCode: string,
): Promise<ChannelAccount> {
  const { municipalities } = await getDirectory(db)
  const placeName =
    municipalities.find(({ code }) => code === municipalityCode)?.shortName ?? municipalityCode
  const channelId = await ensureHandChannel(db, { vault, municipalityCode, placeName })
  const known = await channels.find(channelId)
  if (known) return known
  channels.forget()
  return channels.get(channelId)
}

/** The words come from their network, with author and place. */
export async function standInNetwork(context: ByHandContext, recording: Recording): Promise<Stood> {
  const { db, writer, ...services } = context
  const { recordId, request, now } = recording
  const own = await findRecord(db, recordId)
  if (own && (await hasCome(context, own))) {
    assertSame(own, recording)
    return { ...own, receipt: null }
  }
  const linked = request.link === null ? null : await findChannelOfLink(context, new URL(request.link))
  if (linked?.kind !== 'readable') throw new InvalidError('hand.link_gone', { field: 'link' })
  const found = await readFound(linked)
  if (!found) throw new InvalidError('hand.link_gone', { field: 'link' })
  const { container, externalId } = linked.message
  const place = { channelId: linked.account.id, container, externalId }
  const around = found.around.map(({ text, at }) => ({ text, at: at.toISOString() }))
  const built = { ...buildRecord(recording, place, context), around }
  await db.transaction().execute((tx) => saveRecord(tx, services, { built, request }))
  await writer.write([{ ...found.item, channelId: linked.account.id, receivedAt: now }])
  return { ...place, receipt: null }
}

async function hasCome({ db }: Pick<ByHandContext, 'db'>, place: Standing): Promise<boolean> {
  return (await db.transaction().execute((tx) => listMessagesByKey(tx, [place]))).length > 0
}

type Saving = Parameters<Parameters<ReturnType<ByHandContext['db']['transaction']>['execute']>[0]>[0]

/** One record, whoever was first: other content under the same id is refused, and so is a second record of the same words. */
async function saveRecord(
  tx: Saving,
  services: Pick<ByHandContext, 'jobs' | 'clock' | 'vault'>,
  { built: record, request }: { built: RecordRow; request: RecordQuestionRequest },
): Promise<void> {
  if (await insertRecord(tx, record))
    return promiseToSort(tx, services, { recordId: record.id, chosen: request })
  const known = await findRecord(tx, record.id)
  if (!known) throw new ConflictError('hand.known', { field: 'link' })
  if (known.contentHash !== record.contentHash || known.byId !== record.byId)
    throw new ConflictError('hand.sent')
}

function assertSame(known: RecordRow, { request, actor }: Recording): void {
  if (known.byId !== actor.id) throw new NotFoundError('hand.not_found')
  if (known.contentHash !== hashOf(request)) throw new ConflictError('hand.sent')
}

function buildRecord(
  { recordId, request, actor, now }: Recording,
  place: Standing,
  { vault }: Pick<ByHandContext, 'vault'>,
): RecordRow {
  return {
    ...{ id: recordId, ...place, incidentId: null, way: request.way, link: request.link },
    ...{ saidAt: new Date(request.saidAt), recordedAt: now, byId: actor.id, byName: actor.name },
    email: request.email === null ? null : vault.seal(request.email),
    ...{ around: [], contentHash: hashOf(request) },
  }
}

/** «Now» is another moment each time it is sent, and no other question. */
function hashOf({ saidAt: _moment, ...content }: RecordQuestionRequest): string {
  return hashContent(content)
}

function titleOf({ address }: RecordQuestionRequest): string | null {
  const { settlement, street, house, object } = address
  return [settlement, street, house, object].filter(Boolean).join(', ') || null
}
