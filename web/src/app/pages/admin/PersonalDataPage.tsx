import { useTranslation } from 'react-i18next'
import { ConsentPanel } from '../../../features/erasure/consent/ConsentPanel.tsx'
import { LeakPanel } from '../../../features/erasure/leak/LeakPanel.tsx'
import { PersonDemands } from '../../../features/erasure/person/PersonDemands.tsx'
import { PersonPanel } from '../../../features/erasure/person/PersonPanel.tsx'
import { RetentionPanel } from '../../../features/erasure/retention/RetentionPanel.tsx'

/** What the law gives a person, and what the region keeps of people and for how long. */
export function PersonalDataPage() {
  const { t } = useTranslation()
  return (
    <main className="page">
      <header className="page-h">
        <h1>{t('person.title')}</h1>
      </header>
      <PersonPanel />
      <PersonDemands />
      <ConsentPanel />
      <LeakPanel />
      <RetentionPanel />
    </main>
  )
}
