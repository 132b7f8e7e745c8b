import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ArticleResponse } from '@veche/contract/portal/knowledge.ts'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { vote } from './knowledge.queries.ts'

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
  const { id, ownVote, helped, notHelped } = article
  const save = useMutation({
    mutationFn: (isHelpful: boolean) => vote(id, ownVote === isHelpful ? null : isHelpful),
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
    </fieldset>
  )
}
