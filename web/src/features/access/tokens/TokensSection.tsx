import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import * as styles from '../../../ui/settings-section.module.css'
import { tokensQuery } from '../access.queries.ts'
import { CreateTokenDialog } from './CreateTokenDialog.tsx'
import { TokenList } from './TokenList.tsx'

/** Keys for programs of this person; a key may do at most what the person may. */
export function TokensSection() {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { data } = useQuery(tokensQuery)
  const [isCreating, setCreating] = useState(false)
  const [fresh, setFresh] = useState<string | null>(null)
  const revoke = useMutation({
    mutationFn: (tokenId: string) =>
      unwrap(api.DELETE('/api/tokens/{tokenId}', { params: { path: { tokenId } } })),
    onSuccess: () => showToast(t('accounts.tokens.revoked')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['tokens'] }),
  })
  return (
    <section className={`panel ${styles.settingsSection}`} aria-labelledby="tokens-h">
      <h2 id="tokens-h">{t('accounts.tokens.title')}</h2>
      <p className="sm muted">{t('accounts.tokens.text')}</p>
      {fresh && (
        <Notice state="attention" title={t('accounts.tokens.once')}>
          <code className="mono pre">{fresh}</code>
        </Notice>
      )}
      <TokenList tokens={data?.tokens ?? []} isBusy={revoke.isPending} onRevoke={revoke.mutate} />
      <Button onClick={() => setCreating(true)}>{t('accounts.tokens.create')}</Button>
      {isCreating && (
        <CreateTokenDialog
          onClose={() => setCreating(false)}
          onCreated={(token) => {
            setFresh(token)
            setCreating(false)
          }}
        />
      )}
    </section>
  )
}
