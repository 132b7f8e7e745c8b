import { useMutation, useQueryClient } from '@tanstack/react-query'
import { NETWORK_ACT_WORDS_LIMIT } from '@veche/contract/values/portal/moderation.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../lib/browser/random-id.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { Confirm } from '../../../ui/overlays/Confirm.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { type ActCommand, type NetworkAct, sendActCommand } from './moderation.queries.ts'
import { OfWhom } from './OfWhom.tsx'

const COMMAND = schemaOf(() => import('@veche/contract/portal/moderation.ts'), 'NetworkActCommand')

type Plain = 'approve' | 'cancel' | 'done_by_hand' | 'repeat'
type Open = 'approve' | 'decline' | 'undo' | null

/** What the reader may do with an act: only what the server lets them. */
export function ActButtons({ act }: { act: NetworkAct }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const run = useMutation({
    mutationFn: (type: Plain) => sendActCommand(act.id, { type }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['moderation'] }),
  })
  const { decide, cancel, undo, finish, repeat } = act.abilities
  if (!decide && !cancel && !undo && !finish && !repeat) return null
  return (
    <div className="row g1 wrap">
      {decide && (
        <>
          <Button size="s" look="primary" isBusy={run.isPending} onClick={() => setOpen('approve')}>
            {t('portal.moderation.approve')}
          </Button>
          <Button size="s" onClick={() => setOpen('decline')}>
            {t('portal.moderation.decline')}
          </Button>
        </>
      )}
      {cancel && (
        <Button size="s" isBusy={run.isPending} onClick={() => run.mutate('cancel')}>
          {t('portal.moderation.cancel')}
        </Button>
      )}
      {finish && (
        <Button size="s" isBusy={run.isPending} onClick={() => run.mutate('done_by_hand')}>
          {t('portal.moderation.finish')}
        </Button>
      )}
      {repeat && (
        <Button size="s" isBusy={run.isPending} onClick={() => run.mutate('repeat')}>
          {t('portal.moderation.repeat')}
        </Button>
      )}
      {undo && (
        <Button size="s" onClick={() => setOpen('undo')}>
          {t(`portal.moderation.undo.${act.kind}`)}
        </Button>
      )}
      {run.error && <Notice state="late" title={words(run.error)} />}
      {open === 'approve' && (
        <Confirm
          title={t('portal.moderation.approveTitle')}
          action={t('portal.moderation.approve')}
          onYes={() => {
            close()
            run.mutate('approve')
          }}
          onClose={close}
        >
          <OfWhom act={act} />
          <blockquote className="sm pre">{act.text}</blockquote>
          <p>{t('portal.moderation.approveText', { name: act.askedByName })}</p>
          <p className="sm muted">
            {t(`portal.moderation.reason.${act.reason}`)}. {act.words}
          </p>
        </Confirm>
      )}
      {(open === 'decline' || open === 'undo') && <WordsDialog act={act} type={open} onClose={close} />}
    </div>
  )
}

type WordsProps = { act: NetworkAct; type: 'decline' | 'undo'; onClose: () => void }

function WordsDialog({ act, type, onClose }: WordsProps) {
  const { t } = useTranslation()
  const [id] = useState(randomId)
  const [typed, setTyped] = useState('')
  const words = typed.trim()
  const command: ActCommand = type === 'undo' ? { type, id, words } : { type, words }
  const title = type === 'undo' ? t(`portal.moderation.undo.${act.kind}`) : t('portal.moderation.decline')
  return (
    <FormDialog
      title={title}
      submitLabel={title}
      doneText={t(`portal.moderation.said.${type}`)}
      refresh={['moderation']}
      accepted={{ schema: COMMAND, body: command, words: { words: t('portal.moderation.noWords') } }}
      send={() => sendActCommand(act.id, command)}
      onClose={onClose}
    >
      <OfWhom act={act} />
      <blockquote className="sm pre">{act.text}</blockquote>
      <TextArea
        label={t('portal.moderation.why')}
        name="words"
        rows={3}
        limit={NETWORK_ACT_WORDS_LIMIT}
        data-autofocus=""
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
    </FormDialog>
  )
}
