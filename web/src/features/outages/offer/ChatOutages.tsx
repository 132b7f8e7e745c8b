import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ChatOutagesResponse } from '@veche/contract/outages.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast, showOtherAct } from '../../../ui/overlays/toast.tsx'
import { chatOffersQuery, joinFromChat } from '../outages.queries.ts'
import * as styles from './OutageOffers.module.css'
import { OfferWords } from './OutageOffers.tsx'

type Place = { chatId: string; messageId: string }
type Offer = ChatOutagesResponse['offers'][number]
type Props = Place & {
  /** Null: the reader may not speak there. */
  onReply: ((text: string) => void) | null
  renderOutage: ((outageId: string, content: ReactNode) => ReactNode) | null
}

/** Outages that a question of a chat speaks of: a reply for the chat, and the way into the outage. */
export function ChatOutages({ onReply, renderOutage, ...place }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery(chatOffersQuery(place))
  const join = useJoin(place)
  if (!data || data.offers.length === 0) return null
  return (
    // Of each question of a chat: many of one name are groups, not landmarks.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form
    <div role="group" className={styles.offers} aria-label={t('outages.offer.title')}>
      {data.offers.map((offer) => (
        <div className={styles.offer} key={offer.outage.id}>
          <OfferWords offer={offer} link={(id, content) => renderOutage?.(id, content) ?? content} />
          {onReply && (
            <Button size="s" onClick={() => onReply(offer.reply)}>
              {t('outages.offer.reply')}
            </Button>
          )}
          {data.canJoin && (
            <Button
              size="s"
              isBusy={join.isPending && join.variables === offer}
              onClick={() => join.mutate(offer)}
            >
              {t('outages.offer.join', { number: offer.outage.number })}
            </Button>
          )}
        </div>
      ))}
    </div>
  )
}

function useJoin(place: Place) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ outage }: Offer) => joinFromChat({ ...place, outageId: outage.id }),
    onSuccess: (_, { outage }) => showOtherAct(t('outages.offer.passedOn', { number: outage.number })),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['chat', place.chatId] }),
        queryClient.invalidateQueries({ queryKey: ['outages'] }),
      ]),
  })
}
