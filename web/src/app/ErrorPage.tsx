import { IconRefresh } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useOnline } from '../lib/line/online.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/query-states.tsx'

/** A page that cannot be drawn: the line is cut, its file went with an update, or we made a mistake. Nothing typed is lost by a reload. */
export function ErrorPage({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const isOnline = useOnline()
  const isWaiting = useRef(!isOnline)
  useEffect(() => {
    // What could not be brought is remembered as missing: only a new page asks for it again.
    if (isOnline && isWaiting.current) window.location.reload()
  }, [isOnline])
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
        {t(`common.broken.${!isOnline ? 'line' : isMissingFile(error) ? 'update' : 'text'}`)}
      </EmptyState>
    </main>
  )
}

function isMissingFile(error: unknown): boolean {
  return error instanceof TypeError && error.message.includes('dynamically imported module')
}
