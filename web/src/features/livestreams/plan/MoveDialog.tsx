import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiError, api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { useAirView } from '../commands/index.ts'
import type { Livestream } from '../stream/index.ts'
import { isFarFromPlan } from './far-from-plan.ts'

export type Move = 'announce' | 'collect' | 'begin' | 'end' | 'close' | 'cancel' | 'reopen'
type Props = {
  stream: Livestream
  move: Move
  onClose: () => void
  /** A refused end of the work shows what stands in its way. */
  onShowOpen?: () => void
}

/** The next step of a stream, with what it will do. */
export function MoveDialog({ stream, move, onClose, onShowOpen }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { longDay, time } = useFormat()
  const queryClient = useQueryClient()
  const run = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/livestreams/{livestreamId}/move', {
          params: { path: { livestreamId: stream.id } },
          body: { move, expectedVersion: stream.version },
        }),
      ),
    onSuccess: () => {
      showToast(t(`livestreams.move.${move}.done`))
      onClose()
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['livestream', stream.id] }),
        queryClient.invalidateQueries({ queryKey: ['livestreams'] }),
      ]),
  })
  const isFar = move === 'begin' && isFarFromPlan(stream, Date.now())
  // As the screen shows it, with what was pressed and is still on its way.
  const balance = useAirView((view) => view.balance) ?? stream.balance
  const { onControl, waiting } = balance
  const openCount = onControl + waiting
  const isRefused = run.error instanceof ApiError && run.error.code === 'livestream.still_on_control'
  // What cannot be done is not offered: it is shown what stands in its way.
  const isOpen = isRefused || (move === 'close' && openCount > 0)
  return (
    <Dialog title={t(`livestreams.move.${move}.ask`)} onClose={onClose}>
      <div className="dlg-b">
        {isFar && (
          <Notice
            state="attention"
            title={t('livestreams.move.begin.far', {
              planned: `${longDay(stream.plannedAt)}, ${time(stream.plannedAt)}`,
            })}
          />
        )}
        {run.error && <Notice state={isRefused ? 'attention' : 'late'} title={words(run.error)} />}
        <p className="sm">
          {t(`livestreams.move.${move}.text`, { title: stream.title, count: openCount })}{' '}
          {move === 'end' && onControl > 0 && t('livestreams.move.end.parts', { waiting, onControl })}
        </p>
      </div>
      <footer className="dlg-f">
        {isOpen && onShowOpen ? (
          <Button look="primary" data-autofocus onClick={onShowOpen}>
            {t('livestreams.move.showOpen')}
          </Button>
        ) : (
          <Button
            look={move === 'cancel' ? 'danger' : 'primary'}
            data-autofocus
            isBusy={run.isPending}
            onClick={() => run.mutate()}
          >
            {t(`livestreams.move.${move}.do`)}
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </footer>
    </Dialog>
  )
}
