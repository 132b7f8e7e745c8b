/** A version on its way: handed in, sent back or approved by another person, held, sent into the thread of each author and confirmed. */
import { askAuthor, askingAfter, hashText, personalise } from '../../../../modules/answers/index.ts'
import type { IncidentCommand, Published } from '../../../../modules/incidents/index.ts'
import { idAt } from '../domain/chance.ts'
import { nextIdAfter } from './messages.ts'
import type { Office } from './office.ts'
import { endPromise, openPromise } from './promising.ts'
import { type Checked, findOverride, nameOf, type Written } from './remarks.ts'
import type { Walk } from './walk.ts'
import type { Person } from './world.ts'

type Version = Walk['life']['versions'][number]

/** In the order of the texts; the last one waits for a decision. */
export function handIn(walk: Walk, written: Checked, office: Office): Version {
  const { life } = walk
  const { kind, text, writer, at, promise } = written
  const overrideReason = findOverride(walk, written, office)
  const versionNo = life.versions.length + 1
  const told = promise && { ...promise, dueAt: promise.dueAt.toISOString() }
  const details = {
    ...{ versionNo, answerKind: kind },
    ...(told ? { promise: told } : {}),
    ...(overrideReason ? { overrideReason } : {}),
  }
  walk.run({ at, actor: writer, command: { type: 'submit' }, details })
  const version: Version = {
    ...{ incidentId: walk.state.id, versionNo, kind, text, overrideReason, createdAt: at },
    ...{ promise: told && JSON.stringify(told), outcomeSaid: kind === 'final' ? written.outcome : null },
    ...{ fileIds: written.fileIds, stage: 'centre', authorId: writer.id, authorName: writer.name },
  }
  life.versions.push(version)
  return version
}

type Word = { at: Date; by: Person }

export function sendBack(
  walk: Walk,
  version: Version,
  { at, by, reasonCode, comment }: Word & { reasonCode: string; comment: string },
): void {
  const { versionNo } = version
  walk.run({
    ...{ at, actor: by, command: { type: 'send_back' } },
    details: { versionNo, stage: 'centre', reasonCode, comment },
  })
  decide(walk, version, { at, by, outcome: 'sent_back', reasonCode, comment })
}

function approve(walk: Walk, version: Version, { at, by }: Word): void {
  const details = { versionNo: version.versionNo, stage: 'centre' }
  walk.run({ at, actor: by, command: { type: 'approve' }, details })
  decide(walk, version, { at, by, outcome: 'approved', reasonCode: null, comment: '' })
}

type Decided = Word & { outcome: 'approved' | 'sent_back'; reasonCode: string | null; comment: string }

function decide(
  { life, chance }: Walk,
  version: Version,
  { at, by, outcome, reasonCode, comment }: Decided,
): void {
  const { incidentId, versionNo, authorId } = version
  Object.assign(version, {
    ...{ outcome, decidedBy: by.id, decidedByName: by.name, decidedAt: at, reasonCode },
    decisionComment: comment,
  })
  life.decisions.push({
    ...{
      id: idAt(at, chance),
      incidentId,
      versionNo,
      authorId,
      stage: 'centre',
      outcome,
      reasonCode,
      comment,
    },
    ...{ decidedBy: by.id, decidedByName: by.name, decidedAt: at },
  })
}

/** Approved, held so long that it can be undone, sent to the author and to those whose questions were merged into it. */
export function* publish(
  walk: Walk,
  { written, version, at, by }: Word & { written: Written; version: Version },
  { office, members }: { office: Office; members: readonly Walk[] },
): Generator<Date, void> {
  const { chance } = walk
  yield at
  approve(walk, version, { at, by })
  const holdUntil = new Date(at.getTime() + office.world.settings.publicationHoldSeconds * 1000)
  let sentAt = new Date(holdUntil.getTime() + 300 + chance.below(1500))
  yield sentAt
  const published: Published = {
    ...{ answerKind: written.kind, promiseDueAt: written.promise?.dueAt ?? null },
    outcome: written.kind === 'final' ? written.outcome : 'explained',
    hasEvidence: written.hasPhoto,
  }
  for (const recipient of [...members, walk]) {
    const details = send(walk, recipient, { written, version, approvedAt: at, holdUntil, sentAt, office })
    if (recipient !== walk)
      recipient.run({ at: sentAt, command: { type: 'delivered', ...published }, details })
    else
      confirm(walk, { type: 'publication_confirmed', ...published }, { at: sentAt, written, details, office })
    sentAt = new Date(sentAt.getTime() + 200 + chance.below(400))
  }
}

