import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/overlays/Confirm.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { ErrorNotice } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { pushSwitchQuery, turnPush } from './push.queries.ts'

/** Turned on by a person who has read what leaves, and through whom. */
export function PushPanel() {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { data, error, refetch } = useQuery(pushSwitchQuery)
  const [isAsking, setAsking] = useState(false)
  const turn = useMutation({
    mutationFn: turnPush,
    onSuccess: ({ isOn }) => showToast(t(isOn ? 'push.panel.turnedOn' : 'push.panel.turnedOff')),
    onError: (failure) => showErrorToast(words(failure)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['push'] }),
  })
  return (
    <section className="panel" aria-labelledby="push-panel-h">
      <div className="ph wrap">
        <h2 id="push-panel-h">{t('push.panel.title')}</h2>
        {data && (
          <State name={data.isOn ? 'done' : 'waiting'}>
            {t(data.isOn ? 'push.panel.isOn' : 'push.panel.isOff')}
          </State>
        )}
      </div>
      <div className="pad col g2">
        {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
        <p className="sm">{t('push.panel.about')}</p>
        {data?.changedByName && data.changedAt && (
          <p className="xs muted">
            {t('push.panel.by', {
              name: data.changedByName,
              moment: shortMoment(data.changedAt),
              count: data.devices,
            })}
          </p>
        )}
        {data && (
          <div>
            <Button
              isBusy={turn.isPending}
              onClick={() => (data.isOn ? turn.mutate(false) : setAsking(true))}
            >
              {t(data.isOn ? 'push.panel.turnOff' : 'push.panel.turnOn')}
            </Button>
          </div>
        )}
      </div>
      {isAsking && (
        <Confirm
          title={t('push.panel.sure')}
          action={t('push.panel.turnOn')}
          onYes={() => {
            setAsking(false)
            turn.mutate(true)
          }}
          onClose={() => setAsking(false)}
        >
          <p>{t('push.panel.leaves')}</p>
          <p>{t('push.panel.nothing')}</p>
        </Confirm>
      )}
    </section>
  )
}
