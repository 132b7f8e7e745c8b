/** Handles a submitted form: registers it with a number, or shows it again with what must be corrected. */
import type { ChannelAccount } from '../../../connectors/connector.ts'
import type { TokenBucket } from '../../../platform/http/limits/token-bucket.ts'
import { getDirectory } from '../../directory/index.ts'
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
import type { PublicPageContext } from '../public-page-context.ts'
import { receiveForm } from '../receive-form.ts'
import { hashContent, insertRequest, isOfContent, type RequestRow } from '../requests.repository.ts'
import { findPlace } from './find-place.ts'
import { isProof, type KeptPhoto, type Ticket } from './form-ticket.ts'
import type { EnteredForm } from './read-form.ts'
import { PHOTO_LIMIT, savePhotos } from './save-photos.ts'

/** Of the text a resident agrees to; a new wording is a new version. */
export const CONSENT_VERSION = '2026-11'
export const ASK_PURPOSE = 'ask'
/** Nobody reads and fills in the form faster. */
const FASTEST_MS = 2000

export type Asked =
  | { kind: 'taken'; request: RequestRow }
  | { kind: 'mend'; problems: Problem[]; photos: KeptPhoto[]; isPersonalSeen: boolean }

type Asking = { form: EnteredForm; address: string; account: ChannelAccount; limit: TokenBucket }

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
  const problems = findProblems(entered, { municipalities, groups, isOutside })
  if (brought.problem) problems.push({ field: 'photos', code: brought.problem })
  const isPersonalSeen = form.text('personal') === 'seen'
  const isHinted = problems.length === 0 && !isPersonalSeen && findPersonalData(entered.text).length > 0
  if (isHinted) problems.push({ field: 'text', code: 'form.personal' })
  // Everything that is written to the disk counts against the limit.
  if (problems.length > 0 && brought.photos.length === 0) free()
  if (problems.length > 0)
    return { kind: 'mend', problems, photos, isPersonalSeen: isPersonalSeen || isHinted }
  return save(context, asking, { id: issued.id, entered, municipalities, groups, photos })
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

/** Signs of a program. Without JavaScript a question replaces the proof of work. */
function findSuspicion(
  { tickets, clock }: PublicPageContext,
  form: EnteredForm,
  issuedAt: Date,
): 'form.robot' | 'form.too_fast' | 'answer.wrong' | null {
  if (form.text('website') !== '') return 'form.robot'
  if (clock().getTime() - issuedAt.getTime() < FASTEST_MS) return 'form.too_fast'
  const ticket = form.text('ticket')
  if (isProof(ticket, form.text('proof'))) return null
  const { left, right } = tickets.questionOf(ticket)
  return form.text('answer').trim() === String(left + right) ? null : 'answer.wrong'
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
    hasConsent: text('consent') === 'yes',
  }
}

type Choice = { code: string; name: string }
type Complete = {
  id: string
  entered: Entered
  municipalities: readonly Choice[]
  groups: readonly Choice[]
  photos: KeptPhoto[]
}

async function save(
  context: PublicPageContext,
  { account }: Asking,
  { id, entered, municipalities, groups, photos }: Complete,
): Promise<Asked> {
  const { db, vault, clock } = context
  const point = readPoint(entered.latitude, entered.longitude)
  const contact = entered.contact.trim()
  const address = entered.address.trim() || null
  const contentHash = hashContent([Object.entries(entered), photos.map(({ hash }) => hash)])
  const request = await insertRequest(db, {
    ...{ id, channelId: account.id, source: 'page', requestedAt: clock(), contentHash },
    contact: contact === '' ? null : vault.seal(contact),
    ...{ consentVersion: CONSENT_VERSION, consentAt: clock() },
    ...{ address, latitude: point?.latitude ?? null, longitude: point?.longitude ?? null },
  })
  // One form is one question: other content of the same form is shown again instead of getting the receipt of the first.
  if (!isOfContent(request, contentHash)) return mend('form', 'form.sent', photos)
  const text = composeText(entered.text, {
    municipality: nameOf(municipalities, entered.municipality),
    address,
    topic: nameOf(groups, entered.group),
  })
  await receiveForm(context, account, {
    ...{ id, threadId: id, number: request.number, at: request.requestedAt.toISOString(), text },
    ...{ name: entered.name.trim() || null, photos, mediaUrls: [] },
    place: point && { ...point, title: address },
  })
  return { kind: 'taken', request }
}

function nameOf(choices: readonly Choice[], code: string): string | null {
  return choices.find((choice) => choice.code === code)?.name ?? null
}
