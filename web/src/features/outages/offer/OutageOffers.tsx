import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import type { OutageOffer } from '@veche/contract/outages.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast, showOtherAct } from '../../../ui/overlays/toast.tsx'
import { State } from '../../../ui/State.tsx'
import { joinOutage, offersQuery } from '../outages.queries.ts'
import { useOutageWords } from '../use-outage-words.ts'
import * as styles from './OutageOffers.module.css'

/** After these nothing can join any more. */
const OPEN: readonly IncidentResponse['step'][] = [
  ...(['new', 'distribution', 'assigned', 'in_progress', 'rework', 'postponed', 'approval'] as const),
]

type Props = {
  incident: Pick<IncidentResponse, 'id' | 'version' | 'step'>
  /** The way to the outage; the reader may not see its page. */
  renderOutage: ((outageId: string, content: ReactNode) => ReactNode) | null
}

/** Outages that the house of a question stands in: one press joins it and prepares the answer. */
export function OutageOffers({ incident, renderOutage }: Props) {
  const { t } = useTranslation()
  const words = useOutageWords()
  const isOpen = OPEN.includes(incident.step)
  const { data } = useQuery({ ...offersQuery(incident.id, incident.version), enabled: isOpen })
  const join = useJoin(incident)
  const [first] = data?.offers ?? []
  const canJoin = data?.canJoin === true && !join.isPending
  useHotkeys({ w: first !== undefined && canJoin && (() => join.mutate(first)) })
  if (!data || (!data.joined && !first)) return null
  const link = (id: string, content: ReactNode) => renderOutage?.(id, content) ?? content
  return (
    <section className={styles.offers} aria-label={t('outages.offer.title')}>
      {data.joined && (
        <State name="done">{link(data.joined.id, t('outages.offer.joined', words.said(data.joined)))}</State>
      )}
      {data.offers.map((offer) => (
        <div className={styles.offer} key={offer.outage.id}>
          <OfferWords offer={offer} link={link} />
          {data.canJoin && (
            <Button
              size="s"
              keys={offer === first ? 'W' : undefined}
              isBusy={join.isPending && join.variables === offer}
              onClick={() => join.mutate(offer)}
            >
              {t('outages.offer.join', { number: offer.outage.number })}
            </Button>
          )}
        </div>
      ))}
    </section>
  )
}

type WordsProps = { offer: OutageOffer; link: (id: string, content: ReactNode) => ReactNode }

/** Which outage it is, until when, and why. */
export function OfferWords({ offer: { outage, fit, isConfirmed }, link }: WordsProps) {
  const { t } = useTranslation()
  const words = useOutageWords()
  return (
    <div className="grow">
      <State name={fit === 'exact' ? 'attention' : 'waiting'}>
        {link(outage.id, t(`outages.offer.${fit}`, words.said(outage)))}
      </State>
      <span className="sm muted blk">{outage.reason}</span>
      {isConfirmed && <span className="sm blk">{t('outages.offer.confirmed')}</span>}
    </div>
  )
}

function useJoin({ id, version }: Props['incident']) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ outage }: OutageOffer) =>
      joinOutage({ incidentId: id, outageId: outage.id, expectedVersion: version }),
    onSuccess: ({ eventId }, { outage }) => {
      const done = eventId === id ? 'becameEvent' : 'doneJoined'
      showOtherAct(t(`outages.offer.${done}`, { number: outage.number }))
    },
    onError: (error) => showErrorToast(words(error)),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['incident', id] }),
        queryClient.invalidateQueries({ queryKey: ['answer', id] }),
        queryClient.invalidateQueries({ queryKey: ['outages'] }),
      ]),
  })
}
