import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { MeResponse } from '@veche/contract/access.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { meQuery } from '../../../lib/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { emptyFields, FormProblemsContext } from '../../../ui/forms/form-problems.ts'
import { useForm } from '../../../ui/forms/use-form.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from '../../../ui/settings-section.module.css'
import { authClient, unwrapAuth } from '../auth-client.ts'
import { TwoFactorSetUp } from './TwoFactorSetUp.tsx'

/** The password opens the set-up; the first code of the phone confirms it. */
export function TwoFactorSection({ me }: { me: MeResponse }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [password, setPassword] = useState('')
  const enable = useMutation({ mutationFn: () => unwrapAuth(authClient.twoFactor.enable({ password })) })
  const [code, setCode] = useState('')
  const disable = useMutation({
    mutationFn: () => {
      // The server asks for the factor that goes as well; the library's client knows of the password alone.
      const body = { password, code: code.replaceAll(' ', '') }
      return unwrapAuth(authClient.twoFactor.disable({ password, fetchOptions: { body } }))
    },
    onSuccess: () => {
      setPassword('')
      setCode('')
      showToast(t('accounts.twoFactor.disabled'))
      return queryClient.invalidateQueries({ queryKey: meQuery.queryKey })
    },
  })
  const failure = enable.error ?? disable.error
  const isOn = me.twoFactorEnabled
  const { form, problems, notices } = useForm({
    missing: emptyFields({ password, ...(isOn && { code }) }, t('common.fillField')),
    ...{ incompleteText: null, error: failure },
    onSubmit: () => (isOn ? disable : enable).mutate(),
  })
  return (
    <section className={`panel ${styles.settingsSection}`} aria-labelledby="factor-h">
      <h2 id="factor-h">{t('accounts.twoFactor.title')}</h2>
      <State name={isOn ? 'done' : me.twoFactorRequired ? 'attention' : 'waiting'}>
        {isOn
          ? t('accounts.twoFactor.on')
          : me.twoFactorRequired
            ? t('access.twoFactorRequired')
            : t('accounts.twoFactor.off')}
      </State>
      {enable.data ? (
        <TwoFactorSetUp
          totpUri={totpUriOf(enable.data)}
          backupCodes={'backupCodes' in enable.data ? enable.data.backupCodes : []}
          onDone={enable.reset}
        />
      ) : (
        <form {...form} className="form">
          <FormProblemsContext value={problems}>
            <TextField
              label={t('accounts.twoFactor.password')}
              name="password"
              type="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={({ target }) => setPassword(target.value)}
            />
            {isOn && (
              <TextField
                label={t('accounts.twoFactor.code')}
                name="code"
                autoComplete="one-time-code"
                required
                value={code}
                onChange={({ target }) => setCode(target.value)}
              />
            )}
          </FormProblemsContext>
          {notices}
          <Button
            type="submit"
            look={isOn ? 'danger' : 'primary'}
            isBusy={enable.isPending || disable.isPending}
          >
            {isOn ? t('accounts.twoFactor.disable') : t('accounts.twoFactor.enable')}
          </Button>
        </form>
      )}
    </section>
  )
}

function totpUriOf(reply: object): string {
  return 'totpURI' in reply && typeof reply.totpURI === 'string' ? reply.totpURI : ''
}