type Sending = {
  written: Written
  version: Version
  approvedAt: Date
  holdUntil: Date
  sentAt: Date
  office: Office
}

/** What the history says of the delivery. */
function send(walk: Walk, recipient: Walk, sending: Sending): Record<string, unknown> {
  const { written, version, approvedAt, holdUntil, sentAt, office } = sending
  const { life } = recipient
  const [source] = life.messages
  if (!source) throw new Error('A question has a message')
  const { channelId, surface, container, threadExternalId } = source
  const id = idAt(approvedAt, walk.chance)
  const own =
    recipient === walk
      ? version.text
      : personalise(version.text, { from: firstNameOf(walk), to: firstNameOf(recipient) })
  const asking = office.world.settings.asksAuthor ? askingAfter(written.kind, written.outcome) : null
  const { text, buttons } = askAuthor(own, asking, surface)
  const externalId =
    source.network === 'email' || source.network === 'form'
      ? ownId(source.network, id, channelId)
      : nextIdAfter(source, { id, serial: life.messages.length })
  const firstAttemptAt = new Date(sentAt.getTime() - 40 - walk.chance.below(120))
  life.publications.push({
    ...{ id, channelId, conversation: `${channelId} ${container} ${threadExternalId}` },
    ...{
      incidentId: walk.state.id,
      answerVersionNo: version.versionNo,
      recipientIncidentId: recipient.state.id,
    },
    message: JSON.stringify({
      ...{ surface, container, replyToExternalId: source.externalId, threadExternalId, text },
      ...{ attachmentRefs: [], buttons },
    }),
    ...{ state: 'sent', textHash: hashText(text), attempts: 1, firstAttemptAt, nextAttemptAt: holdUntil },
    ...{ externalId, confirmedBy: 'response', createdAt: approvedAt, sentAt, holdUntil },
  })
  life.attempts.push({
    outboxId: id,
    attemptNo: 1,
    startedAt: firstAttemptAt,
    finishedAt: sentAt,
    outcome: 'sent',
  })
  life.messages.push({
    ...{ ...source, id: idAt(sentAt, walk.chance), externalId, parentExternalId: source.externalId, text },
    ...{
      direction: 'out',
      authorId: null,
      authorKind: 'self',
      geo: null,
      subject: null,
      version: hashText(text),
    },
    ...{ capturedAt: sentAt, occurredAt: sentAt, receivedAt: sentAt },
  })
  const labels = life.files
    .filter(({ id: fileId }) => version.fileIds?.includes(fileId))
    .map(({ label }) => label)
  const fileLabels = recipient === walk && labels.length > 0 ? { fileLabels: labels } : {}
  return { publicationId: id, confirmedBy: 'response', externalId, ...fileLabels }
}

const firstNameOf = ({ asked }: Walk) => nameOf(asked)?.split(' ')[0] ?? null
const ownId = (network: 'email' | 'form', id: string, channelId: string) =>
  network === 'form' ? id : `${id}@${channelId.slice(0, 8)}.example`

type Confirming = { at: Date; written: Written; details: Record<string, unknown>; office: Office }

function confirm(
  walk: Walk,
  command: Extract<IncidentCommand, { type: 'publication_confirmed' }>,
  { at, written, details, office }: Confirming,
): void {
  walk.run({ at, command, details })
  endPromise(walk, { at, isKept: command.answerKind === 'final' })
  walk.noticePromise()
  openPromise(walk, written, office)
  walk.noticePromise()
}
