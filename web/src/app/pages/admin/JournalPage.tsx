import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Journal, type RenderObject } from '../../../features/access/journal/Journal.tsx'
import { readJournalForm } from '../../../features/access/journal/journal-filter.ts'

const renderObject: RenderObject = ({ objectType, objectId }, name) => {
  if (objectType === 'rule' && objectId)
    return (
      <Link to="/rules/{-$ruleId}" params={{ ruleId: objectId }}>
        {name}
      </Link>
    )
  if (objectType === 'webhook')
    return (
      <Link to="/installation" hash="webhooks">
        {name}
      </Link>
    )
  return name
}

const route = getRouteApi('/app/journal')

export function JournalPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <main className="page">
      <header className="page-h">
        <h1>{t('common.section.journal')}</h1>
      </header>
      <Journal
        asked={readJournalForm(route.useSearch())}
        renderObject={renderObject}
        onAsk={(search) => void navigate({ to: '/journal', search, replace: true })}
      />
    </main>
  )
}
