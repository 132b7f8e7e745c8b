import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ArticleScreen, articleQuery } from '../../../features/portal/knowledge/index.ts'
import * as styles from '../../../features/portal/knowledge/knowledge.module.css'
import * as phone from '../../../features/portal/wraps.module.css'
import { ApiError } from '../../../lib/api.ts'
import { prepareOffline } from '../../../lib/line/offline.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'

const route = getRouteApi('/app/knowledge/$articleId')

export function ArticlePage() {
  const { t } = useTranslation()
  const { articleId } = route.useParams()
  const { data, error, refetch } = useQuery(articleQuery(articleId))
  useEffect(() => void prepareOffline(), [])
  // What was withdrawn disappears, even if the last answer of the server still lies here.
  const isGone = error instanceof ApiError && error.status === 404
  return (
    <main className={`page ${phone.wraps} ${styles.knowledgePage}`}>
      {error && (!data || isGone) && <ErrorNotice error={error} onRetry={refetch} action={<Back />} />}
      {!data && !error && <SkeletonRows label={t('portal.loading')} />}
      {data && !isGone && (
        <ArticleScreen
          key={articleId}
          article={data}
          back={<Back />}
          who={<Who topicCode={data.content.topicCodes[0]} />}
        />
      )}
    </main>
  )
}

function Who({ topicCode }: { topicCode: string | undefined }) {
  const { t } = useTranslation()
  if (topicCode === undefined) return null
  return (
    <p>
      <Link to="/duty" search={{ topic: topicCode }}>
        {t('portal.whoAnswers')}
      </Link>
    </p>
  )
}

function Back() {
  const { t } = useTranslation()
  return (
    <Link className="btn t i" to="/knowledge" aria-label={t('portal.back')}>
      <IconArrowLeft className="ic xl" />
    </Link>
  )
}
