import { Users } from '../../features/access/Users.tsx'

export function UsersPage() {
  return (
    <main className="page">
      <Users />
    </main>
  )
}
