import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showOtherAct } from '../../../ui/overlays/toast.tsx'
import { type Roster, type Shift, saveRoster } from './roster.queries.ts'

/** What was touched, over the roster as it stood then. */
export type Draft = { shifts: Shift[]; base: Roster }
type Saving = Draft & { isWarned: boolean }

/** Saved whole; one press puts the week back as it was. */
export function useSaveRoster(postId: string, onSaved: () => void) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['duty'] })
  const send = ({ shifts, base, isWarned }: Saving) =>
    saveRoster(postId, { week: base.week, shifts, expectedRevision: base.revision, isWarned })
  const undo = useMutation({
    mutationFn: send,
    onSuccess: () => showOtherAct(t('duty.rosterUndone')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: refresh,
  })
  return useMutation({
    mutationFn: send,
    onSuccess: async (saved, { base }) => {
      await refresh()
      onSaved()
      showOtherAct(t('duty.rosterSaved'), () =>
        undo.mutate({ shifts: base.shifts, base: saved, isWarned: true }),
      )
    },
    onError: (error) => showErrorToast(words(error)),
    onSettled: refresh,
  })
}
