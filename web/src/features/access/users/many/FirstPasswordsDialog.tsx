import type { PeopleImportedResponse } from '@veche/contract/admin/many/people.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { writeCsv } from '../../../../lib/files/csv.ts'
import { downloadBytes } from '../../../../lib/files/download-file.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Dialog } from '../../../../ui/overlays/Dialog.tsx'

type Props = { made: PeopleImportedResponse['passwords']; onClose: () => void }

/** They are nowhere else, so the dialog stays until they are taken, or it is pressed once more. */
export function FirstPasswordsDialog({ made, onClose }: Props) {
  const { t } = useTranslation()
  const [state, setState] = useState<'fresh' | 'warned' | 'saved'>('fresh')
  function download() {
    const rows = made.map(({ name, email, password }) => [name, email, password])
    const head = [...[t('access.name'), t('access.email')], t('accounts.users.sheet.password')]
    downloadBytes(
      new Blob([writeCsv([head, ...rows])], { type: 'text/csv;charset=utf-8' }),
      `${t('accounts.users.sheet.passwords')}.csv`,
    )
    setState('saved')
  }
  const close = () => (state === 'fresh' ? setState('warned') : onClose())
  return (
    <Dialog title={t('accounts.users.sheet.made', { count: made.length })} onClose={close}>
      <div className="dlg-b col g2">
        <p>{t('accounts.users.sheet.once')}</p>
        {state === 'warned' && (
          <p role="alert" className="m">
            {t('accounts.users.sheet.notSaved')}
          </p>
        )}
      </div>
      <footer className="dlg-f">
        <Button look={state === 'saved' ? 'quiet' : 'primary'} data-autofocus="" onClick={download}>
          {t('accounts.users.sheet.download')}
        </Button>
        <Button look={state === 'saved' ? 'primary' : 'quiet'} onClick={close}>
          {t('accounts.users.sheet.close')}
        </Button>
      </footer>
    </Dialog>
  )
}
