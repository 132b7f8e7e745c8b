import { Link } from '@tanstack/react-router'
import { Exchange } from '../../../features/exchange/Exchange.tsx'

export function ExchangePage() {
  return (
    <main className="page">
      <Exchange
        link={(incidentId, words) => (
          <Link to="/incident/$incidentId" params={{ incidentId }}>
            {words}
          </Link>
        )}
      />
    </main>
  )
}
