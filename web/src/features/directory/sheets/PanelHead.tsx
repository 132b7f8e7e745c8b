import { IconFileDownload, IconFileUpload, IconPlus } from '@tabler/icons-react'
import type { SheetKind } from '@veche/contract/admin/directory.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Menu } from '../../../ui/overlays/Menu.tsx'
import * as styles from '../directory-page.module.css'
import { ImportDialog } from './ImportDialog.tsx'

type Props = {
  title: string
  text: string
  /** A second list of the same page. */
  isSecond?: boolean
  add?: { label: string; onAdd: () => void }
  /** Lists of this page that go out to a file and come in from one. */
  sheets?: readonly SheetKind[]
  children?: ReactNode
}

const FORMATS = ['xlsx', 'csv'] as const

/** The head of one directory: what it is, add a row, take it out to a file, bring it in from one. */
export function PanelHead({ title, text, isSecond = false, add, sheets = [], children }: Props) {
  const { t, i18n } = useTranslation()
  const [imported, setImported] = useState<SheetKind | null>(null)
  return (
    <header className="col g2">
      <div className="page-h">
        {isSecond ? <h2>{title}</h2> : <h1>{title}</h1>}
        {children}
        {sheets.length > 0 && (
          <Menu
            label={t('directory.sheet.menu')}
            trigger={t('directory.sheet.menu')}
            className="btn"
            items={[
              ...sheets.map((kind) => ({
                key: `in-${kind}`,
                label: (
                  <>
                    <IconFileUpload className="ic" aria-hidden="true" /> {t(`directory.sheet.in.${kind}`)}
                  </>
                ),
                onSelect: () => setImported(kind),
              })),
              'line' as const,
              ...sheets.flatMap((kind) =>
                FORMATS.map((format) => ({
                  key: `out-${kind}-${format}`,
                  label: (
                    <>
                      <IconFileDownload className="ic" aria-hidden="true" />{' '}
                      {t(`directory.sheet.out.${kind}`)} · {format.toUpperCase()}
                    </>
                  ),
                  onSelect: () => {
                    window.location.assign(
                      `/api/directory/sheets/${kind}?format=${format}&language=${i18n.language}`,
                    )
                  },
                })),
              ),
            ]}
          />
        )}
        {add && (
          <Button look="primary" icon={<IconPlus className="ic" aria-hidden="true" />} onClick={add.onAdd}>
            {add.label}
          </Button>
        )}
      </div>
      <p className={`muted ${styles.explanation}`}>{text}</p>
      {imported && <ImportDialog kind={imported} onClose={() => setImported(null)} />}
    </header>
  )
}
