/** Messages without a word: what they are, and whether anybody has to look. */
import { z } from 'zod'
import type { StoredMessage } from '../../inbox/index.ts'

type Wordless = Pick<StoredMessage, 'text' | 'attachments'>

const Kinds = z.array(z.object({ kind: z.string() }))

/** Each network has its own name for what a person has spoken. */
const VOICES = new Set(['audio_message', 'audio', 'voice'])

function kindsOf({ attachments }: Pick<Wordless, 'attachments'>): string[] {
  return (Kinds.safeParse(attachments).data ?? []).map(({ kind }) => kind)
}

/** A thumb up asks for nothing: it is seen in its talk and begins no work. */
export function isStickerAlone(message: Wordless): boolean {
  const kinds = kindsOf(message)
  return message.text.trim() === '' && kinds.length > 0 && kinds.every((kind) => kind === 'sticker')
}

/** What nobody can read is named by what it is: a voice has to be listened to. */
export function wordlessTitle(message: Pick<Wordless, 'attachments'>): string {
  const kinds = kindsOf(message)
  if (kinds.some((kind) => VOICES.has(kind))) return 'Голосовое сообщение'
  return kinds.includes('photo') ? 'Фотография без текста' : 'Сообщение без текста'
}
