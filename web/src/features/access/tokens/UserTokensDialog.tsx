import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { UserResponse } from '@veche/contract/access.ts'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { userTokensQuery } from '../access.queries.ts'
import { TokenList } from './TokenList.tsx'

/** Keys that programs hold in the name of this person; an administrator may end each of them. */
export function UserTokensDialog({ user, onClose }: { user: UserResponse; onClose: () => void }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const query = useQuery(userTokensQuery(user.id))
  const revoke = useMutation({
    mutationFn: (tokenId: string) =>
      unwrap(
        api.DELETE('/api/users/{userId}/tokens/{tokenId}', {
          params: { path: { userId: user.id, tokenId } },
        }),
      ),
    onSuccess: () => showToast(t('accounts.tokens.revoked')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['user-tokens', user.id] }),
  })
  return (
    <Dialog title={t('accounts.tokens.of', { name: user.name })} onClose={onClose} isWide>
      <div className="dlg-b">
        {query.isPending && <SkeletonRows label={t('accounts.tokens.loading')} />}
        {query.error && <ErrorNotice error={query.error} onRetry={query.refetch} />}
        {query.data?.tokens.length === 0 && <p className="muted">{t('accounts.tokens.none')}</p>}
        <TokenList tokens={query.data?.tokens ?? []} isBusy={revoke.isPending} onRevoke={revoke.mutate} />
      </div>
    </Dialog>
  )
}
