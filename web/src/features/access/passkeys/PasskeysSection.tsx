import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { hasPasskeys } from '../../../lib/browser/passkeys.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import * as styles from '../../../ui/settings-section.module.css'
import { passkeysQuery } from '../access.queries.ts'
import { AddPasskeyDialog } from './AddPasskeyDialog.tsx'

/** Keys of one's own devices: each signs in alone and counts as both factors. */
export function PasskeysSection() {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { moment } = useFormat()
  const queryClient = useQueryClient()
  const { data } = useQuery(passkeysQuery)
  const [isAdding, setAdding] = useState(false)
  const remove = useMutation({
    mutationFn: (passkeyId: string) =>
      unwrap(api.DELETE('/api/me/passkeys/{passkeyId}', { params: { path: { passkeyId } } })),
    onSuccess: () => showToast(t('accounts.passkeys.removed')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: passkeysQuery.queryKey }),
  })
  return (
    <section className={`panel ${styles.settingsSection}`} aria-labelledby="passkeys-h">
      <h2 id="passkeys-h">{t('accounts.passkeys.title')}</h2>
      <p className="sm muted">{t('accounts.passkeys.text')}</p>
      {data && data.passkeys.length > 0 && (
        <ul className={styles.linedList}>
          {data.passkeys.map(({ id, name, lastUsedAt, isSynced }) => (
            <li key={id}>
              <b className="m">{name}</b>
              <span className="sm muted grow">
                {lastUsedAt
                  ? t('accounts.passkeys.used', { moment: moment(lastUsedAt) })
                  : t('accounts.passkeys.neverUsed')}
                {isSynced && `, ${t('accounts.passkeys.synced')}`}
              </span>
              <Button
                size="s"
                disabled={remove.isPending}
                aria-label={`${t('accounts.passkeys.remove')}: ${name}`}
                onClick={() => remove.mutate(id)}
              >
                {t('accounts.passkeys.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {hasPasskeys() ? (
        <Button onClick={() => setAdding(true)}>{t('accounts.passkeys.add')}</Button>
      ) : (
        <p className="sm muted">{t('accounts.passkeys.unable')}</p>
      )}
      {isAdding && data && (
        <AddPasskeyDialog asksPassword={data.asksPassword} onClose={() => setAdding(false)} />
      )}
    </section>
  )
}
