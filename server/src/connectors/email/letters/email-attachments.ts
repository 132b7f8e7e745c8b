/** Files of a letter: they stand in its bytes, so nothing has to be fetched. */
import type { Attachment, AttachmentSource } from '../../connector.ts'
import { type LetterPart, parseLetter } from './email-letter.ts'

/** Pictures inside the text are signs of firms and trackers, unless they are as big as photographs. */
const SMALLEST_PHOTO = 12 * 1024
/** Nothing that a resident has sent. */
const OF_THE_POST =
  /^(message\/delivery-status|text\/rfc822-headers|application\/(pgp-signature|pkcs7-signature|x-pkcs7-signature))$/

export function listAttachments(parts: readonly LetterPart[]): Attachment[] {
  return parts.filter(isFile).map(({ ref, contentType, name }) => ({
    kind: kindOf(contentType),
    ref,
    url: null,
    title: name,
  }))
}

function isFile({ contentType, isInline, bytes }: LetterPart): boolean {
  if (OF_THE_POST.test(contentType)) return false
  return !isInline || !contentType.startsWith('image/') || bytes.byteLength >= SMALLEST_PHOTO
}

function kindOf(contentType: string): string {
  const [family = ''] = contentType.split('/')
  if (family === 'image') return 'photo'
  return family === 'audio' || family === 'video' ? family : 'doc'
}

export async function locateEmailFile(
  { ref }: Attachment,
  raw: Uint8Array | null,
): Promise<AttachmentSource | null> {
  if (raw === null) return null
  const { parts } = await parseLetter(raw)
  const part = parts.find((one) => one.ref === ref)
  return part ? { kind: 'bytes', bytes: part.bytes, name: part.name } : null
}
