import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { authClient, unwrapAuth } from '../auth-client.ts'

type Props = { onSignedIn: () => void; onBack: () => void }

/** The second step: six digits of the phone, or one of the codes kept on paper. */
export function TotpForm({ onSignedIn, onBack }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [code, setCode] = useState('')
  const [isBackup, setBackup] = useState(false)
  const verify = useMutation({
    mutationFn: async () => {
      const given = code.replaceAll(' ', '')
      if (isBackup) await unwrapAuth(authClient.twoFactor.verifyBackupCode({ code: given }))
      else await unwrapAuth(authClient.twoFactor.verifyTotp({ code: given }))
    },
    onSuccess: onSignedIn,
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        verify.mutate()
      }}
    >
      {verify.error && <Notice state="late" title={words(verify.error)} />}
      <TextField
        label={isBackup ? t('accounts.totp.backupCode') : t('accounts.totp.code')}
        name="code"
        hint={isBackup ? t('accounts.totp.backupHint') : t('accounts.totp.hint')}
        inputMode={isBackup ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        required
        autoFocus
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button look="primary" type="submit" isBusy={verify.isPending}>
        {t('access.signIn')}
      </Button>
      <div className="row g3 wrap sm">
        <button type="button" className="lnk" onClick={() => setBackup(!isBackup)}>
          {isBackup ? t('accounts.totp.usePhone') : t('accounts.totp.useBackup')}
        </button>
        <button type="button" className="lnk" onClick={onBack}>
          {t('accounts.totp.back')}
        </button>
      </div>
    </form>
  )
}
