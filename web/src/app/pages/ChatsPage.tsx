import { IconMessages, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { ChatResponse } from '@veche/contract/chats.ts'
import { type ReactNode, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChatScreen } from '../../features/chats/ChatScreen.tsx'
import * as styles from '../../features/chats/chat/chat-page.module.css'
import { chatsQuery } from '../../features/chats/chat/index.ts'
import { AddChatDialog, ChatNav } from '../../features/chats/registry/index.ts'
import { TWO_PAGES, useMedia } from '../../lib/browser/media.ts'
import { lazyPart } from '../../lib/line/lazy-part.ts'
import { prepareOffline } from '../../lib/line/offline.ts'
import { meQuery } from '../../lib/session.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState, ErrorNotice, NotFound, SkeletonRows } from '../../ui/query-states.tsx'

const ChatArticles = lazyPart(
  'ChatArticles',
  () => import('../../features/portal/knowledge/ChatArticles.tsx'),
)
const ModerateThis = lazyPart(
  'ModerateThis',
  () => import('../../features/portal/moderation/ModerateThis.tsx'),
)
const ChatOutages = lazyPart('ChatOutages', () => import('../../features/outages/offer/ChatOutages.tsx'))

const route = getRouteApi('/app/chats/{-$chatId}')
const LINK = '/chats/{-$chatId}'
const SETUP = '/chats/$chatId/setup'

/** Chats, the talk of one, its clocks; a laptop shows them side by side, a phone one after another. */
export function ChatsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { chatId = null } = route.useParams()
  const { message = null } = route.useSearch()
  const isTwoPages = useMedia(TWO_PAGES)
  const me = useQuery(meQuery).data
  const { data, error, refetch } = useQuery(chatsQuery)
  const [isAdding, setAdding] = useState(false)
  useEffect(() => void prepareOffline(), [])
  if (!me) return null
  if (!me.abilities.seeChats) return <NotFound isPage />
  if (error && !data) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows label={t('chats.loading')} />
  const { chats } = data
  // A laptop has room for a talk beside the list, so one is always open there.
  const currentId = chatId ?? (isTwoPages ? null : (chats[0]?.id ?? null))
  const chat = chats.find(({ id }) => id === currentId)
  const add = me.abilities.manageChats && (
    <Button
      size={chats.length > 0 ? 's' : 'm'}
      icon={<IconPlus className="ic" aria-hidden="true" />}
      onClick={() => setAdding(true)}
    >
      {t('chats.setup.add')}
    </Button>
  )
  const dialog = isAdding && (
    <AddChatDialog
      onClose={() => setAdding(false)}
      onAdded={(id) => void navigate({ to: SETUP, params: { chatId: id } })}
    />
  )
  if (chats.length === 0)
    return (
      <main className={styles.noChats}>
        <EmptyState
          isPage
          title={t('chats.empty.title')}
          mark={<IconMessages className="ic xl" />}
          actions={add}
        >
          {t(me.abilities.manageChats ? 'chats.empty.textManager' : 'chats.empty.text')}
        </EmptyState>
        {dialog}
      </main>
    )
  return (
    <main className={styles.chatPage}>
      {!(isTwoPages && currentId) && (
        <ChatNav chats={chats} currentId={currentId} renderLink={chatLink} isPage={currentId === null}>
          <div className={styles.navigationFoot}>{add}</div>
        </ChatNav>
      )}
      <OneChat
        key={`${currentId} ${message}`}
        chat={chat}
        chatId={currentId}
        messageId={message}
        userId={me.id}
        mayModerate={me.abilities.moderate}
        isTwoPages={isTwoPages}
      />
      {dialog}
    </main>
  )
}

function chatLink(chatId: string, content: ReactNode, isCurrent: boolean) {
  return (
    <Link
      className={styles.chatLink}
      to={LINK}
      params={{ chatId }}
      aria-current={isCurrent ? 'page' : undefined}
    >
      {content}
    </Link>
  )
}

type OneChatProps = {
  chat: ChatResponse | undefined
  chatId: string | null
  messageId: string | null
  userId: string
  mayModerate: boolean
  isTwoPages: boolean
}

function OneChat({ chat, chatId, messageId, userId, mayModerate, isTwoPages }: OneChatProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  if (chatId === null) return null
  if (!chat)
    return (
      <NotFound
        isPage
        action={
          <Link className="btn" to={LINK} params={{ chatId: undefined }}>
            {t('chats.back')}
          </Link>
        }
      />
    )
  return (
    <ChatScreen
      chat={chat}
      userId={userId}
      messageId={messageId}
      isOnePane={isTwoPages}
      onBack={isTwoPages ? () => void navigate({ to: LINK, params: { chatId: undefined } }) : null}
      onSetup={() => void navigate({ to: SETUP, params: { chatId } })}
      renderIncident={(incidentId, content) => (
        <Link to="/incident/$incidentId" params={{ incidentId }}>
          {content}
        </Link>
      )}
      renderModeration={
        mayModerate
          ? (id, onClose) => (
              <Suspense>
                <ModerateThis messages={[{ id, text: '', authorName: null }]} onClose={onClose} />
              </Suspense>
            )
          : null
      }
      renderBeside={(id, { onReply }) => (
        <Suspense>
          <ChatOutages
            chatId={chatId}
            messageId={id}
            onReply={onReply}
            renderOutage={(outageId, content) => (
              <Link to="/outages/$outageId" params={{ outageId }}>
                {content}
              </Link>
            )}
          />
          <ChatArticles
            chatId={chatId}
            messageId={id}
            onReply={onReply}
            renderArticle={(articleId, content) => (
              <Link to="/knowledge/$articleId" params={{ articleId }}>
                {content}
              </Link>
            )}
          />
        </Suspense>
      )}
      renderFake={(fakeId, content) => (
        <Link to="/fakes/$fakeId" params={{ fakeId }}>
          {content}
        </Link>
      )}
    />
  )
}
