import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { BookPanel } from '../../../features/book/BookPanel.tsx'
import { ErasurePanel } from '../../../features/erasure/ErasurePanel.tsx'
import { Installation, type RenderWay } from '../../../features/installation/Installation.tsx'
import { installationQuery } from '../../../features/installation/installation.queries.ts'
import { PageParts } from '../../../features/installation/PageParts.tsx'
import { WebhooksPanel } from '../../../features/live/webhooks/WebhooksPanel.tsx'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import { meQuery } from '../../../lib/session.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'

const PushPanel = lazyPart('PushPanel', () => import('../../../features/live/push/PushPanel.tsx'))

const renderWay: RenderWay = (way, words) => {
  switch (way) {
    case 'troubled_channels':
      return (
        <Link className="lnk tap" to="/channels" search={{ state: 'troubled' }}>
          {words}
        </Link>
      )
    case 'channels':
      return (
        <Link className="lnk tap" to="/channels">
          {words}
        </Link>
      )
    case 'quarantine':
      return (
        <Link className="lnk tap" to="/quarantine">
          {words}
        </Link>
      )
    case 'publishing':
      return (
        <Link
          className="lnk tap"
          to="/desk/$queue/{-$incidentId}"
          params={{ queue: 'publishing', incidentId: undefined }}
        >
          {words}
        </Link>
      )
  }
}

/** Is the installation well: asked again by itself. */
export function InstallationPage() {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { data, error, refetch } = useQuery(installationQuery)
  const abilities = useQuery(meQuery).data?.abilities
  return (
    <main className="page">
      <header className="page-h">
        <h1>{t('common.section.installation')}</h1>
        {data && <span className="sm muted">{t('installation.at', { moment: moment(data.at) })}</span>}
        <Button onClick={() => void refetch()}>{t('installation.again')}</Button>
      </header>
      <PageParts />
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('installation.loading')} />}
      {data && abilities && <Installation installation={data} {...{ abilities, renderWay }} />}
      <BookPanel />
      <WebhooksPanel />
      <ErasurePanel />
      <p>
        <Link className="lnk" to="/personal-data">
          {t('installation.erasure.persons')}
        </Link>
      </p>
      <Suspense>
        <PushPanel />
      </Suspense>
    </main>
  )
}
