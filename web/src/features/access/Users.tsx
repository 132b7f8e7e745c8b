import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { UserResponse } from '@veche/contract/access.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDebounced } from '../../lib/use-debounced.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../ui/query-states.tsx'
import { usersQuery } from './access.queries.ts'
import { CreateUserDialog } from './CreateUserDialog.tsx'
import { UserCard } from './UserCard.tsx'

export function Users() {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [isCreating, setCreating] = useState(false)
  const search = useDebounced(words.trim(), 300)
  const query = useInfiniteQuery(usersQuery(search))
  return (
    <>
      <header className="page-h">
        <h1>{t('access.users.title')}</h1>
        <Button
          look="primary"
          icon={<IconPlus className="ic" aria-hidden="true" />}
          onClick={() => setCreating(true)}
        >
          {t('access.users.create')}
        </Button>
      </header>
      <TextField
        label={t('access.users.search')}
        type="search"
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      {query.error && !query.data && <ErrorNotice error={query.error} onRetry={query.refetch} />}
      {query.isPending && <SkeletonRows label={t('access.users.loading')} />}
      {query.data?.length === 0 && (
        <EmptyState title={t('access.users.empty')} mark={<IconSearch className="ic xl" />}>
          {t('access.users.emptyText')}
        </EmptyState>
      )}
      <UserList users={query.data ?? []} />
      {query.hasNextPage && (
        <Button isBusy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
      {isCreating && <CreateUserDialog onClose={() => setCreating(false)} />}
    </>
  )
}

function UserList({ users }: { users: UserResponse[] }) {
  return (
    <ul className="form">
      {users.map((user) => (
        <li key={user.id}>
          <UserCard user={user} />
        </li>
      ))}
    </ul>
  )
}
