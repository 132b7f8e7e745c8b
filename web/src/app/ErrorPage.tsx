import { IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/query-states.tsx'

/** A page that cannot be drawn: its file went with an update, or we made a mistake. Nothing typed is lost by a reload. */
export function ErrorPage({ error }: { error: unknown }) {
  const { t } = useTranslation()
  return (
    <main className="page">
      <EmptyState
        isPage
        title={t('common.broken.title')}
        mark={<IconRefresh className="ic xl" />}
        actions={
          <Button look="primary" onClick={() => window.location.reload()}>
            {t('common.broken.reload')}
          </Button>
        }
      >
        {t(isMissingFile(error) ? 'common.broken.update' : 'common.broken.text')}
      </EmptyState>
    </main>
  )
}

function isMissingFile(error: unknown): boolean {
  return error instanceof TypeError && error.message.includes('dynamically imported module')
}
