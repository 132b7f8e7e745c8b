import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SignInProvider } from '@veche/contract/admin/sign-in.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import * as styles from '../../../ui/settings-section.module.css'
import { identitiesQuery } from '../access.queries.ts'
import { LinkIdentityDialog } from './LinkIdentityDialog.tsx'

/** One's own accounts at organisations whose sign-in opens the product. Nothing where there is no organisation. */
export function IdentitiesSection() {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const identities = useQuery(identitiesQuery).data?.identities ?? []
  const [linked, setLinked] = useState<SignInProvider | null>(null)
  const unlink = useMutation({
    mutationFn: (provider: string) =>
      unwrap(api.DELETE('/api/me/identities/{provider}', { params: { path: { provider } } })),
    onSuccess: () => showToast(t('accounts.organisation.unlinked')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: identitiesQuery.queryKey }),
  })
  if (identities.length === 0) return null
  return (
    <section className={`panel ${styles.settingsSection}`} aria-labelledby="identities-h">
      <h2 id="identities-h">{t('accounts.organisation.title')}</h2>
      <p className="sm muted">{t('accounts.organisation.text')}</p>
      <ul className={styles.linedList}>
        {identities.map((provider) => (
          <li key={provider.id}>
            <b className="m">{provider.name}</b>
            {provider.isLinked && (
              <>
                <span className="tag">{t('accounts.organisation.linked')}</span>
                <Button size="s" disabled={unlink.isPending} onClick={() => unlink.mutate(provider.id)}>
                  {t('accounts.organisation.unlink')}
                </Button>
              </>
            )}
            {!provider.isLinked && provider.kind === 'page' && (
              <Button size="s" onClick={() => setLinked(provider)}>
                {t('accounts.organisation.link')}
              </Button>
            )}
            {!provider.isLinked && provider.kind === 'password' && (
              <span className="sm muted">{t('accounts.organisation.byAddressOnly')}</span>
            )}
          </li>
        ))}
      </ul>
      {linked && <LinkIdentityDialog provider={linked} onClose={() => setLinked(null)} />}
    </section>
  )
}
