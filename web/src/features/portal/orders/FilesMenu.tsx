import { IconFileDownload, IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Menu } from '../../../ui/overlays/Menu.tsx'
import { ImportBulletinsDialog } from './late.ts'
import { type BulletinFilters, bulletinsMarkdownHref } from './orders.queries.ts'

/** The list that is shown out to one file of text; drafts in from files. */
export function FilesMenu({ filters, mayWrite }: { filters: BulletinFilters; mayWrite: boolean }) {
  const { t } = useTranslation()
  const [isImporting, setImporting] = useState(false)
  const label = (Icon: typeof IconFileUpload, words: string) => (
    <>
      <Icon className="ic" aria-hidden="true" /> {words}
    </>
  )
  const load = {
    key: 'in',
    label: label(IconFileUpload, t('orders.import.title')),
    onSelect: () => setImporting(true),
  }
  return (
    <>
      <Menu
        label={t('orders.markdown')}
        trigger={t('orders.markdown')}
        className="btn"
        items={[
          {
            key: 'out',
            label: label(IconFileDownload, t('orders.exportList')),
            onSelect: () => window.location.assign(bulletinsMarkdownHref(filters)),
          },
          ...(mayWrite ? [load] : []),
        ]}
      />
      {isImporting && <ImportBulletinsDialog onClose={() => setImporting(false)} />}
    </>
  )
}
