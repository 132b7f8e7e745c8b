import { useTranslation } from 'react-i18next'
import { TemplatesList } from '../../../features/answers/templates/index.ts'

export function TemplatesPage() {
  const { t } = useTranslation()
  return (
    <main className="page">
      <header className="page-h">
        <h1>{t('templates.title')}</h1>
      </header>
      <TemplatesList />
    </main>
  )
}
