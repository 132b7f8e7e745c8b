/** Handles a submitted form: registers it with a number, or shows it again with what must be corrected. */
import type { ChannelAccount } from '../../../connectors/connector.ts'
import type { TokenBucket } from '../../../platform/http/limits/token-bucket.ts'
import { getDirectory } from '../../directory/index.ts'
import { saveOwnSaid } from '../../incidents/index.ts'
import { type FoundOutage, listOutagesForForm, saveWish } from '../../outages/index.ts'
import { findPersonalData } from '../../text/index.ts'
import {
  type Entered,
  type Field,
  findProblems,
  type Problem,
  type ProblemCode,
  readPoint,
} from '../domain/asked.ts'
import { composeText } from '../domain/compose-text.ts'
import type { Language } from '../domain/words.ts'
import { followQuestion, readEmail } from '../progress/follow-question.ts'
import type { Question } from '../progress/followers.repository.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import { findNearby } from '../register/find-nearby.ts'
import { saveJoining } from '../register/join-problem.ts'
import { savePhotoConsent } from '../register/photos.repository.ts'
import type { ProblemRow } from '../register/register.repository.ts'
import { hashContent, insertRequest, isOfContent, type RequestRow } from '../requests.repository.ts'
import { isConsentText } from './consent/consent.repository.ts'
import { findPlace } from './find-place.ts'
import { findSuspicion } from './find-suspicion.ts'
import type { KeptPhoto, Ticket } from './form-ticket.ts'
import type { EnteredForm } from './read-form.ts'
import { listAskedFields, type OwnSaid, ownLines, readOwn } from './read-own-fields.ts'
import { receiveForm } from './receive-form.ts'
import { PHOTO_LIMIT, savePhotos } from './save-photos.ts'

/** Of the text a resident agrees to; a new wording is a new version. */
/** Of the words that the product ships; after a dot follows the number of what the region adds to them. */
export const CONSENT_VERSION = '2026-11'
export const ASK_PURPOSE = 'ask'

export type Asked =
  | { kind: 'taken'; request: RequestRow }
  /** Before it is sent, the resident says whether it is about one of these. */
  | { kind: 'known'; known: Known; photos: KeptPhoto[]; isPersonalSeen: boolean }
  /** Before it is sent, the region asks something about the matter. */
  | { kind: 'asks'; photos: KeptPhoto[]; isPersonalSeen: boolean }
  /** In place of a question: it is one that stands already. */
  | { kind: 'joined'; id: string }
  | { kind: 'mend'; problems: Problem[]; photos: KeptPhoto[]; isPersonalSeen: boolean }

/** What is off at the address, and problems that stand near it. */
export type Known = { outages: FoundOutage[]; problems: ProblemRow[] }

type Asking = {
  form: EnteredForm
  address: string
  account: ChannelAccount
  limit: TokenBucket
  /** For letters that tell how it goes. */
  reader: { language: Language; site: string }
}

export async function askQuestion(context: PublicPageContext, asking: Asking): Promise<Asked> {
  const { form, address, limit } = asking
  const { tickets, clock } = context
  const ticket = form.text('ticket')
  const kept = readKept(context, form)
  const issued = tickets.read(ticket, ASK_PURPOSE, clock())
  if (!issued) return mendUnread(form, 'form.expired', kept)
  const suspicion = findSuspicion(context, form, issued.issuedAt)
  if (suspicion) return mendUnread(form, suspicion, kept)
  const asked = await limit.spend(address, (free) => readAsked(context, asking, { issued, kept, free }))
  return asked === 'limit' ? mendUnread(form, 'form.limit', kept) : asked
}

type Passed = { issued: Ticket; kept: KeptPhoto[]; free: () => void }

async function readAsked(
  context: PublicPageContext,
  asking: Asking,
  { issued, kept, free }: Passed,
): Promise<Asked> {
  const { form } = asking
  const { files, db } = context
  const given = readEntered(form)
  const { municipality, isOutside } = await findPlace(db, given.latitude, given.longitude)
  const entered = { ...given, municipality: given.municipality || (municipality ?? '') }
  const { municipalities, topicGroups: groups } = await getDirectory(db)
  const brought = await savePhotos(files, await form.files('photos'), PHOTO_LIMIT - kept.length)
  const photos = [...kept, ...brought.photos].slice(0, PHOTO_LIMIT)
  const isFollowWrong = entered.follow.trim() !== '' && readEmail(entered.follow) === null
  const problems = findProblems(entered, { municipalities, groups, isOutside, isFollowWrong })
  if (brought.problem) problems.push({ field: 'photos', code: brought.problem })
  const asks = await listAskedFields(context, entered)
  const own = readOwn(asks.fields, form)
  problems.push(...own.problems)
  const isPersonalSeen = form.text('personal') === 'seen'
  const isHinted = problems.length === 0 && !isPersonalSeen && findPersonalData(entered.text).length > 0
  if (isHinted) problems.push({ field: 'text', code: 'form.personal' })
  // Everything that is written to the disk counts against the limit.
  if (problems.length > 0 && brought.photos.length === 0) free()
  if (problems.length > 0)
    return { kind: 'mend', problems, photos, isPersonalSeen: isPersonalSeen || isHinted }
  if (asks.fields.length > 0 && form.text('asked') !== asks.matter) {
    if (brought.photos.length === 0) free()
    return { kind: 'asks', photos, isPersonalSeen }
  }
  const known = await findKnown(context, entered)
  const { outages, problems: standing } = known
  const said = form.text('outage')
  const joined = standing.find(({ number }) => String(number) === form.text('join'))
  if (joined) {
    await saveJoining(context, { id: issued.id, incidentId: joined.id })
    await follow(context, asking, { requestId: null, joiningId: issued.id })
    return { kind: 'joined', id: issued.id }
  }
  if (outages.length + standing.length > 0 && said === '') {
    // What stands near is told as often as questions are taken, so that nobody feels out a place by asking.
    if (brought.photos.length + standing.length === 0) free()
    return { kind: 'known', known, photos, isPersonalSeen }
  }
  // Only one that its address stands in: the page may have been open since another address was typed.
  const outageId = outages.find(({ outage }) => outage.id === said)?.outage.id ?? null
  return save(context, asking, {
    id: issued.id,
    entered,
    municipalities,
    groups,
    photos,
    outageId,
    own: own.said,
  })
}

