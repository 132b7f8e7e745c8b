import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { addDevice, pushDevicesQuery, removeDevice } from './push.queries.ts'
import { canBeTold, findSubscription, subscribe } from './this-device.ts'

type Props = {
  /** How the person knows this browser again. */
  label: string
}

/** On the page of notices: which devices say «есть новое», and this one. Nothing where the installation sends none. */
export function DevicePush({ label }: Props) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const { data } = useQuery(pushDevicesQuery)
  const here = useQuery({
    queryKey: ['push', 'here'],
    queryFn: async () => (await findSubscription())?.endpoint ?? null,
  })
  const turnOn = useChange(async (publicKey: string) => {
    const made = await subscribe(publicKey)
    if (!made) return t('push.refused')
    await addDevice({ ...made, label })
    return t('push.on')
  })
  const turnOff = useChange(async (deviceId: string) => {
    await removeDevice(deviceId)
    return t('push.off')
  })
  if (!data || data.publicKey === null) return null
  const { publicKey, devices } = data
  const isHere = devices.some(({ endpoint }) => endpoint === here.data)
  return (
    <section className="panel pad col g3" aria-labelledby="push-h">
      <h2 id="push-h" className="lg">
        {t('push.title')}
      </h2>
      <p className="sm">{t('push.what')}</p>
      {devices.length > 0 && (
        <ul className="col g2" aria-label={t('push.devices')}>
          {devices.map((device) => (
            <li key={device.id} className="row g2 wrap">
              <b className="m">{device.label || t('push.device')}</b>
              <span className="sm muted">
                {[device.endpoint === here.data && t('push.here'), day(device.createdAt)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <Button
                size="s"
                look="quiet"
                isBusy={turnOff.isPending}
                onClick={() => turnOff.mutate(device.id)}
              >
                {t('push.turnOff')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {!canBeTold() && <p className="sm muted">{t('push.cannot')}</p>}
      {canBeTold() && !isHere && (
        <div>
          <Button isBusy={turnOn.isPending} onClick={() => turnOn.mutate(publicKey)}>
            {t('push.turnOn')}
          </Button>
        </div>
      )}
    </section>
  )
}

function useChange(change: (of: string) => Promise<string>) {
  const words = useErrorWords()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (said) => showToast(said),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['push'] }),
  })
}
