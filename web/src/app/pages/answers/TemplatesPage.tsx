import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { TemplatesList } from '../../../features/answers/templates/index.ts'

export function TemplatesPage() {
  const { t } = useTranslation()
  const { search = '' } = useSearch({ from: '/app/templates' })
  return (
    <main className="page">
      <header className="page-h">
        <h1>{t('common.section.templates')}</h1>
      </header>
      <TemplatesList key={search} words={search} />
    </main>
  )
}
