import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../lib/time/clock.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { type RenderPeople, RuleDialog } from './RuleDialog.tsx'
import { REFRESH, type Rule, type RuleCommand, sendCommand } from './rules.queries.ts'

type Props = { rule: Rule; renderPeople?: RenderPeople | undefined }

/** What the reader can do with the rule; each act but the last is taken back by its opposite. */
export function RuleBar({ rule, renderPeople }: Props) {
  const { t } = useTranslation()
  const [isEditing, setEditing] = useState(false)
  const { id, newestNo: expectedVersion, abilities, state, needsSecondPerson, proposedByName } = rule
  const { run, isPending } = useCommand(id)
  const isProposed = proposedByName !== null
  return (
    <div className="row g2 wrap no-print">
      {abilities.confirm && (
        <Button look="primary" isBusy={isPending} onClick={() => run({ type: 'confirm', expectedVersion })}>
          {t('rules.confirm')}
        </Button>
      )}
      {isProposed && abilities.change && (
        <Button onClick={() => run({ type: 'decline', expectedVersion })}>{t('rules.decline')}</Button>
      )}
      {abilities.switchOn && (
        <Button look="primary" isBusy={isPending} onClick={() => run({ type: 'switch_on', expectedVersion })}>
          {t(needsSecondPerson ? 'rules.ask' : 'rules.on')}
        </Button>
      )}
      {abilities.switchOff && <Button onClick={() => run({ type: 'switch_off' })}>{t('rules.off')}</Button>}
      {abilities.change && <Button onClick={() => setEditing(true)}>{t('rules.edit')}</Button>}
      {abilities.archive && (
        <Button look="quiet" onClick={() => run({ type: state === 'archived' ? 'restore' : 'archive' })}>
          {t(state === 'archived' ? 'rules.restore' : 'rules.archive')}
        </Button>
      )}
      {isEditing && <RuleDialog {...{ rule, renderPeople }} onClose={() => setEditing(false)} />}
    </div>
  )
}

function useCommand(ruleId: string) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { shortMoment } = useFormat()
  const now = useNow()
  /** Which rule, and what it does from now on. */
  function saidOf({ content: { name }, state, isStopped }: Rule, type: RuleCommand['type']): string {
    if (type !== 'switch_on' && type !== 'confirm') return t(`rules.said.${type}`)
    if (state !== 'on') return t('rules.said.asked', { name })
    return isStopped ? t('rules.said.onLater', { name }) : t('rules.said.on', { name, at: shortMoment(now) })
  }
  const { mutate: run, isPending } = useMutation({
    mutationFn: (body: RuleCommand) => sendCommand(ruleId, body),
    onSuccess: (after, { type }) => showToast(saidOf(after, type)),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: REFRESH }),
  })
  return { run, isPending }
}
