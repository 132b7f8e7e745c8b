import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { UserResponse } from '@veche/contract/access.ts'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { dismissSaying, showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'

/** The changes of a user that need no form. What can be taken back is taken back from the notice. */
export function useUserActions(user: UserResponse) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const change = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['users'] }),
  })
  const path = { userId: user.id }

  const saysActive = (isActive: boolean) =>
    t(isActive ? 'accounts.users.done.activated' : 'accounts.users.done.deactivated', { name: user.name })

  async function setActive(isActive: boolean) {
    await change.mutateAsync(() =>
      unwrap(
        api.PATCH('/api/users/{userId}', {
          params: { path },
          body: { isActive, before: { isActive: !isActive } },
        }),
      ),
    )
    // What it undid is so no longer.
    dismissSaying(saysActive(!isActive))
  }

  function removeGrant(grantId: string) {
    const grant = user.grants.find(({ id }) => id === grantId)
    const remove = () =>
      unwrap(api.DELETE('/api/users/{userId}/grants/{grantId}', { params: { path: { ...path, grantId } } }))
    const giveBack = () =>
      grant &&
      change.mutate(() =>
        unwrap(
          api.POST('/api/users/{userId}/grants', {
            params: { path },
            body: { role: grant.role, scope: grant.scope },
          }),
        ),
      )
    change.mutateAsync(remove).then(() => showToast(t('accounts.users.done.grantRemoved'), giveBack), ignore)
  }

  return {
    isBusy: change.isPending,
    removeGrant,
    toggleActive: () => {
      const isActive = !user.isActive
      setActive(isActive).then(
        () => showToast(saysActive(isActive), () => void setActive(!isActive).catch(ignore)),
        ignore,
      )
    },
    signOut: () =>
      void change
        .mutateAsync(() => unwrap(api.POST('/api/users/{userId}/sign-out', { params: { path } })))
        .then(() => showToast(t('accounts.users.done.signedOut')), ignore),
  }
}

/** The failure is already on the screen by `onError`. */
function ignore(): void {}
