/** Registers a report of a programme like a request of the page. A repeat is recognised by its key or its content. */
import { createHash } from 'node:crypto'
import type { ChannelAccount } from '../../../connectors/connector.ts'
import { newId } from '../../../platform/ids.ts'
import { publicTextOf } from '../../answers/index.ts'
import { getDirectory, getRegionMap, municipalityAt, type Point } from '../../directory/index.ts'
import { composeText } from '../domain/compose-text.ts'
import { receiveForm } from '../form/receive-form.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import { hashContent, insertRequest, isOfContent, type RequestRow } from '../requests.repository.ts'
import { findByDedupeKey } from './open311.repository.ts'
import { Open311Error } from './open311-error.ts'
import type { Report } from './read-report.ts'

/** Without a key of its own a report repeated within this time is the same one. */
const SAME_WITHIN_MS = 10 * 60_000

export type Taking = {
  account: ChannelAccount
  keyId: string
  report: Report
  /** Given by the programme; null when it has none. */
  idempotencyKey: string | null
}

export async function registerReport(context: PublicPageContext, taking: Taking): Promise<RequestRow> {
  const { db, vault, clock } = context
  const { account, keyId, report, idempotencyKey } = taking
  const { topics } = await getDirectory(db)
  const topic = topics.find(({ code }) => code === report.service_code)
  if (!topic) throw new Open311Error(404, 'service_code was not found')
  if (report.point) await assertInRegion(context, report.point)
  const now = clock()
  const contact = [report.phone, report.email].filter(Boolean).join(', ')
  const address = report.address_string ?? report.address_id
  const name = [report.first_name, report.last_name].filter(Boolean).join(' ')
  const contentHash = hashContent(report)
  const request = await insertRequest(db, {
    ...{ id: newId(), channelId: account.id, source: 'programme', requestedAt: now, keyId },
    dedupeKey: await chooseDedupeKey(context, taking),
    contact: contact === '' ? null : vault.seal(contact),
    contentHash,
    serviceCode: topic.code,
    publicText: publicTextOf(report.description, [name]),
    address,
    latitude: report.point?.latitude ?? null,
    longitude: report.point?.longitude ?? null,
    mediaUrl: report.media_url,
  })
  // Refused, because otherwise another report would get the number of the first.
  if (idempotencyKey !== null && !isOfContent(request, contentHash))
    throw new Open311Error(422, 'idempotency-key was used for another report')
  await receiveForm(context, account, {
    ...{ id: request.id, threadId: request.id, number: request.number },
    at: request.requestedAt.toISOString(),
    text: composeText(report.description, { municipality: null, address, topic: topic.name }),
    name: name || null,
    place: report.point && { ...report.point, title: address },
    photos: [],
    mediaUrls: report.media_url === null ? [] : [report.media_url],
  })
  return request
}

/** Refused at once, because nobody here is responsible for a place elsewhere. */
async function assertInRegion({ db }: PublicPageContext, point: Point): Promise<void> {
  const map = await getRegionMap(db)
  if (map.length > 0 && municipalityAt(map, point) === null)
    throw new Open311Error(400, 'lat and long are outside the region')
}

/** The key of the content changes with time, so the previous one is checked too. */
async function chooseDedupeKey(
  { db, clock }: PublicPageContext,
  { account, keyId, report, idempotencyKey }: Taking,
): Promise<string> {
  if (idempotencyKey !== null) return hash(['given', keyId, idempotencyKey])
  const round = (degrees: number | undefined) => degrees?.toFixed(4) ?? null
  const { service_code, description, email, point, address_string, address_id } = report
  const place = [round(point?.latitude), round(point?.longitude), address_string, address_id]
  const content = [keyId, service_code, ...place, description, email]
  const turn = Math.floor(clock().getTime() / SAME_WITHIN_MS)
  const earlier = hash(['content', turn - 1, ...content])
  const known = await findByDedupeKey(db, account.id, earlier)
  const isSame = known !== null && clock().getTime() - known.requestedAt.getTime() < SAME_WITHIN_MS
  return isSame ? earlier : hash(['content', turn, ...content])
}

function hash(parts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
