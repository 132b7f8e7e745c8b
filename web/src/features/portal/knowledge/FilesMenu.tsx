import { IconFileDownload, IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Menu } from '../../../ui/overlays/Menu.tsx'
import { EXPORT_URL } from './article-files.ts'
import { ImportArticlesDialog } from './ImportArticlesDialog.tsx'

/** All published articles out to one file; articles in from one. */
export function FilesMenu({ mayWrite }: { mayWrite: boolean }) {
  const { t } = useTranslation()
  const [isImporting, setImporting] = useState(false)
  const label = (Icon: typeof IconFileUpload, words: string) => (
    <>
      <Icon className="ic" aria-hidden="true" /> {words}
    </>
  )
  return (
    <>
      <Menu
        label={t('portal.files')}
        trigger={t('portal.files')}
        className="btn"
        items={[
          {
            key: 'out',
            label: label(IconFileDownload, t('portal.export')),
            onSelect: () => window.location.assign(EXPORT_URL),
          },
          ...(mayWrite
            ? [
                {
                  key: 'in',
                  label: label(IconFileUpload, t('portal.import.title')),
                  onSelect: () => setImporting(true),
                },
              ]
            : []),
        ]}
      />
      {isImporting && <ImportArticlesDialog onClose={() => setImporting(false)} />}
    </>
  )
}
