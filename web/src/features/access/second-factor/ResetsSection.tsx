import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SecondFactorResetResponse } from '@veche/contract/access.ts'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import * as styles from '../../../ui/settings-section.module.css'
import { secondFactorResetsQuery } from '../access.queries.ts'

type Answer = { reset: SecondFactorResetResponse; decision: 'confirm' | 'refuse' }

/** Requests to remove a second factor; shown while there are any. */
export function ResetsSection() {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { shortMoment } = useFormat()
  const queryClient = useQueryClient()
  const resets = useQuery(secondFactorResetsQuery).data?.resets ?? []
  const decide = useMutation({
    mutationFn: ({ reset, decision }: Answer) =>
      unwrap(
        api.POST('/api/second-factor-resets/{resetId}/decision', {
          params: { path: { resetId: reset.id } },
          body: { decision },
        }),
      ),
    onSuccess: (_reply, { decision }) => showToast(t(`accounts.reset.done.${decision}`)),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['second-factor-resets'] }),
        queryClient.invalidateQueries({ queryKey: ['users'] }),
      ]),
  })
  if (resets.length === 0) return null
  return (
    <section className={`panel ${styles.settingsSection}`} aria-labelledby="resets-h">
      <h2 id="resets-h">{t('accounts.reset.title')}</h2>
      <p className="sm muted">{t('accounts.reset.text')}</p>
      <ul className={styles.linedList}>
        {resets.map((reset) => (
          <li key={reset.id}>
            <span className="grow">
              <b className="m">{reset.userName}</b>
              <span className="xs muted blk">
                {t('accounts.reset.by', { name: reset.askedByName, until: shortMoment(reset.expiresAt) })}
              </span>
            </span>
            {reset.mayDecide && (
              <Button
                size="s"
                look="danger"
                disabled={decide.isPending}
                onClick={() => decide.mutate({ reset, decision: 'confirm' })}
              >
                {t('accounts.reset.confirm')}
              </Button>
            )}
            {!reset.mayDecide && <span className="sm muted">{t('accounts.reset.needsAnother')}</span>}
            <Button
              size="s"
              look="quiet"
              disabled={decide.isPending}
              onClick={() => decide.mutate({ reset, decision: 'refuse' })}
            >
              {t('accounts.reset.refuse')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
