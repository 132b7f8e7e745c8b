/** Messages without words: what kind they are, and whether a person has to look at them. */
import { z } from 'zod'
import type { StoredMessage } from '../../inbox/index.ts'

type Wordless = Pick<StoredMessage, 'text' | 'attachments'>

const Kinds = z.array(z.object({ kind: z.string() }))

/** Networks have different names for a voice message. */
const VOICES = new Set(['audio_message', 'audio', 'voice'])

function kindsOf({ attachments }: Pick<Wordless, 'attachments'>): string[] {
  return (Kinds.safeParse(attachments).data ?? []).map(({ kind }) => kind)
}

/** A sticker or a thumb up asks for nothing: it is shown in its conversation and starts no work. */
export function isStickerAlone(message: Wordless): boolean {
  const kinds = kindsOf(message)
  return message.text.trim() === '' && kinds.length > 0 && kinds.every((kind) => kind === 'sticker')
}

/** A message without text is titled by its kind, for instance a voice message that somebody must listen to. */
export function wordlessTitle(message: Pick<Wordless, 'attachments'>): string {
  const kinds = kindsOf(message)
  if (kinds.some((kind) => VOICES.has(kind))) return 'Голосовое сообщение'
  return kinds.includes('photo') ? 'Фотография без текста' : 'Сообщение без текста'
}
