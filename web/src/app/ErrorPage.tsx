import { IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../lib/use-error-words.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/query-states.tsx'

/** A page that cannot be drawn: its file went with an update, or we made a mistake. Nothing typed is lost by a reload. */
export function ErrorPage({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const words = useErrorWords()
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
        {t('common.broken.text')} {isMissingFile(error) ? '' : words(error)}
      </EmptyState>
    </main>
  )
}

function isMissingFile(error: unknown): boolean {
  return error instanceof TypeError && error.message.includes('dynamically imported module')
}