async function findKnown(context: PublicPageContext, entered: Entered): Promise<Known> {
  const { db, clock, loadSuggest } = context
  const { municipality, address, text, latitude, longitude } = entered
  const asked = { municipality, address, text, point: readPoint(latitude, longitude), at: clock() }
  const suggest = await loadSuggest()
  const [outages, problems] = await Promise.all([
    listOutagesForForm(db, asked, suggest),
    findNearby(context, entered, suggest),
  ])
  return { outages, problems }
}

/** A wish to be told; the address was checked with the rest of the form. */
async function follow(
  context: PublicPageContext,
  { form, reader }: Asking,
  question: Question,
): Promise<void> {
  const email = readEmail(form.text('follow'))
  if (email !== null && context.sendLetter !== null)
    await followQuestion(context, { ...reader, question, email })
}

function mend(field: Field, code: ProblemCode, photos: KeptPhoto[]): Asked {
  return { kind: 'mend', problems: [{ field, code }], photos, isPersonalSeen: false }
}

/** Refused before anything was saved, so photos have to be chosen again, and the page says so. */
async function mendUnread(form: EnteredForm, code: ProblemCode, kept: KeptPhoto[]): Promise<Asked> {
  const problems: Problem[] = [{ field: code === 'answer.wrong' ? 'answer' : 'form', code }]
  const brought = await form.files('photos')
  if (brought.length > 0) problems.push({ field: 'photos', code: 'photos.again' })
  return { kind: 'mend', problems, photos: kept, isPersonalSeen: form.text('personal') === 'seen' }
}

/** Photos that an earlier try has brought. */
export function readKept({ tickets }: Pick<PublicPageContext, 'tickets'>, form: EnteredForm): KeptPhoto[] {
  const ticket = form.text('ticket')
  return form.all('kept').flatMap((photo) => tickets.readPhoto(ticket, photo) ?? [])
}

export function readEntered({ text }: EnteredForm): Entered {
  return {
    text: text('text'),
    municipality: text('municipality'),
    address: text('address'),
    latitude: text('latitude'),
    longitude: text('longitude'),
    group: text('group'),
    name: text('name'),
    contact: text('contact'),
    follow: text('follow'),
    hasConsent: text('consent') === 'yes',
    maySeePhotos: text('showPhotos') === 'yes',
  }
}

type Choice = { code: string; name: string }
type Complete = {
  id: string
  entered: Entered
  municipalities: readonly Choice[]
  groups: readonly Choice[]
  photos: KeptPhoto[]
  /** The resident wants to hear when it is over. */
  outageId: string | null
  own: OwnSaid[]
}

async function save(
  context: PublicPageContext,
  asking: Asking,
  { id, entered, municipalities, groups, photos, outageId, own }: Complete,
): Promise<Asked> {
  const { db, vault, clock } = context
  const { account } = asking
  const point = readPoint(entered.latitude, entered.longitude)
  const contact = entered.contact.trim()
  const address = entered.address.trim() || null
  const ownWords = ownLines(own)
  const contentHash = hashContent([
    Object.entries(entered),
    photos.map(({ hash }) => hash),
    ...(ownWords.length > 0 ? [ownWords] : []),
  ])
  const request = await insertRequest(db, {
    ...{ id, channelId: account.id, source: 'page', requestedAt: clock(), contentHash },
    contact: contact === '' ? null : vault.seal(contact),
    ...{ consentVersion: await readConsentVersion(db, asking.form), consentAt: clock() },
    ...{ address, latitude: point?.latitude ?? null, longitude: point?.longitude ?? null },
  })
  // One form is one question: other content of the same form is shown again instead of getting the receipt of the first.
  if (!isOfContent(request, contentHash)) return mend('form', 'form.sent', photos)
  if (entered.maySeePhotos && photos.length > 0)
    await savePhotoConsent(db, { requestId: request.id, isGiven: true, at: clock() })
  if (outageId !== null) await saveWish(db, { requestId: request.id, outageId, at: clock() })
  await saveOwnSaid(db, request.id, own)
  const chosen = {
    municipality: nameOf(municipalities, entered.municipality),
    address,
    topic: nameOf(groups, entered.group),
    own: ownWords,
  }
  const text = composeText(entered.text, chosen, asking.reader.language)
  await receiveForm(context, account, {
    ...{ id, threadId: id, number: request.number, at: request.requestedAt.toISOString(), text },
    ...{ name: entered.name.trim() || null, photos, mediaUrls: [] },
    place: point && { ...point, title: address },
  })
  await follow(context, asking, { requestId: request.id, joiningId: null })
  return { kind: 'taken', request }
}

/** Which wording stood on the page: it may have been changed while the form was filled in. */
async function readConsentVersion(db: PublicPageContext['db'], form: EnteredForm): Promise<string> {
  const said = form.text('consentText')
  const isKnown = /^\d{1,9}$/.test(said) && (await isConsentText(db, Number(said)))
  return isKnown ? `${CONSENT_VERSION}.${said}` : CONSENT_VERSION
}

function nameOf(choices: readonly Choice[], code: string): string | null {
  return choices.find((choice) => choice.code === code)?.name ?? null
}
