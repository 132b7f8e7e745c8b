import { ResetsSection } from '../../features/access/ResetsSection.tsx'
import { Users } from '../../features/access/Users.tsx'

export function UsersPage() {
  return (
    <main className="page">
      <ResetsSection />
      <Users />
    </main>
  )
}
