import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'

type Props = { onClose: () => void; onConfirm: (permalink: string | null) => void }

/** A person published in the network itself and says so; the link makes it checkable. */
export function ByHandDialog({ onClose, onConfirm }: Props) {
  const { t } = useTranslation()
  const [link, setLink] = useState('')
  const isWrong = link !== '' && !URL.canParse(link)
  return (
    <Dialog title={t('answers.byHand.title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!isWrong) onConfirm(link === '' ? null : link)
        }}
      >
        <div className="dlg-b">
          <p className="sm">{t('answers.byHand.text')}</p>
          <TextField
            label={t('answers.byHand.link')}
            type="url"
            inputMode="url"
            data-autofocus=""
            value={link}
            error={isWrong ? t('answers.byHand.wrongLink') : undefined}
            onChange={({ target }) => setLink(target.value.trim())}
          />
        </div>
        <footer className="dlg-f">
          <Button look="primary" type="submit">
            {t('answers.byHand.confirm')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
