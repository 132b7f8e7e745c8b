import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Journal } from '../../../features/access/journal/Journal.tsx'
import { readJournalForm } from '../../../features/access/journal/journal-filter.ts'

const route = getRouteApi('/app/journal')

export function JournalPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <main className="page">
      <header className="page-h">
        <h1>{t('accounts.journal.title')}</h1>
      </header>
      <Journal
        asked={readJournalForm(route.useSearch())}
        onAsk={(search) => void navigate({ to: '/journal', search, replace: true })}
      />
    </main>
  )
}
