import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SignInResponse } from '@veche/contract/access.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { meQuery } from '../../lib/session.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../ui/overlays/toast.tsx'
import { State } from '../../ui/State.tsx'
import * as styles from '../../ui/settings-section.module.css'
import { signInsQuery } from './access.queries.ts'
import { authClient, unwrapAuth } from './auth-client.ts'
import { browserName } from './browser-name.ts'
import { LeaveDialog } from './leaving/LeaveDialog.tsx'

/** Everywhere one is signed in, and the way to end one of them, the others or all. */
export function SessionsSection() {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const signIns = useQuery(signInsQuery).data?.signIns ?? []
  const refresh = () => queryClient.invalidateQueries({ queryKey: signInsQuery.queryKey })
  const onError = (error: unknown) => showErrorToast(words(error))
  const endOthers = useMutation({
    mutationFn: () => unwrapAuth(authClient.revokeOtherSessions()),
    onError,
    onSuccess: () => showToast(t('accounts.sessions.othersEnded')),
    onSettled: refresh,
  })
  const endOne = useMutation({
    mutationFn: (signInId: string) =>
      unwrap(api.DELETE('/api/me/sign-ins/{signInId}', { params: { path: { signInId } } })),
    onError,
    onSuccess: () => showToast(t('accounts.sessions.ended')),
    onSettled: refresh,
  })
  const userId = useQuery(meQuery).data?.id ?? ''
  const [isLeaving, setLeaving] = useState(false)
  return (
    <section className={`panel ${styles.settingsSection}`} aria-labelledby="sessions-h">
      <h2 id="sessions-h">{t('accounts.sessions.title')}</h2>
      <ul>
        {signIns.map((signIn) => (
          <SignIn
            key={signIn.id}
            signIn={signIn}
            isBusy={endOne.isPending}
            onEnd={() => endOne.mutate(signIn.id)}
          />
        ))}
      </ul>
      <div className="row g2 wrap">
        <Button isBusy={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {t('accounts.sessions.endOthers')}
        </Button>
        <Button onClick={() => setLeaving(true)}>{t('accounts.sessions.endAll')}</Button>
      </div>
      {isLeaving && <LeaveDialog userId={userId} end={endAll} onStay={() => setLeaving(false)} />}
    </section>
  )
}

async function endAll(): Promise<string> {
  await unwrapAuth(authClient.revokeSessions())
  return '/sign-in'
}

type SignInProps = { signIn: SignInResponse; isBusy: boolean; onEnd: () => void }

function SignIn({ signIn, isBusy, onEnd }: SignInProps) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const name = browserName(signIn.userAgent ?? '') ?? t('accounts.sessions.unknown')
  const when = [
    t('accounts.sessions.since', { moment: moment(new Date(signIn.startedAt).getTime()) }),
    t('accounts.sessions.used', { moment: moment(new Date(signIn.lastUsedAt).getTime()) }),
  ]
  return (
    <li className={`row g3 wrap ${styles.wholeWidth}`}>
      <span className="grow">
        <b className="m">{name}</b>
        <span className="xs muted blk">{[signIn.ipAddress, ...when].filter(Boolean).join(' · ')}</span>
      </span>
      {signIn.isCurrent ? (
        <State name="done" className="sm">
          {t('accounts.sessions.current')}
        </State>
      ) : (
        <Button isBusy={isBusy} onClick={onEnd} aria-label={t('accounts.sessions.endOne', { name })}>
          {t('accounts.sessions.end')}
        </Button>
      )}
    </li>
  )
}
