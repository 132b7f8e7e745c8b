import { IconFileDownload, IconFileUpload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Menu, type MenuItem } from '../overlays/Menu.tsx'

type Props = {
  /** The address of the list as a table. */
  csv?: string
  /** The address of the list as text. */
  markdown?: string | undefined
  /** Null: the reader may not. */
  load?: { label: string; onSelect: () => void } | null
}

/** What a list gives as a file, and takes from one. */
export function FilesMenu({ csv, markdown, load = null }: Props) {
  const { t } = useTranslation()
  if (csv !== undefined && markdown === undefined && load === null) return <CsvLink href={csv} />
  const out = (key: 'csv' | 'markdown', href: string): MenuItem => ({
    key,
    label: (
      <>
        <IconFileDownload className="ic" aria-hidden="true" /> {t(`common.files.${key}`)}
      </>
    ),
    onSelect: () => window.location.assign(href),
  })
  return (
    <Menu
      label={t('common.files.menu')}
      trigger={t('common.files.menu')}
      className="btn"
      items={[
        ...(csv === undefined ? [] : [out('csv', csv)]),
        ...(markdown === undefined ? [] : [out('markdown', markdown)]),
        ...(load === null
          ? []
          : [
              {
                key: 'in',
                label: (
                  <>
                    <IconFileUpload className="ic" aria-hidden="true" /> {load.label}
                  </>
                ),
                onSelect: load.onSelect,
              },
            ]),
      ]}
    />
  )
}

/** A table that goes out as CSV. */
export function CsvLink({ href }: { href: string }) {
  const { t } = useTranslation()
  return (
    <a className="btn no-print" href={href} download="">
      <IconFileDownload className="ic" aria-hidden="true" /> {t('common.files.csv')}
    </a>
  )
}
