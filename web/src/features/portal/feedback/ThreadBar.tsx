import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/overlays/Confirm.tsx'
import { ReasonDialog } from '../../../ui/overlays/ReasonDialog.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { VoteButton } from '../../../ui/text/VoteButton.tsx'
import { sendCommand, type Thread, type ThreadCommand } from './feedback.queries.ts'
import { KeptPosts } from './KeptPosts.tsx'
import { threadVotes } from './kept-feedback.ts'
import { PostDialog } from './PostDialog.tsx'

type Open = 'post' | 'finish' | 'decline' | 'withdraw'
const COMMAND = schemaOf(() => import('@veche/contract/portal/feedback.ts'), 'FeedbackCommand')

/** What the reader can do with it. */
export function ThreadBar({ thread }: { thread: Thread }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open | null>(null)
  const { id, state, revision, mayAnswer, mayPost, mayVote, mayWithdraw, hasVoted } = thread
  const { run, isPending } = useActs(id)
  const close = () => setOpen(null)
  const goesOn = state === 'new' || state === 'answered' || state === 'taken'
  return (
    <>
      <KeptPosts threadId={id} onMend={mayPost ? () => setOpen('post') : null} />
      <div className="row g2 wrap no-print">
        {mayPost && (
          <Button look="primary" onClick={() => setOpen('post')}>
            {t(mayAnswer ? 'feedback.answer' : 'feedback.writeAgain')}
          </Button>
        )}
        {mayAnswer && goesOn && state !== 'taken' && (
          <Button isBusy={isPending} onClick={() => run({ type: 'take', expectedRevision: revision })}>
            {t('feedback.take')}
          </Button>
        )}
        {mayAnswer && goesOn && (
          <>
            <Button onClick={() => setOpen('finish')}>{t('feedback.finish')}</Button>
            <Button look="quiet" onClick={() => setOpen('decline')}>
              {t('feedback.decline')}
            </Button>
          </>
        )}
        {mayVote && (
          <VoteButton
            {...{ id, hasVoted }}
            votes={threadVotes}
            refresh={['feedback']}
            label={t('feedback.vote')}
            kept={{
              waits: t('feedback.keptVote.waits'),
              notDone: (reason) => t('feedback.keptVote.notSaved', { reason }),
              letGo: t('feedback.keptVote.letGo'),
            }}
          />
        )}
        {mayWithdraw && (
          <Button look="quiet" onClick={() => setOpen('withdraw')}>
            {t('feedback.withdraw')}
          </Button>
        )}
        {open === 'post' && <PostDialog thread={thread} onClose={close} />}
        {(open === 'finish' || open === 'decline') && (
          <ReasonDialog
            type={open}
            limit={1000}
            words={{
              ...{ title: t(`feedback.${open}`), done: t(`feedback.said.${open}`) },
              ...{ reason: t(`feedback.reason.${open}`), noReason: t('feedback.noReason') },
              hint: t('feedback.reasonHint'),
            }}
            refresh={['feedback']}
            schema={COMMAND}
            under={{ expectedRevision: revision }}
            send={({ type, reason }) => sendCommand(id, { type, reason, expectedRevision: revision })}
            onClose={close}
          />
        )}
        {open === 'withdraw' && (
          <Confirm
            title={t('feedback.withdraw')}
            action={t('feedback.withdraw')}
            onYes={() => {
              run({ type: 'withdraw', expectedRevision: revision })
              close()
            }}
            onClose={close}
          >
            <p>{t('feedback.withdrawText')}</p>
          </Confirm>
        )}
      </div>
    </>
  )
}

function useActs(threadId: string) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const command = useMutation({
    mutationFn: (body: ThreadCommand) => sendCommand(threadId, body),
    onSuccess: (_thread, { type }) => showToast(t(`feedback.said.${type}`)),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['feedback'] }),
  })
  return { run: command.mutate, isPending: command.isPending }
}
