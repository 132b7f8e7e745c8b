import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../../lib/api.ts'
import type { BodyOf } from '../../../../lib/call-route.ts'
import { useErrorWords } from '../../../../lib/words/use-error-words.ts'
import { Confirm } from '../../../../ui/overlays/Confirm.tsx'
import { showErrorToast, showToast } from '../../../../ui/overlays/toast.tsx'
import { ErrorNotice } from '../../../../ui/query-states.tsx'
import { PeopleLeft } from './PeopleLeft.tsx'

type Props = { isActive: boolean; chosen: ReadonlySet<string>; onClose: () => void; onDone: () => void }

/** What ends is said first, and by name who stays; the notice switches back those who were switched. */
export function SwitchManyDialog({ isActive, chosen, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const userIds = [...chosen]
  const kind = isActive ? 'on' : 'off'
  const preview = useQuery({
    queryKey: ['users', 'switch', userIds, isActive],
    queryFn: ({ signal }) =>
      unwrap(
        api.POST('/api/users/switch', {
          params: { query: { preview: 'true' } },
          body: { userIds, isActive },
          signal,
        }),
      ),
    retry: false,
    gcTime: 0,
  })
  const rules = {
    mutationFn: (body: BodyOf<'POST /api/users/switch'>) => unwrap(api.POST('/api/users/switch', { body })),
    onError: (error: Error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['users'] }),
  }
  const run = useMutation(rules)
  // The notice outlives the dialog, so what is said stands with the mutation and not with its call.
  const undo = useMutation({ ...rules, onSuccess: () => showToast(t('accounts.users.many.undone')) })

  async function send() {
    const { changed, left } = await run.mutateAsync({ userIds, isActive })
    const done = t(`accounts.users.many.switched_${kind}`, { count: changed.length })
    showToast(
      left.length > 0 ? t('accounts.users.many.switchedBut', { done, left: left.length }) : done,
      changed.length > 0 ? () => undo.mutate({ userIds: changed, isActive: !isActive }) : undefined,
    )
    onDone()
    onClose()
  }

  return (
    <Confirm
      title={`${t(`accounts.users.many.${kind}`)}: ${t('accounts.users.many.people', { count: chosen.size })}?`}
      action={t(`accounts.users.many.${kind}`)}
      isReady={!run.isPending && (preview.data?.changed.length ?? 0) > 0}
      onYes={() => void send().catch(ignore)}
      onClose={onClose}
    >
      <p>{t(`accounts.users.many.${kind}Text`)}</p>
      {!isActive && <p>{t('accounts.users.many.offBack')}</p>}
      {preview.error && <ErrorNotice error={preview.error} onRetry={preview.refetch} />}
      {preview.data && <PeopleLeft {...preview.data} />}
    </Confirm>
  )
}

/** The failure is already on the screen by `onError`. */
function ignore(): void {}
