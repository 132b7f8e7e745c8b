import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { ReasonDialog } from '../../../ui/overlays/ReasonDialog.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { VoteButton } from '../../../ui/text/VoteButton.tsx'
import { AdoptDialog } from './AdoptDialog.tsx'
import { CommentDialog } from './CommentDialog.tsx'
import { practiceVotes } from './kept-talk.ts'
import { PracticeDialog } from './PracticeDialog.tsx'
import { fileHref, type Practice, type PracticeCommand, REFRESH, sendCommand } from './practices.queries.ts'

type Open = 'edit' | 'adopt' | 'comment' | 'send_back' | 'withdraw'
const COMMAND = schemaOf(() => import('@veche/contract/portal/practices.ts'), 'PracticeCommand')

/** What the reader can do with it. */
export function PracticeBar({ practice }: { practice: Practice }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open | null>(null)
  const { id, versionNo, state, hasVoted, mayApprove, mayChange, mayVote, mayTalk, mayAdoptIn } = practice
  const { run, isPending } = useActs(id)
  const close = () => setOpen(null)
  return (
    <div className="row g2 wrap no-print">
      {mayApprove && (
        <>
          <Button
            look="primary"
            isBusy={isPending}
            onClick={() => run({ type: 'approve', expectedVersion: versionNo })}
          >
            {t('practices.approve')}
          </Button>
          <Button onClick={() => setOpen('send_back')}>{t('practices.send_back')}</Button>
        </>
      )}
      {mayVote && (
        <VoteButton
          {...{ id, hasVoted }}
          votes={practiceVotes}
          refresh={REFRESH}
          label={t('practices.vote')}
          kept={{
            waits: t('practices.keptVote.waits'),
            notDone: (reason) => t('practices.keptVote.notSaved', { reason }),
            letGo: t('practices.keptVote.letGo'),
          }}
        />
      )}
      {mayAdoptIn.length > 0 && <Button onClick={() => setOpen('adopt')}>{t('practices.adopt')}</Button>}
      {mayTalk && <Button onClick={() => setOpen('comment')}>{t('practices.comment')}</Button>}
      <a className="btn" href={fileHref(id)} download="">
        {t('practices.toFile')}
      </a>
      <Button look="quiet" onClick={() => window.print()}>
        {t('practices.print')}
      </Button>
      {mayChange && <Button onClick={() => setOpen('edit')}>{t('practices.edit')}</Button>}
      {(mayChange || mayApprove) && state !== 'draft' && (
        <Button look="quiet" onClick={() => setOpen('withdraw')}>
          {t('practices.withdraw')}
        </Button>
      )}
      {open === 'edit' && <PracticeDialog practice={practice} onClose={close} />}
      {open === 'adopt' && <AdoptDialog practice={practice} onClose={close} />}
      {open === 'comment' && <CommentDialog practiceId={id} onClose={close} />}
      {(open === 'send_back' || open === 'withdraw') && (
        <ReasonDialog
          type={open}
          limit={500}
          words={{
            ...{ title: t(`practices.${open}`), done: t(`practices.said.${open}`) },
            ...{ reason: t('practices.reason'), noReason: t('practices.noReason') },
          }}
          refresh={REFRESH}
          schema={COMMAND}
          {...(open === 'send_back' && { under: { expectedVersion: versionNo } })}
          send={({ type, reason }) =>
            sendCommand(
              id,
              type === 'withdraw' ? { type, reason } : { type, reason, expectedVersion: versionNo },
            )
          }
          onClose={close}
        />
      )}
    </div>
  )
}

function useActs(practiceId: string) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const command = useMutation({
    mutationFn: (body: PracticeCommand) => sendCommand(practiceId, body),
    onSuccess: () => showToast(t('practices.said.approve')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: REFRESH }),
  })
  return { run: command.mutate, isPending: command.isPending }
}
