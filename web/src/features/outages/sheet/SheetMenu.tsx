import { IconFileDownload, IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ImportDialog } from '../../../ui/lists/ImportDialog.tsx'
import { Menu } from '../../../ui/overlays/Menu.tsx'
import type { OutageFilters } from '../outages.queries.ts'
import { applyImport, previewImport } from './send-sheet.ts'
import { useSheetWords } from './use-sheet-words.ts'

const FORMATS = ['xlsx', 'csv'] as const
type Props = { filters: OutageFilters; canEnter: boolean }

/** What the list shows, out to a file; outages in from one. */
export function SheetMenu({ filters, canEnter }: Props) {
  const { t } = useTranslation()
  const words = useSheetWords()
  const [isImporting, setImporting] = useState(false)
  const load = {
    key: 'in',
    label: (
      <>
        <IconFileUpload className="ic" aria-hidden="true" /> {t('outages.sheet.in')}
      </>
    ),
    onSelect: () => setImporting(true),
  }
  return (
    <>
      <Menu
        label={t('outages.sheet.menu')}
        trigger={t('outages.sheet.menu')}
        className="btn"
        items={[
          ...(canEnter ? [load, 'line' as const] : []),
          ...FORMATS.map((format) => ({
            key: format,
            label: (
              <>
                <IconFileDownload className="ic" aria-hidden="true" /> {t('outages.sheet.out')} ·{' '}
                {format.toUpperCase()}
              </>
            ),
            onSelect: () => {
              window.location.assign(`/api/outages/sheet?${new URLSearchParams({ ...filters, format })}`)
            },
          })),
        ]}
      />
      {isImporting && (
        <ImportDialog
          title={t('outages.sheet.title')}
          text={t('outages.sheet.text')}
          words={words}
          preview={previewImport}
          apply={applyImport}
          refresh={['outages']}
          onClose={() => setImporting(false)}
        />
      )}
    </>
  )
}
