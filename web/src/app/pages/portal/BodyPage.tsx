import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { BodyScreen, type Contacts, contactsQuery } from '../../../features/portal/contacts/index.ts'
import * as styles from '../../../features/portal/duty/duty.module.css'
import { RosterEditor } from '../../../features/portal/roster/index.ts'
import * as phone from '../../../features/portal/wraps.module.css'
import { useDirectory } from '../../../lib/directory.ts'
import { prepareOffline } from '../../../lib/line/offline.ts'
import { Button } from '../../../ui/Button.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { textSearch } from '../../search-params.ts'

const route = getRouteApi('/app/duty/$agencyCode')

/** A body from inside, or the roster of one of its posts. */
export function BodyPage() {
  const { t } = useTranslation()
  useEffect(() => void prepareOffline(), [])
  const { agencyCode } = route.useParams()
  const { agencyName } = useDirectory()
  const { post: postId } = route.useSearch()
  const { data, error, refetch } = useQuery(contactsQuery(agencyCode))
  const post = data?.posts.find(({ id }) => id === postId)
  return (
    <main className={`page ${phone.wraps} ${styles.dutyPage}`}>
      <header className="page-h">
        {post ? (
          <Link
            className="btn t i"
            to="/duty/$agencyCode"
            params={{ agencyCode }}
            aria-label={t('duty.toBody')}
          >
            <IconArrowLeft className="ic xl" />
          </Link>
        ) : (
          <Link className="btn t i" to="/duty" search={{ view: 'bodies' }} aria-label={t('duty.toBodies')}>
            <IconArrowLeft className="ic xl" />
          </Link>
        )}
        <h1>{post ? t('duty.rosterOf', { post: post.name }) : agencyName(agencyCode)}</h1>
        <Button
          look="quiet"
          className="no-print"
          icon={<IconPrinter className="ic" aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {t('duty.print')}
        </Button>
      </header>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('duty.loading')} />}
      {data && (post ? <Roster contacts={data} postId={post.id} /> : <Body contacts={data} />)}
    </main>
  )
}

function Body({ contacts }: { contacts: Contacts }) {
  const { agencyCode } = contacts
  return (
    <BodyScreen
      contacts={contacts}
      renderRoster={(post, content, day) => (
        <Link
          className={day === undefined ? 'btn s' : 'lnk'}
          to="/duty/$agencyCode"
          params={{ agencyCode }}
          search={{ post, ...(day !== undefined && { day }) }}
        >
          {content}
        </Link>
      )}
    />
  )
}

function Roster({ contacts, postId }: { contacts: Contacts; postId: string }) {
  const navigate = useNavigate()
  const { day } = route.useSearch()
  const asked = textSearch(day)
  const { agencyCode } = contacts
  return (
    <RosterEditor
      contacts={contacts}
      postId={postId}
      day={asked !== undefined && /^\d{4}-\d\d-\d\d$/.test(asked) ? asked : undefined}
      onDay={(chosen) =>
        void navigate({
          ...{ to: '/duty/$agencyCode', params: { agencyCode } },
          ...{ search: { post: postId, day: chosen }, replace: true },
        })
      }
    />
  )
}
