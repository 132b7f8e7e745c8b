import type { ChatMessageResponse } from '@veche/contract/chats.ts'
import { useTranslation } from 'react-i18next'
import { quoted } from '../../../lib/words/quoted.ts'

type Reason = NonNullable<ChatMessageResponse['reason']>

/** Why a class or a link was suggested, with the words that showed it. An unknown code says nothing. */
export function useReasonWords(): (reason: Reason | null | undefined) => string {
  const { t, i18n } = useTranslation()
  return (reason) => {
    if (!reason) return ''
    const key = `chats.reason.${reason.code}`
    const words = reason.words.map((word) => quoted(word)).join(', ')
    return i18n.exists(key) ? t(key, { words }) : words
  }
}
