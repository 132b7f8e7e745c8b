import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ModerationActResponse } from '@veche/contract/chats.ts'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { ErrorNotice, Notice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State, type StateName } from '../../../ui/State.tsx'
import { moderationQuery } from '../chat/index.ts'
import * as styles from './ModerationDialog.module.css'

type Decision = 'done' | 'declined' | 'lifted'
type Props = { chatId: string; onClose: () => void; onShow: (messageId: string) => void }

const LOOK: Record<ModerationActResponse['state'], StateName> = {
  proposed: 'attention',
  done: 'done',
  declined: 'waiting',
  lifted: 'waiting',
}

/** Every act with who, why and till when; what waits for a second person is decided here. */
export function ModerationDialog({ chatId, onClose, onShow }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { data, error, refetch } = useQuery(moderationQuery(chatId))
  const decide = useMutation({
    mutationFn: ({ actId, decision }: { actId: string; decision: Decision }) =>
      unwrap(
        api.POST('/api/chats/{chatId}/moderation/{actId}/decide', {
          params: { path: { chatId, actId } },
          body: { decision },
        }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['chat', chatId] }),
  })
  return (
    <Dialog title={t('chats.moderation.list')} isWide onClose={onClose}>
      <div className="dlg-b">
        {decide.error && <Notice state="late" title={words(decide.error)} />}
        {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
        {!data && !error && <SkeletonRows count={3} label={t('chats.loading')} />}
        {data?.acts.length === 0 && <p className="muted">{t('chats.moderation.none')}</p>}
        <ul className={styles.moderations}>
          {data?.acts.map((act) => (
            <Act
              key={act.id}
              act={act}
              isBusy={decide.isPending}
              onDecide={(decision) => decide.mutate({ actId: act.id, decision })}
              onShow={() => {
                onClose()
                onShow(act.messageId)
              }}
            />
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

type ActProps = {
  act: ModerationActResponse
  isBusy: boolean
  onDecide: (decision: Decision) => void
  onShow: () => void
}

function Act({ act, isBusy, onDecide, onShow }: ActProps) {
  const { t } = useTranslation()
  const { moment, shortMoment } = useFormat()
  const { kind, reason, state, until, proposedByName, decidedByName, canDecide } = act
  const decisions: Decision[] = !canDecide ? [] : state === 'proposed' ? ['done', 'declined'] : ['lifted']
  return (
    <li>
      <div className="row g2 wrap">
        <b className="m">
          {t(`chats.moderation.kind.${kind}`)}: {act.authorName ?? t('chats.resident')}
        </b>
        <span className="sm">{t(`chats.moderation.reason.${reason}`)}</span>
        <State name={LOOK[state]} className="xs end">
          {t(`chats.moderation.state.${state}`)}
        </State>
      </div>
      <p className="xs muted">
        {[
          until && t('chats.moderation.until', { moment: moment(until) }),
          t('chats.moderation.by', { name: proposedByName, moment: shortMoment(act.createdAt) }),
          decidedByName && t('chats.moderation.decidedBy', { name: decidedByName }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="row g1 wrap">
        {decisions.map((decision) => (
          <Button key={decision} size="s" isBusy={isBusy} onClick={() => onDecide(decision)}>
            {t(`chats.moderation.decide.${decision}`)}
          </Button>
        ))}
        <Button size="s" look="quiet" onClick={onShow}>
          {t('chats.moderation.show')}
        </Button>
      </div>
    </li>
  )
}
