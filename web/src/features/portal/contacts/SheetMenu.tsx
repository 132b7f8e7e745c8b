import { IconFileDownload, IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ImportDialog } from '../../../ui/lists/ImportDialog.tsx'
import { Menu } from '../../../ui/overlays/Menu.tsx'
import { applySheet, previewSheet, REFRESH } from './contacts.queries.ts'

const FORMATS = ['xlsx', 'csv'] as const
/** They go out alone. */
const TABLES = ['shifts', 'absences'] as const

/** Posts of all bodies out to a file; those that one may write in from one. */
export function SheetMenu({ mayWrite }: { mayWrite: boolean }) {
  const { t, i18n } = useTranslation()
  const [isImporting, setImporting] = useState(false)
  const load = {
    key: 'in',
    label: (
      <>
        <IconFileUpload className="ic" aria-hidden="true" /> {t('duty.sheet.in')}
      </>
    ),
    onSelect: () => setImporting(true),
  }
  return (
    <>
      <Menu
        label={t('duty.sheet.menu')}
        trigger={t('duty.sheet.menu')}
        className="btn"
        items={[
          ...(mayWrite ? [load, 'line' as const] : []),
          ...FORMATS.map((format) => ({
            key: format,
            label: (
              <>
                <IconFileDownload className="ic" aria-hidden="true" /> {t('duty.sheet.out')} ·{' '}
                {format.toUpperCase()}
              </>
            ),
            onSelect: () => window.location.assign(`/api/duty/sheet?format=${format}`),
          })),
          'line' as const,
          ...TABLES.map((table) => ({
            key: table,
            label: (
              <>
                <IconFileDownload className="ic" aria-hidden="true" /> {t(`duty.sheet.${table}`)}
              </>
            ),
            onSelect: () => window.location.assign(`/api/duty/${table}.csv`),
          })),
        ]}
      />
      {isImporting && (
        <ImportDialog
          title={t('duty.sheet.title')}
          text={t('duty.sheet.text')}
          words={{
            columnOf: (field) => (i18n.exists(`duty.column.${field}`) ? t(`duty.column.${field}`) : field),
            wordsOf: (_field, value) => (value === null || value === '' ? '–' : String(value)),
          }}
          preview={previewSheet}
          apply={applySheet}
          refresh={REFRESH}
          onClose={() => setImporting(false)}
        />
      )}
    </>
  )
}
