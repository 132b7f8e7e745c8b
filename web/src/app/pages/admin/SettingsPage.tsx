import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { BrandSection } from '../../../features/public-page/brand/BrandSection.tsx'
import { AddressesSection } from '../../../features/reports/schedules/index.ts'
import { SettingsEditor } from '../../../features/settings/SettingsEditor.tsx'
import { meQuery } from '../../../lib/session.ts'

export function SettingsPage() {
  const { t } = useTranslation()
  return (
    <main className="page">
      <header className="page-h">
        <h1>{t('common.section.settings')}</h1>
      </header>
      <p className="muted">{t('settings.text')}</p>
      <OtherSettings />
      <SettingsEditor />
      <BrandSection />
      <AddressesSection />
    </main>
  )
}

/** What a region sets elsewhere and looks for here first. */
function OtherSettings() {
  const { t } = useTranslation()
  const abilities = useQuery(meQuery).data?.abilities
  return (
    <nav className="row g3 wrap" aria-label={t('settings.elsewhere')}>
      {abilities?.seeRules && (
        <Link to="/rules/{-$ruleId}" params={{ ruleId: undefined }} className="btn s">
          {t('settings.automation')}
        </Link>
      )}
      {abilities?.manageDirectory && (
        <Link to="/directory/{-$kind}" params={{ kind: 'rules' }} className="btn s">
          {t('common.deadlineRules')}
        </Link>
      )}
    </nav>
  )
}
