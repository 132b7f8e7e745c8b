import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ConnectWizard } from '../../../features/channels/ConnectWizard.tsx'

export function ConnectPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <main className="page">
      <header className="page-h">
        <h1>{t('channels.wizard.title')}</h1>
      </header>
      <ConnectWizard
        onConnected={(channelId) => void navigate({ to: '/channels/$channelId', params: { channelId } })}
      />
    </main>
  )
}
