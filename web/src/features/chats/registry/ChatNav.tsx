import type { ChatResponse } from '@veche/contract/chats.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from '../chat/chat-page.module.css'
import { useChatName } from '../chat/index.ts'

type Props = {
  chats: readonly ChatResponse[]
  currentId: string | null
  renderLink: (chatId: string, content: ReactNode, isCurrent: boolean) => ReactNode
  /** The whole page is this list. */
  isPage: boolean
  children?: ReactNode
}

/** All chats of the reader; where somebody waits too long is seen without opening it. */
export function ChatNav({ chats, currentId, renderLink, isPage, children }: Props) {
  const { t } = useTranslation()
  const Title = isPage ? 'h1' : 'h2'
  const places = new Set(chats.map(({ municipalityCode }) => municipalityCode)).size
  const nameOf = useChatName(chats)
  return (
    <nav className={styles.navigation} aria-label={t('chats.title')}>
      <div className={styles.navigationHeading}>
        <Title>{t('chats.title')}</Title>
        <span className="muted sm">{t('chats.places', { count: places })}</span>
      </div>
      <ul>
        {chats.map((chat) => (
          <li key={chat.id}>
            {renderLink(chat.id, <ChatLine chat={chat} name={nameOf(chat)} />, chat.id === currentId)}
          </li>
        ))}
      </ul>
      {children}
    </nav>
  )
}

function ChatLine({ chat, name }: { chat: ChatResponse; name: string }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { dangerCount, lateCount, openCount, isActive } = chat
  return (
    <>
      <ChannelGlyph network={chat.network} />
      <span className="grow el" title={chat.title}>
        {name}
      </span>
      {!isActive && <span className="xs muted">{t('chats.inactive')}</span>}
      {dangerCount > 0 && (
        <State name="urgent" className="xs">
          <span className="sr">{t('chats.dangers')}</span>
          {number(dangerCount)}
        </State>
      )}
      {lateCount > 0 && (
        <State name="late" className="xs">
          <span className="sr">{t('chats.late')}</span>
          {number(lateCount)}
        </State>
      )}
      <b>
        <span className="sr">{t('chats.open')}</span>
        {number(openCount)}
      </b>
    </>
  )
}
