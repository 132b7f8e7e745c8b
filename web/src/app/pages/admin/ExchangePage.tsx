import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Exchange } from '../../../features/exchange/Exchange.tsx'
import { meQuery } from '../../../lib/session.ts'

/** Files by hand and by the clock; whoever keeps webhooks is led to them from here too. */
export function ExchangePage() {
  const { t } = useTranslation()
  const abilities = useQuery(meQuery).data?.abilities
  return (
    <main className="page">
      <Exchange
        link={(incidentId, words) => (
          <Link to="/incident/$incidentId" params={{ incidentId }}>
            {words}
          </Link>
        )}
      />
      {abilities?.manageWebhooks && abilities.seeInstallation && (
        <p>
          <Link className="lnk tap" to="/installation" hash="webhooks">
            {t('exchange.webhooks')}
          </Link>
        </p>
      )}
    </main>
  )
}
