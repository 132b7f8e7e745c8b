import type { ImportHeadedResponse } from '@veche/contract/portal/headed-imports.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lazyDialog } from '../../lib/line/lazy-part.ts'
import { FilesMenu } from './FilesMenu.tsx'

const HeadedImportDialog = lazyDialog('HeadedImportDialog', () => import('./HeadedImportDialog.tsx'))

type Props = {
  of: 'templates' | 'macros' | 'rules'
  href: string
  mayLoad: boolean
  send: (files: readonly File[], isPreview: boolean) => Promise<ImportHeadedResponse>
  refresh: readonly string[]
}

/** Things that people set up, out to one file of text and in from many. */
export function HeadedFiles({ of, href, mayLoad, send, refresh }: Props) {
  const { t } = useTranslation()
  const [isImporting, setImporting] = useState(false)
  return (
    <>
      <FilesMenu
        markdown={href}
        load={mayLoad ? { label: t('common.files.load'), onSelect: () => setImporting(true) } : null}
      />
      {isImporting && (
        <HeadedImportDialog of={of} send={send} refresh={refresh} onClose={() => setImporting(false)} />
      )}
    </>
  )
}
