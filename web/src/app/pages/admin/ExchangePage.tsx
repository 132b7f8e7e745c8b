import { Exchange } from '../../../features/exchange/Exchange.tsx'

export function ExchangePage() {
  return (
    <main className="page">
      <Exchange />
    </main>
  )
}
