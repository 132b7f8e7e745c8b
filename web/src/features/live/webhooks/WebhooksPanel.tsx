import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { SecretDialog } from './SecretDialog.tsx'
import { WebhookDialog } from './WebhookDialog.tsx'
import { WebhookRow } from './WebhookRow.tsx'
import { webhooksQuery } from './webhooks.queries.ts'

/** Which programs of others are told of what happens here, and how each of them fares. */
export function WebhooksPanel() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(webhooksQuery)
  const [isAdding, setAdding] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <section className="panel" id="webhooks" aria-labelledby="webhooks-title">
      <div className="ph wrap">
        <h2 id="webhooks-title">{t('installation.webhooks.title')}</h2>
        <Button
          size="s"
          className="end"
          icon={<IconPlus className="ic" aria-hidden="true" />}
          onClick={() => setAdding(true)}
        >
          {t('installation.webhooks.add')}
        </Button>
      </div>
      <p className="sm muted pad">{t('installation.webhooks.about')}</p>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows count={2} label={t('installation.webhooks.loading')} />}
      {data?.webhooks.length === 0 && (
        <EmptyState title={t('installation.webhooks.none')}>{t('installation.webhooks.noneText')}</EmptyState>
      )}
      {data && data.webhooks.length > 0 && (
        <ul aria-label={t('installation.webhooks.title')}>
          {data.webhooks.map((webhook) => (
            <WebhookRow key={webhook.id} webhook={webhook} />
          ))}
        </ul>
      )}
      {isAdding && <WebhookDialog webhook={null} onClose={() => setAdding(false)} onSecret={setSecret} />}
      {secret !== null && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </section>
  )
}
