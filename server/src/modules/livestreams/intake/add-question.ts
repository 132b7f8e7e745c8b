/** Adds a question asked by phone, at the reception or in the hall. It is saved as a message of the region's form, so that an incident can be opened for it. */
import type { AddQuestionRequest } from '@veche/contract/livestreams.ts'
import { isHandPage } from '@veche/contract/values/casework/by-hand.ts'
import type { z } from 'zod'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Vault } from '../../../platform/vault.ts'
import { listChannels } from '../../channels/index.ts'
import { describeAuthors, ensureAuthors, insertMessages } from '../../inbox/index.ts'
import {
  isAtWork,
  type Livestream,
  type LivestreamAsk,
  type LivestreamsContext,
  workInLivestream,
} from '../stream/index.ts'
import { addQuestions } from './add-questions.ts'
import { readTexts } from './read-texts.ts'

type Typed = z.infer<typeof AddQuestionRequest>

export function addQuestion(
  context: LivestreamsContext,
  { request, actor, livestreamId }: LivestreamAsk & { request: Typed },
): Promise<void> {
  return workInLivestream(context, { livestreamId, actor }, async (tx, { stream, deps, now }) => {
    if (!isAtWork(stream.step)) throw new ConflictError('livestream.over', { step: stream.step })
    const channelId = await findFormChannel(tx, stream)
    const askedAt = new Date(Math.min(Date.parse(request.askedAt), now.getTime()))
    const kept = await saveMessage(tx, { request, channelId, askedAt, now, vault: context.vault })
    // Id of the request, for repeats after a lost connection.
    if (!kept) return
    const [read] = readTexts([request.text], stream.municipalityCode, deps)
    const { key: id, channel, text, name, contact } = request
    const asked = {
      ...{ id, channel, text, isQuestion: true, danger: read?.danger ?? null, authorId: kept.authorId },
      ...{ topicCode: read?.topicCode ?? null, address: read?.address ?? null },
      ...{ card: context.vault.seal({ name, contact }), tag: null },
      words: [{ messageId: kept.messageId, askedAt }],
    }
    await addQuestions(tx, { stream, asked: [asked] }, deps)
  })
}

/** Of the stream's municipality, else of the region. */
async function findFormChannel(tx: Tx, { municipalityCode }: Livestream): Promise<string> {
  const forms = (await listChannels(tx)).filter(
    ({ network, externalId, isActive }) => network === 'form' && !isHandPage(externalId) && isActive,
  )
  const form = forms.find((channel) => channel.municipalityCode === municipalityCode) ?? forms[0]
  if (!form) throw new ConflictError('livestream.no_form_channel', { field: 'channel' })
  return form.id
}

type Keeping = { request: Typed; channelId: string; askedAt: Date; now: Date; vault: Vault }

/** Null if it was saved before. */
async function saveMessage(
  tx: Tx,
  { request: { key, text, name, contact }, channelId, askedAt, now, vault }: Keeping,
): Promise<{ messageId: string; authorId: string } | null> {
  const authors = await ensureAuthors(tx, 'form', [key])
  const authorId = authors.get(key)
  if (authorId === undefined) throw new Error('An author that was made is found')
  const known = [name, contact].filter((part) => part !== '').join(', ')
  // The contact is needed, because the incident says nothing else about how to reach the author.
  if (known) describeAuthors(tx, [{ authorId, card: vault.seal({ name: known, url: null }) }], now)
  const messageId = newId()
  const inserted = await insertMessages(tx, [
    {
      ...{ id: messageId, channelId, network: 'form', surface: 'form', direction: 'in', text },
      ...{ container: `form:${key}`, externalId: key, parentExternalId: null, threadExternalId: key },
      ...{ authorId, authorKind: 'person', geo: null, attachments: [], permalink: null, subject: null },
      ...{ version: key, capturedAt: now, isCreationSeen: true, sourceState: 'alive' },
      ...{ occurredAt: askedAt, receivedAt: now, isByHand: false, automatic: null, isLate: false },
      ...{ isRead: true, incidentId: null },
    },
  ])
  return inserted.has(messageId) ? { messageId, authorId } : null
}
