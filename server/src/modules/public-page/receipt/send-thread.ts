/** The page of one question: its state, its road, what was said, and a form for more words. */
import type { Step } from '@veche/contract/incidents.ts'
import type { FastifyReply } from 'fastify'
import { withoutAsking } from '../../answers/index.ts'
import { findReceipt, openReceipt } from '../../book/index.ts'
import { findClarification } from '../../incidents/index.ts'
import { type AskedThere, findAsked } from '../../livestreams/index.ts'
import { roadOf } from '../domain/public-road.ts'
import { publicStateOf } from '../domain/public-state.ts'
import { findWithdrawal } from '../form/consent/consent.repository.ts'
import { renderWithdrawal } from '../form/consent/render-consent.ts'
import { showCode } from '../form/form-ticket.ts'
import {
  renderErased,
  renderThread,
  type ShownClarification,
  type ShownReceipt,
  type ShownWord,
} from '../pages/receipt-page.ts'
import { offerToFollow } from '../progress/add-follower.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import { findPhotoConsent } from '../register/photos.repository.ts'
import {
  containerOf,
  findRoadDates,
  findWork,
  listWords,
  type RequestRow,
  type Word,
  type Work,
} from '../requests.repository.ts'
import { type Exchange, readerOf, sendPage } from '../send-page.ts'
import { type Added, addPurpose } from './add-words.ts'
import { linkFiles } from './link-files.ts'
import { shownStepOf } from './shown-step.ts'

/** `added`: a message that was received, or one that has to be corrected. */
type Shown = Exchange & { found: RequestRow; added: Added | null }

export async function sendThread(
  context: PublicPageContext,
  { request, reply, found, added }: Shown,
): Promise<FastifyReply> {
  if (found.erasedAt) return sendErased(context, { request, reply, found, erasedAt: found.erasedAt })
  const { db, tickets, clock, region } = context
  const { words, language, keep } = readerOf(request)
  const [thread, work, asked, withdrawnAt] = await Promise.all([
    listWords(db, found),
    findWork(db, found),
    findAsked(db, { channelId: found.channelId, container: containerOf(found.id) }),
    findWithdrawal(db, found.id),
  ])
  const files = await linkFiles(context, thread)
  const isAnswered = thread.some(isAnswer)
  const step = isAnswered ? shownStepOf(work) : (work?.step ?? null)
  const road = await readRoad(db, { work, step, thread, found })
  const say = momentFormat(language, region.timeZone)
  const state = publicStateOf(step)
  const body = renderThread({
    ...{ words, number: found.number, code: showCode(tickets.codeOf(found.id)), state },
    stream: asked && { ...asked, url: pageOf(asked, keep), isAlone: work === null },
    agencyName: work?.agencyName ?? null,
    road:
      asked && work === null
        ? null
        : (road?.map(({ at, ...mark }) => ({ ...mark, ...(at ? say(at) : { at: null, moment: null }) })) ??
          null),
    deadline: work?.dueAt ? say(work.dueAt) : null,
    clarification: await readClarification(db, work, say),
    thread: thread.map(
      ({ externalId, direction, text, photos, at }): ShownWord => ({
        isOurs: direction === 'out',
        // The page asks by buttons of its own.
        text: direction === 'out' ? withoutAsking(text) : text,
        photos,
        files: files.get(externalId) ?? [],
        ...say(at),
      }),
    ),
    actions: { check: keep('/ask/check'), add: keep('/ask/add'), photos: keep('/ask/photos') },
    maySeePhotos: await readPhotosChoice(db, found, thread),
    book: work && (await readInBook(context, work.id)),
    ticket: tickets.issue(addPurpose(found.id), clock()),
    follow: state === 'dismissed' ? null : offerToFollow(context, { request, found }),
    withdrawal: renderWithdrawal({
      ...{ language, number: found.number, code: showCode(tickets.codeOf(found.id)) },
      ...{ action: keep('/ask/withdraw'), at: withdrawnAt && say(withdrawnAt).moment },
    }),
    isAsked: isAnswered && (state === 'answered' || state === 'done' || state === 'postponed'),
    added: added?.kind === 'taken' ? (isComing(added.messageId, thread) ? 'coming' : 'shown') : null,
    problem: added?.kind === 'mend' ? added : null,
  })
  return sendPage(request, reply, {
    regionName: region.name,
    page: {
      ...{ title: `${words.number} ${found.number}`, body, isPrivate: true },
      status: added?.kind === 'mend' ? 400 : 200,
      again: { path: '/ask/check', fields: codeFields(found.number, tickets.codeOf(found.id)) },
    },
  })
}

