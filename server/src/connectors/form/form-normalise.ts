/** What the public page took in → one message. Pure; stored deliveries are read again by it years later. */
import { type Attachment, ConnectorError, type InboundEvent } from '../connector.ts'
import { contentVersion } from '../content-version.ts'
import { formContainer } from './form-container.ts'
import { parseDelivery } from './form-receive.ts'

export const PHOTO_MARK = 'photo:'

export function normaliseForm(body: Uint8Array): InboundEvent[] {
  const delivery = parseDelivery(body)
  if (!delivery) throw new ConnectorError('unreadable', 'form.unreadable_delivery')
  const { id, threadId, at, text, name, place, photos, mediaUrls } = delivery
  const attachments: Attachment[] = [
    ...photos.map(({ hash }) => ({ kind: 'photo', ref: `${PHOTO_MARK}${hash}`, url: null, title: null })),
    ...mediaUrls.map((url) => ({ kind: 'photo', ref: url, url, title: null })),
  ]
  return [
    {
      op: 'created',
      surface: 'form',
      container: formContainer(threadId),
      externalId: id,
      version: contentVersion(
        text,
        attachments.map(({ ref }) => ref),
      ),
      parentExternalId: id === threadId ? null : threadId,
      threadExternalId: threadId,
      // Nobody is known here by more than one request: each has an author of its own.
      author: { externalId: threadId, kind: 'person', ...(name ? { card: { name, url: null } } : {}) },
      text,
      attachments,
      geo: place,
      occurredAt: new Date(at),
      // The page of a question opens to its author alone, by the code.
      permalink: null,
      writtenByExternalId: null,
    },
  ]
}
