import { useMutation, useQueryClient } from '@tanstack/react-query'
import { QRCodeSVG } from 'qrcode.react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { meQuery } from '../../../lib/session.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { authClient, unwrapAuth } from '../auth-client.ts'
import * as styles from './TwoFactorSetUp.module.css'

type Props = { totpUri: string; backupCodes: string[]; onDone: () => void }

/** The secret and the codes are on the screen once, drawn here: no other server ever sees them. */
export function TwoFactorSetUp({ totpUri, backupCodes, onDone }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [code, setCode] = useState('')
  const secret = URL.canParse(totpUri) ? new URL(totpUri).searchParams.get('secret') : null
  const verify = useMutation({
    mutationFn: () => unwrapAuth(authClient.twoFactor.verifyTotp({ code: code.replaceAll(' ', '') })),
    onSuccess: async () => {
      showToast(t('accounts.twoFactor.enabled'))
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey })
      onDone()
    },
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        verify.mutate()
      }}
    >
      <p>{t('accounts.twoFactor.scan')}</p>
      <div className="row g4 wrap top">
        <div className={styles.qrCode}>
          <QRCodeSVG value={totpUri} size={168} title={t('accounts.twoFactor.qr')} />
        </div>
        {secret && (
          <p className="sm grow">
            {t('accounts.twoFactor.secret')} <b className="mono">{secret}</b>
          </p>
        )}
      </div>
      <Notice state="attention" title={t('accounts.twoFactor.codes')}>
        <ul className={`${styles.codes} mono`}>
          {backupCodes.map((backup) => (
            <li key={backup}>{backup}</li>
          ))}
        </ul>
      </Notice>
      {verify.error && <Notice state="late" title={words(verify.error)} />}
      <TextField
        label={t('accounts.totp.code')}
        name="code"
        hint={t('accounts.totp.hint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        value={code}
        onChange={({ target }) => setCode(target.value)}
      />
      <Button look="primary" type="submit" isBusy={verify.isPending}>
        {t('accounts.twoFactor.confirm')}
      </Button>
    </form>
  )
}
