import { useTranslation } from 'react-i18next'
import { BrandSection } from '../../../features/public-page/brand/BrandSection.tsx'
import { AddressesSection } from '../../../features/reports/schedules/index.ts'
import { SettingsEditor } from '../../../features/settings/SettingsEditor.tsx'

export function SettingsPage() {
  const { t } = useTranslation()
  return (
    <main className="page">
      <header className="page-h">
        <h1>{t('settings.title')}</h1>
      </header>
      <p className="muted">{t('settings.text')}</p>
      <SettingsEditor />
      <BrandSection />
      <AddressesSection />
    </main>
  )
}
