import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/overlays/Confirm.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { REFRESH, type Rules, switchRules } from './rules.queries.ts'

type Props = Pick<Rules, 'isOn' | 'switchedAt' | 'switchedByName' | 'mayWrite'>

/** All rules at once: switched off by one press and a word, switched on by one press. */
export function SwitchBar({ isOn, switchedAt, switchedByName, mayWrite }: Props) {
  const { t } = useTranslation()
  const { shortMoment, counted } = useFormat()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const turn = useMutation({
    mutationFn: switchRules,
    onSuccess: (after) => showToast(saidOf(after)),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: REFRESH }),
  })
  function saidOf({ isOn: isOnNow, rules, switchedAt: at }: Rules): string {
    if (!isOnNow) return t('rules.switch.said.false')
    const working = rules.filter(({ state }) => state === 'on').length
    if (working === 0) return t('rules.switch.said.none')
    return t('rules.switch.said.true', { ...counted(working), at: at ? shortMoment(at) : '' })
  }
  const since = { name: switchedByName ?? '', at: switchedAt ? shortMoment(switchedAt) : '' }
  return (
    <>
      {!isOn && (
        <Notice state="attention" title={t('rules.switch.off')}>
          {t('rules.switch.offText', since)}
        </Notice>
      )}
      {mayWrite && (
        <div className="row g2 wrap no-print">
          <Button
            size="s"
            isBusy={turn.isPending}
            onClick={() => (isOn ? setAsking(true) : turn.mutate(true))}
          >
            {t(isOn ? 'rules.switch.turnOff' : 'rules.switch.turnOn')}
          </Button>
        </div>
      )}
      {isAsking && (
        <Confirm
          title={t('rules.switch.confirm')}
          action={t('rules.switch.turnOff')}
          onYes={() => {
            setAsking(false)
            turn.mutate(false)
          }}
          onClose={() => setAsking(false)}
        >
          <p>{t('rules.switch.confirmText')}</p>
        </Confirm>
      )}
    </>
  )
}