function isAnswer({ direction, isAsking }: Word): boolean {
  return direction === 'out' && !isAsking
}

/** What we asked of this resident, as long as we wait for it. */
async function readClarification(
  db: PublicPageContext['db'],
  work: Work | null,
  say: ReturnType<typeof momentFormat>,
): Promise<ShownClarification | null> {
  if (!work?.clarificationId || !work.clarifyUntil) return null
  const asked = await findClarification(db, work.clarificationId)
  return asked ? { text: asked.text, until: say(work.clarifyUntil) } : null
}

async function sendErased(
  context: PublicPageContext,
  { request, reply, found, erasedAt }: Omit<Shown, 'added'> & { erasedAt: Date },
): Promise<FastifyReply> {
  const { db, region } = context
  const { words, language } = readerOf(request)
  const work = await findWork(db, found)
  const { moment } = momentFormat(language, region.timeZone)(erasedAt)
  const book = work && (await readInBook(context, work.id))
  return sendPage(request, reply, {
    regionName: region.name,
    page: {
      ...{ title: `${words.number} ${found.number}`, isPrivate: true },
      body: renderErased({ words, number: found.number, moment, book }),
    },
  })
}

/** The pipeline inserts a message into the thread a moment after it was received. */
function isComing(messageId: string, thread: readonly Word[]): boolean {
  return messageId !== '' && thread.every(({ externalId }) => externalId !== messageId)
}

async function readPhotosChoice(
  db: PublicPageContext['db'],
  { id }: RequestRow,
  thread: readonly Word[],
): Promise<boolean | null> {
  const hasPhotos = thread.some(({ direction, photos }) => direction === 'in' && photos > 0)
  return hasPhotos ? ((await findPhotoConsent(db, id))?.isGiven ?? false) : null
}

async function readInBook(
  { db, receiptScript }: PublicPageContext,
  incidentId: string,
): Promise<ShownReceipt | null> {
  const receipt = await findReceipt(db, incidentId)
  if (!receipt) return null
  const { index, question } = receipt
  const [script, opening] = await Promise.all([receiptScript(), openReceipt(db, receipt)])
  return { index, question, proofUrl: `/book/proof/${index}.tlog-proof`, script, opening }
}

type Known = { work: Work | null; step: Step | null; thread: readonly Word[]; found: RequestRow }

async function readRoad(db: PublicPageContext['db'], { work, step, thread, found }: Known) {
  const dates = work === null ? {} : await findRoadDates(db, work.id)
  const answer = thread.find(isAnswer)
  return roadOf(step, { ...dates, received: found.requestedAt, answered: answer?.at ?? null })
}

/** Null if the stream is not announced yet or was cancelled. */
function pageOf({ streamNumber, streamStep }: AskedThere, keep: (path: string) => string): string | null {
  const isShown = streamStep !== 'planned' && streamStep !== 'cancelled'
  return isShown ? keep(`/livestreams/${streamNumber}`) : null
}

/** They open the question. */
function codeFields(number: number, code: string): [string, string][] {
  return [
    ['number', String(number)],
    ['code', showCode(code)],
  ]
}

/** In the time of the region, wherever the reader is. */
export function momentFormat(language: string, timeZone: string) {
  const format = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long', timeStyle: 'short' })
  return (at: Date) => ({ at: at.toISOString(), moment: format.format(at) })
}
