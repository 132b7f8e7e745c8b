import { IconArrowLeft } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ChatSetup } from '../../features/chats/registry/index.ts'

const route = getRouteApi('/app/chats/$chatId/setup')

export function ChatSetupPage() {
  const { t } = useTranslation()
  const { chatId } = route.useParams()
  return (
    <main className="page">
      <Link className="row g1 sm" to="/chats/{-$chatId}" params={{ chatId }}>
        <IconArrowLeft className="ic" aria-hidden="true" />
        {t('chats.setup.back')}
      </Link>
      <ChatSetup key={chatId} chatId={chatId} />
    </main>
  )
}
