import { IconRefresh } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whenServerAnswers } from '../lib/line/load-patiently.ts'
import { NoLineError } from '../lib/line/no-line.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/query-states.tsx'

/** A page that cannot be drawn: the line is cut, its file went with an update, or we made a mistake. Nothing typed is lost by a reload. */
export function ErrorPage({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const [isCut] = useState(() => error instanceof NoLineError || !navigator.onLine)
  useEffect(() => {
    if (!isCut) return
    let isShown = true
    // What could not be brought is remembered as missing: only a new page asks for it again.
    void whenServerAnswers().then(() => isShown && window.location.reload())
    return () => {
      isShown = false
    }
  }, [isCut])
  return (
    <main className="page">
      <EmptyState
        isPage
        title={t('common.broken.title')}
        mark={<IconRefresh className="ic xl" />}
        // Without a line a reload would take away the frame of the page as well.
        actions={
          !isCut && (
            <Button look="primary" onClick={() => window.location.reload()}>
              {t('common.broken.reload')}
            </Button>
          )
        }
      >
        {t(`common.broken.${isCut ? 'line' : isMissingFile(error) ? 'update' : 'text'}`)}
      </EmptyState>
    </main>
  )
}

function isMissingFile(error: unknown): boolean {
  return error instanceof TypeError && error.message.includes('dynamically imported module')
}
