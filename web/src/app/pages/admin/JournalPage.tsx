import { useTranslation } from 'react-i18next'
import { Journal } from '../../../features/access/journal/Journal.tsx'

export function JournalPage() {
  const { t } = useTranslation()
  return (
    <main className="page">
      <header className="page-h">
        <h1>{t('accounts.journal.title')}</h1>
      </header>
      <Journal />
    </main>
  )
}
