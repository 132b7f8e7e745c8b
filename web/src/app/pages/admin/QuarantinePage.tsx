import { Quarantine } from '../../../features/inbox/Quarantine.tsx'

export function QuarantinePage() {
  return (
    <main className="page">
      <Quarantine />
    </main>
  )
}
