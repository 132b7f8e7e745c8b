import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FilesMenu } from '../../../ui/lists/FilesMenu.tsx'
import { ImportBulletinsDialog } from './late.ts'
import { type BulletinFilters, bulletinsFileHref } from './orders.queries.ts'

/** The list that is shown out to a file; drafts in from files. */
export function BulletinFiles({ filters, mayWrite }: { filters: BulletinFilters; mayWrite: boolean }) {
  const { t } = useTranslation()
  const [isImporting, setImporting] = useState(false)
  return (
    <>
      <FilesMenu
        csv={bulletinsFileHref('csv', filters)}
        markdown={bulletinsFileHref('markdown', filters)}
        load={mayWrite ? { label: t('orders.import.title'), onSelect: () => setImporting(true) } : null}
      />
      {isImporting && <ImportBulletinsDialog onClose={() => setImporting(false)} />}
    </>
  )
}
