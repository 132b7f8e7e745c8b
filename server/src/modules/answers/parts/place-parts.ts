/** Where the parts of an answer go: to whom, into which thread or dialog, with which files. */
import type { OutgoingMessage, Surface } from '../../../connectors/connector.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Recipient } from '../../incidents/index.ts'
import type { AnswersContext } from './answers-context.ts'
import { capabilitiesFor } from './channel-capabilities.ts'
import { type Part, partOfFile } from './domain/private-part.ts'
import { listContentTypes } from './parts.repository.ts'

export const NO_DIALOG = 'outbox.no_dialog'

type Place = Pick<OutgoingMessage, 'surface' | 'container' | 'replyToExternalId' | 'threadExternalId'>
export type Placed = {
  recipient: Recipient
  part: Part
  place: Place
  fileIds: string[] | null
  /** The part that holds the answer; the other one only says where it is. */
  holdsAnswer: boolean
  /** Known before the first attempt. */
  errorCode: string | null
}

type Answer = { incidentId: string; privateText: string; fileIds: readonly string[] }
type Deps = Pick<AnswersContext, 'connectors' | 'findAccount'>

/** The private part comes before the public one, because it is sent first. */
export async function placeParts(
  db: Db,
  recipients: readonly Recipient[],
  answer: Answer,
  deps: Deps,
): Promise<Placed[]> {
  const placed: Placed[] = []
  if (answer.privateText.trim() === '') {
    for (const recipient of recipients)
      placed.push({ ...whole(recipient, 'public'), fileIds: await filesThere(recipient, answer, deps) })
    return placed
  }
  const types = await listContentTypes(db, answer.fileIds)
  for (const recipient of recipients) {
    // An author who asked in private gets both parts there.
    if (isAlone(recipient.surface))
      placed.push({ ...whole(recipient, 'private'), fileIds: await filesThere(recipient, answer, deps) })
    else placed.push(...(await pairFor(recipient, types, deps)))
  }
  return placed
}

/** Null means all files. If the network accepts none, the text is sent alone and no files are recorded as sent. */
async function filesThere(
  { channelId, surface }: Recipient,
  { fileIds }: Answer,
  deps: Deps,
): Promise<string[] | null> {
  if (fileIds.length === 0) return null
  const { attach, reply } = await capabilitiesFor(deps, channelId)
  // The capabilities of a channel that is switched off are unknown.
  const isAway = reply.length === 0
  return isAway || attach.photos.includes(surface) || attach.documents.includes(surface) ? null : []
}

function isAlone(surface: Surface): boolean {
  return surface === 'private' || surface === 'email' || surface === 'form'
}

function whole(recipient: Recipient, part: Part): Omit<Placed, 'fileIds'> {
  return { recipient, part, place: threadOf(recipient), holdsAnswer: true, errorCode: null }
}

function threadOf({ surface, container, externalId, threadExternalId }: Recipient): Place {
  return { surface, container, replyToExternalId: externalId, threadExternalId }
}

async function pairFor(
  recipient: Recipient,
  types: ReadonlyMap<string, string>,
  deps: Deps,
): Promise<Placed[]> {
  const { channelId, network, surface, authorExternalId, isPerson } = recipient
  const { attach } = await capabilitiesFor(deps, channelId)
  const threadTakesFiles = attach.photos.includes(surface) || attach.documents.includes(surface)
  const filesOf = (part: Part) =>
    [...types].flatMap(([id, type]) =>
      partOfFile(type, { hasPrivatePart: true, threadTakesFiles }) === part ? [id] : [],
    )
  const messages = deps.connectors.get(network)?.privateMessages
  const account = await deps.findAccount(channelId)
  const dialog =
    account && isPerson && authorExternalId ? messages?.dialogOf(account, authorExternalId) : undefined
  return [
    {
      recipient,
      part: 'private',
      place: {
        surface: 'private',
        container: dialog?.container ?? '',
        threadExternalId: dialog?.threadExternalId ?? '',
        // A private part replies to no message: it starts or continues the dialog.
        replyToExternalId: '',
      },
      fileIds: filesOf('private'),
      holdsAnswer: true,
      errorCode: dialog ? null : NO_DIALOG,
    },
    {
      recipient,
      part: 'public',
      place: threadOf(recipient),
      fileIds: filesOf('public'),
      holdsAnswer: false,
      errorCode: null,
    },
  ]
}
