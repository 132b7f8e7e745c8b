import { IconFileDownload, IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ImportDialog } from '../../../ui/lists/ImportDialog.tsx'
import { Menu } from '../../../ui/overlays/Menu.tsx'
import {
  applyDuties,
  applySheet,
  type DutyTable,
  previewDuties,
  previewSheet,
  REFRESH,
} from './contacts.queries.ts'

const FORMATS = ['xlsx', 'csv'] as const
const TABLES: readonly DutyTable[] = ['shifts', 'absences']
const LOADED = ['posts', ...TABLES] as const

/** Posts, duties and absences of all bodies out to a file; those that one may write in from one. */
export function SheetMenu({ mayWrite }: { mayWrite: boolean }) {
  const { t, i18n } = useTranslation()
  const [imported, setImported] = useState<(typeof LOADED)[number] | null>(null)
  const loads = LOADED.map((kind) => ({
    key: `in-${kind}`,
    label: (
      <>
        <IconFileUpload className="ic" aria-hidden="true" /> {t(`duty.sheet.in.${kind}`)}
      </>
    ),
    onSelect: () => setImported(kind),
  }))
  return (
    <>
      <Menu
        label={t('duty.sheet.menu')}
        trigger={t('duty.sheet.menu')}
        className="btn"
        items={[
          ...(mayWrite ? [...loads, 'line' as const] : []),
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
      {imported && (
        <ImportDialog
          title={t(`duty.sheet.title.${imported}`)}
          text={t(`duty.sheet.text.${imported}`)}
          words={{
            columnOf: (field) => (i18n.exists(`duty.column.${field}`) ? t(`duty.column.${field}`) : field),
            wordsOf: (_field, value) => (value === null || value === '' ? '–' : String(value)),
          }}
          preview={(file) => (imported === 'posts' ? previewSheet(file) : previewDuties(imported, file))}
          apply={(file, basedOn) =>
            imported === 'posts' ? applySheet(file, basedOn) : applyDuties(imported, file, basedOn)
          }
          refresh={REFRESH}
          onClose={() => setImported(null)}
        />
      )}
    </>
  )
}
