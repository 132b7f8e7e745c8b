import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { NotFound } from '../ui/query-states.tsx'

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <main className="page">
      <NotFound
        isPage
        action={
          <Link className="btn" to="/">
            {t('common.notFound.home')}
          </Link>
        }
      />
    </main>
  )
}
