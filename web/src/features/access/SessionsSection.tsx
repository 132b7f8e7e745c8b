import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useFormat } from '../../lib/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { State } from '../../ui/State.tsx'
import { showErrorToast } from '../../ui/toast.tsx'
import { sessionsQuery } from './access.queries.ts'
import { authClient, unwrapAuth } from './auth-client.ts'
import { browserName } from './browser-name.ts'
import './access.css'

/** Where this person is signed in, and the way to end it. */
export function SessionsSection() {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { moment } = useFormat()
  const { data, refetch } = useQuery(sessionsQuery)
  const onError = (error: unknown) => showErrorToast(words(error))
  const endOne = useMutation({
    mutationFn: (token: string) => unwrapAuth(authClient.revokeSession({ token })),
    onError,
    onSettled: () => refetch(),
  })
  const endAll = useMutation({
    mutationFn: () => unwrapAuth(authClient.revokeSessions()),
    onError,
    onSuccess: () => window.location.assign('/sign-in'),
  })
  return (
    <section className="panel prof" aria-labelledby="sessions-h">
      <h2 id="sessions-h">{t('access.sessions.title')}</h2>
      <ul className="prof-l">
        {data?.map((session) => (
          <li key={session.id}>
            <span className="grow">
              <b className="m">{browserName(session.userAgent ?? '') ?? t('access.sessions.unknown')}</b>
              <span className="xs muted blk">
                {[
                  session.ipAddress,
                  t('access.sessions.since', { moment: moment(new Date(session.createdAt).getTime()) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {session.isCurrent ? (
              <State name="done" className="sm">
                {t('access.sessions.current')}
              </State>
            ) : (
              <Button size="s" disabled={endOne.isPending} onClick={() => endOne.mutate(session.token)}>
                {t('access.sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button isBusy={endAll.isPending} onClick={() => endAll.mutate()}>
        {t('access.sessions.endAll')}
      </Button>
    </section>
  )
}
