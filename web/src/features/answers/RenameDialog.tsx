import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'

type Props = { name: string; onClose: () => void; onConfirm: (name: string) => void }

export function RenameDialog({ name, onClose, onConfirm }: Props) {
  const { t } = useTranslation()
  const [value, setValue] = useState(name)
  return (
    <Dialog title={t('answers.candidate.rename')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onConfirm(value.trim())
        }}
      >
        <div className="dlg-b">
          <TextField
            label={t('answers.candidate.newName')}
            maxLength={60}
            data-autofocus=""
            value={value}
            onChange={({ target }) => setValue(target.value)}
          />
        </div>
        <footer className="dlg-f">
          <Button look="primary" type="submit">
            {t('common.save')}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
