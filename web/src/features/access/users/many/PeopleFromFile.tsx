import { IconFileUpload } from '@tabler/icons-react'
import type { PeopleImportedResponse } from '@veche/contract/admin/many/people.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../../lib/api.ts'
import { writeCsv } from '../../../../lib/files/csv.ts'
import { downloadBytes } from '../../../../lib/files/download-file.ts'
import { sheetBody } from '../../../../lib/files/sheet-body.ts'
import { Button } from '../../../../ui/Button.tsx'
import { ImportDialog } from '../../../../ui/lists/ImportDialog.tsx'
import { FirstPasswordsDialog } from './FirstPasswordsDialog.tsx'

const COLUMNS = ['name', 'email', 'role', 'agencyCode', 'municipalityCode', 'phone'] as const

/** Accounts come in from a file; their first passwords are told once. */
export function PeopleFromFile() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [made, setMade] = useState<PeopleImportedResponse['passwords']>([])
  const titleOf = (field: (typeof COLUMNS)[number]) => t(`accounts.users.sheet.column.${field}`)

  async function apply(file: File, basedOn: string) {
    const { passwords, ...applied } = await unwrap(
      api.POST('/api/users/sheet/apply', { params: { query: { basedOn } }, ...sheetBody(file) }),
    )
    setMade(passwords)
    return applied
  }
  function takeBlank() {
    const blank = new Blob([writeCsv([COLUMNS.map(titleOf)])], { type: 'text/csv;charset=utf-8' })
    downloadBytes(blank, `${t('common.section.users')}.csv`)
  }

  return (
    <>
      <Button icon={<IconFileUpload className="ic" aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t('accounts.users.sheet.open')}
      </Button>
      {isOpen && (
        <ImportDialog
          title={t('accounts.users.sheet.title')}
          text={t('accounts.users.sheet.text')}
          words={{
            columnOf: (field) => {
              const column = COLUMNS.find((one) => one === field)
              return column ? titleOf(column) : field
            },
            wordsOf: (_field, value) => String(value ?? '–'),
          }}
          preview={(file) => unwrap(api.POST('/api/users/sheet/preview', sheetBody(file)))}
          apply={apply}
          refresh={['users']}
          renderChoices={() => (
            <button type="button" className="lnk sm" onClick={takeBlank}>
              {t('accounts.users.sheet.blank')}
            </button>
          )}
          onClose={() => setOpen(false)}
        />
      )}
      {!isOpen && made.length > 0 && <FirstPasswordsDialog made={made} onClose={() => setMade([])} />}
    </>
  )
}
