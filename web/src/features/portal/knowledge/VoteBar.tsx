import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ArticleResponse } from '@veche/contract/portal/knowledge.ts'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { KeptAct } from '../../../ui/text/KeptAct.tsx'
import { articleVotes } from './kept-votes.ts'

/** «Помогло?»: a second press takes the vote back. */
export function VoteBar({
  article,
}: {
  article: Pick<ArticleResponse, 'id' | 'ownVote' | 'helped' | 'notHelped'>
}) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { id, helped, notHelped } = article
  const { userId, kept } = articleVotes.useKept(id)
  const [one] = kept
  const ownVote = one?.refused === null ? one.body.isHelpful : article.ownVote
  const save = useMutation({
    mutationFn(pressed: boolean) {
      const isHelpful = ownVote === pressed ? null : pressed
      return articleVotes.sendOrKeep(userId, { place: id, incidentId: id, body: { isHelpful } })
    },
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['articles', 'one', id] }),
  })
  const button = (isHelpful: boolean, count: number) => (
    <Button size="s" aria-pressed={ownVote === isHelpful} onClick={() => save.mutate(isHelpful)}>
      {t(isHelpful ? 'portal.helped' : 'portal.notHelped')}{' '}
      {count > 0 && <b className="m">{number(count)}</b>}
    </Button>
  )
  return (
    <fieldset className="row g2 wrap" aria-label={t('portal.didHelp')}>
      <span className="sm muted">{t('portal.didHelp')}</span>
      {button(true, helped)}
      {button(false, notHelped)}
      {one && (
        <KeptAct
          refused={one.refused}
          waits={t('portal.keptVote.waits')}
          notDone={(reason) => t('portal.keptVote.notSaved', { reason })}
          letGo={t('portal.keptVote.letGo')}
          onLetGo={() => articleVotes.drop(userId, one)}
        />
      )}
    </fieldset>
  )
}
