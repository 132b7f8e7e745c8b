import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useFormat } from '../../lib/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { State } from '../../ui/State.tsx'
import { showErrorToast, showToast } from '../../ui/toast.tsx'
import { sessionQuery } from './access.queries.ts'
import { authClient, unwrapAuth } from './auth-client.ts'
import { browserName } from './browser-name.ts'
import './access.css'

/** This session, and the way to end the others or all of them. */
export function SessionsSection() {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { moment } = useFormat()
  const session = useQuery(sessionQuery).data?.session
  const onError = (error: unknown) => showErrorToast(words(error))
  const endOthers = useMutation({
    mutationFn: () => unwrapAuth(authClient.revokeOtherSessions()),
    onError,
    onSuccess: () => showToast(t('access.sessions.othersEnded')),
  })
  const endAll = useMutation({
    mutationFn: () => unwrapAuth(authClient.revokeSessions()),
    onError,
    onSuccess: () => window.location.assign('/sign-in'),
  })
  const started =
    session && t('access.sessions.since', { moment: moment(new Date(session.createdAt).getTime()) })
  return (
    <section className="panel prof" aria-labelledby="sessions-h">
      <h2 id="sessions-h">{t('access.sessions.title')}</h2>
      {session && (
        <div className="row g3 wrap prof-w">
          <span className="grow">
            <b className="m">{browserName(session.userAgent ?? '') ?? t('access.sessions.unknown')}</b>
            <span className="xs muted blk">{[session.ipAddress, started].filter(Boolean).join(' · ')}</span>
          </span>
          <State name="done" className="sm">
            {t('access.sessions.current')}
          </State>
        </div>
      )}
      <div className="row g2 wrap">
        <Button isBusy={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {t('access.sessions.endOthers')}
        </Button>
        <Button isBusy={endAll.isPending} onClick={() => endAll.mutate()}>
          {t('access.sessions.endAll')}
        </Button>
      </div>
    </section>
  )
}
