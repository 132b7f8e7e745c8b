/** Sends what is written to one recipient after another; the failure of one is theirs alone. */
import { getReader, nextMailAttempt, readFailure } from '../../notifications/index.ts'
import { mayGet, type Place, type ReportsContext, readKnown } from '../schedules/index.ts'
import { claimDeliveries, type Delivery, type DeliveryEnd, endDelivery } from './deliveries.repository.ts'
import { LETTER_WORDS } from './domain/letter-words.ts'
import { MOST_ATTEMPTS } from './domain/retries.ts'
import { findFile, findRun } from './runs.repository.ts'

const AT_ONCE = 10

type Refusal = Extract<DeliveryEnd, { state: 'failed' }>
type Known = Awaited<ReturnType<typeof readKnown>>
type Sendable = NonNullable<Awaited<ReturnType<typeof readSendable>>>

export async function sendDeliveries(context: ReportsContext): Promise<void> {
  for (;;) {
    const claimed = await claimDeliveries(context.db, { now: context.clock(), limit: AT_ONCE })
    if (claimed.length === 0) return
    const known = await readKnown(context.db)
    for (const delivery of claimed)
      await endDelivery(context.db, delivery, await sendOne(context, delivery, known))
  }
}

async function sendOne(context: ReportsContext, delivery: Delivery, known: Known): Promise<DeliveryEnd> {
  const { sendLetter, clock, log } = context
  // A letter that waited for a mail server for months would tell of what nobody asks any more.
  if (!sendLetter) return failed('report.no_mail_server')
  const sendable = await readSendable(context, delivery)
  if (!sendable) return failed('report.file_gone')
  const address = await findAddress(context, delivery, { ...sendable, known })
  if (typeof address !== 'string') return address
  try {
    await sendLetter({
      id: `${delivery.runId}-${delivery.no}`,
      to: address,
      ...letterOf(sendable, {
        publicUrl: context.publicUrl,
        isOwn: delivery.userId === sendable.run.ownerId,
        ownerName: known.people.get(sendable.run.ownerId)?.name ?? '',
      }),
    })
    return { state: 'sent', sentAt: clock(), errorCode: null }
  } catch (error) {
    const { code, isFinal } = readFailure(error)
    const { runId, no, attempts } = delivery
    log.warn({ runId, no, code, attempts }, 'a report did not leave')
    if (isFinal) return failed('report.mail_refused')
    if (attempts >= MOST_ATTEMPTS) return failed('report.mail_failed')
    const nextAttemptAt = nextMailAttempt(attempts, clock())
    return { state: 'waiting', nextAttemptAt, errorCode: 'report.mail_failed' }
  }
}

function failed(errorCode: string): Refusal {
  return { state: 'failed', errorCode }
}

async function readSendable({ db }: ReportsContext, { runId }: Delivery) {
  const [run, file] = await Promise.all([findRun(db, runId), findFile(db, runId)])
  return run && file ? { run, file } : null
}

/** Whoever may no longer see it is not sent it, whatever the schedule says. */
async function findAddress(
  { db }: ReportsContext,
  { userId, address }: Delivery,
  { run, known }: Pick<Sendable, 'run'> & { known: Known },
): Promise<string | Refusal> {
  if (userId === null) {
    const mailbox = address ?? ''
    return known.addresses.includes(mailbox) ? mailbox : failed('report.address_not_allowed')
  }
  const [person, owner] = [known.people.get(userId), known.people.get(run.ownerId)]
  const reader = await getReader(db, userId)
  if (!person || !reader?.isActive) return failed('report.person_gone')
  if (!owner) return failed('report.owner_gone')
  const { municipalityCode, agencyCode, kind } = run
  const place: Place = {
    ...(municipalityCode !== null && { municipalityCode }),
    ...(agencyCode !== null && { agencyCode }),
  }
  return mayGet(person, { kind, place, owner }) ? reader.email : failed('report.person_out_of_scope')
}

type Sender = { publicUrl: string; isOwn: boolean; ownerName: string }

/** With how to stop it: its owner by the schedule, anybody else by a word to the owner. */
function letterOf({ run, file }: Sendable, { publicUrl, isOwn, ownerName }: Sender) {
  const words = LETTER_WORDS[run.language]
  const { name, type, bytes } = file
  if (run.kind === 'head_letter')
    return { subject: name.replace(/\.html$/, ''), text: file.words, html: bytes.toString('utf8') }
  const days = run.from === run.to ? run.from : `${run.from} — ${run.to}`
  return {
    subject: words.subject(run.title, days),
    text: [
      ...[file.words, words.attached(name), `${words.archive}\n${publicUrl}/reports?tab=archive`],
      isOwn ? `${words.stopOwn}\n${publicUrl}/reports?tab=schedules` : words.stopBy(ownerName),
    ].join('\n\n'),
    attachments: [{ name, type, bytes }],
  }
}
