import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { UserListQuery, UserResponse } from '@veche/contract/access.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toQuery } from '../../../lib/forms/to-query.ts'
import { serverNow } from '../../../lib/time/clock.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { BulkBar } from '../../../ui/lists/BulkBar.tsx'
import { type DataColumn, DataTable } from '../../../ui/lists/DataTable.tsx'
import { NothingFound } from '../../../ui/lists/NothingFound.tsx'
import { useChosen } from '../../../ui/lists/use-chosen.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { EmailAddress } from '../../../ui/text/EmailAddress.tsx'
import { listUserIds, usersQuery } from '../access.queries.ts'
import { CreateUserDialog } from './CreateUserDialog.tsx'
import { PeopleFromFile } from './many/PeopleFromFile.tsx'
import { PeopleBulk } from './PeopleBulk.tsx'
import { UserMenuActions } from './UserMenuActions.tsx'
import * as styles from './Users.module.css'
import { UsersFilter } from './UsersFilter.tsx'
import { useFilterWords } from './use-filter-words.ts'
import type { UsersSearch } from './users-filter.ts'

type Props = {
  search: UsersSearch
  onSearch: (search: UsersSearch) => void
  renderLink: (userId: string, content: ReactNode) => ReactNode
  onOpen: (userId: string) => void
}

export function Users({ search, onSearch, renderLink, onOpen }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const [isCreating, setCreating] = useState(false)
  const query = useInfiniteQuery(usersQuery(search))
  const columns = useColumns(renderLink)
  const { chosen, setChosen } = useChosen(search)
  const users = query.data?.users ?? []
  const filters = useFilterWords(search)
  return (
    <>
      <header className="page-h">
        <h1>{t('common.section.users')}</h1>
        {query.data && <span className="muted">{number(query.data.total)}</span>}
        <Button
          look="primary"
          icon={<IconPlus className="ic" aria-hidden="true" />}
          onClick={() => setCreating(true)}
        >
          {t('accounts.users.create')}
        </Button>
        <PeopleFromFile />
      </header>
      <UsersFilter search={search} onSearch={onSearch} />
      {search.agencyCode !== undefined && <p className="xs muted">{t('accounts.users.countedOfAgency')}</p>}
      {search.municipalityCode !== undefined && (
        <p className="xs muted">{t('accounts.users.countedOfMunicipality')}</p>
      )}
      {query.error && !query.data && <ErrorNotice error={query.error} onRetry={query.refetch} />}
      {query.isPending && <SkeletonRows label={t('accounts.users.loading')} />}
      {query.data && users.length === 0 && (
        <NothingFound filters={filters} onClear={() => onSearch({ sort: search.sort })} />
      )}
      {users.length > 0 && (
        <BulkBar
          ids={users.map(({ id }) => id)}
          chosen={chosen}
          onChange={setChosen}
          whole={
            query.hasNextPage ? { total: query.data?.total ?? 0, load: () => listUserIds(search) } : undefined
          }
          always={
            <a
              className="lnk sm"
              href={`/api/users/export?${toQuery({ ...search, idleDays: search.idleDays?.toString() })}`}
              download
            >
              {t('accounts.users.many.export')}
            </a>
          }
        >
          <PeopleBulk chosen={chosen} onDone={() => setChosen(new Set())} />
        </BulkBar>
      )}
      {users.length > 0 && (
        <DataTable
          label={t('common.section.users')}
          rows={users}
          keyOf={({ id }) => id}
          columns={columns}
          renderActions={(user) => <UserMenuActions user={user} onOpen={() => onOpen(user.id)} />}
          sort={search.sort ?? 'email'}
          onSort={(sort) => onSearch({ ...search, sort })}
          onMore={query.hasNextPage ? () => void query.fetchNextPage() : null}
          isBusy={query.isFetchingNextPage}
          selection={{ chosen, nameOf: ({ name }) => name, onChange: setChosen }}
        />
      )}
      {isCreating && <CreateUserDialog onClose={() => setCreating(false)} onCreated={onOpen} />}
    </>
  )
}

function useColumns(renderLink: Props['renderLink']): DataColumn<UserResponse, UserListQuery['sort']>[] {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const rolesOf = ({ grants }: UserResponse) =>
    grants
      .map(({ role, scopeName }) => [t(`access.roles.${role}`), scopeName].filter(Boolean).join(', '))
      .join('; ')
  return [
    {
      key: 'name',
      title: t('access.name'),
      sort: 'name',
      cell: (user) => (
        <span className="dtb-n">
          <Avatar name={user.name} isOfficial />
          {renderLink(user.id, <span className="el">{user.name}</span>)}
        </span>
      ),
    },
    {
      key: 'email',
      title: t('access.email'),
      sort: 'email',
      cell: ({ email }) => (
        <span className={styles.whole} title={email}>
          <EmailAddress email={email} />
        </span>
      ),
    },
    {
      key: 'roles',
      title: t('accounts.users.roles'),
      cell: (user) => (
        <span className={styles.whole} title={rolesOf(user)}>
          {rolesOf(user) || <span className="muted">{t('accounts.users.noRoles')}</span>}
        </span>
      ),
    },
    {
      key: 'signIn',
      title: t('accounts.users.signIn'),
      sort: 'last_sign_in',
      cell: (user) => <SignIn user={user} moment={user.lastSignInAt && shortMoment(user.lastSignInAt)} />,
    },
    {
      key: 'factor',
      title: t('accounts.users.factor'),
      cell: ({ twoFactorEnabled }) => (
        <State name={twoFactorEnabled ? 'done' : 'attention'}>
          {t(twoFactorEnabled ? 'accounts.users.hasFactor' : 'accounts.users.lacksFactor')}
        </State>
      ),
    },
  ]
}

function daysSince(moment: string): number {
  return Math.max(0, Math.floor((serverNow() - Date.parse(moment)) / DAY_MS))
}

function SignIn({ user, moment }: { user: UserResponse; moment: string | null }) {
  const { t } = useTranslation()
  if (!user.isActive) return <State name="waiting">{t('accounts.users.inactive')}</State>
  const days = daysSince(user.lastSignInAt ?? user.createdAt)
  return (
    <span>
      {moment ?? <span className="muted">{t('accounts.users.neverSignedIn')}</span>}
      <span className="xs muted blk">
        {days === 0
          ? t(`accounts.users.${user.lastSignInAt ? 'today' : 'madeToday'}`)
          : t(`accounts.users.${user.lastSignInAt ? 'daysAgo' : 'madeAgo'}`, { count: days })}
      </span>
    </span>
  )
}
