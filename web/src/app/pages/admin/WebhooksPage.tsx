import { IconPlugConnected, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SecretDialog } from '../../../features/live/webhooks/SecretDialog.tsx'
import { WebhookDialog } from '../../../features/live/webhooks/WebhookDialog.tsx'
import { WebhookPanel } from '../../../features/live/webhooks/WebhookPanel.tsx'
import { webhooksQuery } from '../../../features/live/webhooks/webhooks.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'

/** Which programs of others are told of what happens here, and how each of them fares. */
export function WebhooksPage() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(webhooksQuery)
  const [isAdding, setAdding] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <main className="page">
      <header className="page-h">
        <h1>{t('webhooks.title')}</h1>
        <Link className="btn" to="/installation">
          {t('webhooks.back')}
        </Link>
        <Button
          look="primary"
          icon={<IconPlus className="ic" aria-hidden="true" />}
          onClick={() => setAdding(true)}
        >
          {t('webhooks.add')}
        </Button>
      </header>
      <p className="sm muted">{t('webhooks.about')}</p>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('webhooks.loading')} />}
      {data?.webhooks.length === 0 && (
        <EmptyState title={t('webhooks.none')} mark={<IconPlugConnected className="ic xl" />}>
          {t('webhooks.noneText')}
        </EmptyState>
      )}
      {data && data.webhooks.length > 0 && (
        <ul className="panel" aria-label={t('webhooks.title')}>
          {data.webhooks.map((webhook) => (
            <WebhookPanel key={webhook.id} webhook={webhook} />
          ))}
        </ul>
      )}
      {isAdding && <WebhookDialog webhook={null} onClose={() => setAdding(false)} onSecret={setSecret} />}
      {secret !== null && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </main>
  )
}
