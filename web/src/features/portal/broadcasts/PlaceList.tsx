import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { BroadcastResponse } from '@veche/contract/portal/broadcasts.ts'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../lib/api.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { NetworkLink } from '../../../ui/NetworkLink.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { State, type StateName } from '../../../ui/State.tsx'
import * as styles from './broadcasts.module.css'
import {
  broadcastFileHref,
  decideOnPlace,
  type PlaceDecision,
  type PlaceRow,
  placesHref,
} from './broadcasts.queries.ts'

const STATE_NAMES: Record<NonNullable<PlaceRow['state']>, StateName> = {
  ...({ queued: 'waiting', sending: 'waiting', sent: 'done', failed: 'late', unknown: 'attention' } as const),
  ...({ cancelled: 'ontime', taken_down: 'done', recalled: 'done', recalling: 'waiting' } as const),
}
const TROUBLED = ['failed', 'unknown']

/** Where it went, with the reason in words where it did not; what needs a person first. */
export function PlaceList({ broadcast }: { broadcast: BroadcastResponse }) {
  const { t } = useTranslation()
  const isTroubled = ({ state }: PlaceRow) => state !== null && TROUBLED.includes(state)
  const places = [
    ...broadcast.places.filter(isTroubled),
    ...broadcast.places.filter((place) => !isTroubled(place)),
  ]
  return (
    <section className="col g2">
      <div className="row g4 wrap">
        <h2 className="grow">{t('broadcasts.places')}</h2>
        <a className="btn s no-print" href={placesHref(broadcast.id)} download="">
          {t('broadcasts.export')}
        </a>
        <a className="btn s no-print" href={broadcastFileHref(broadcast.id)} download="">
          {t('common.files.markdown')}
        </a>
      </div>
      <ul className={`panel ${styles.broadcastRows}`} aria-label={t('broadcasts.places')}>
        {places.map((place) => (
          <li key={place.id} className={styles.place}>
            <PlaceLine broadcast={broadcast} place={place} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function PlaceLine({ broadcast, place }: { broadcast: BroadcastResponse; place: PlaceRow }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { municipalityName } = useDirectory()
  const reasonWords = useErrorWords()
  const { network, name, surface, municipalityCode, state, permalink, at, errorCode } = place
  const { isCorrection, isReplacement } = place
  return (
    <>
      <ChannelGlyph network={network} />
      <span className={styles.subject}>
        <span className="m blk">{name}</span>
        <span className="xs muted">
          {t(`broadcasts.surface.${surface}`)} · {municipalityName(municipalityCode) ?? municipalityCode}
        </span>
        {errorCode !== null && <span className="sm blk">{reasonWords(new ApiError(errorCode, 409))}</span>}
      </span>
      <span className={`sm ${styles.marks}`}>
        {state === null ? (
          <span className="muted">{t('broadcasts.notBegun')}</span>
        ) : (
          <State name={STATE_NAMES[state]}>
            {t(
              state === 'sent' && isCorrection
                ? `broadcasts.placeChanged.${isReplacement ? 'instead' : 'beside'}`
                : `broadcasts.placeState.${state}`,
            )}
          </State>
        )}
        {at && <time dateTime={at}>{shortMoment(at)}</time>}
        {permalink && (
          <NetworkLink permalink={permalink} label={t('broadcasts.openAt', { name })}>
            {t('broadcasts.open')}
          </NetworkLink>
        )}
        {broadcast.mayRepeat && state !== null && TROUBLED.includes(state) && (
          <Decisions broadcastId={broadcast.id} place={place} />
        )}
      </span>
    </>
  )
}

function Decisions({ broadcastId, place }: { broadcastId: string; place: PlaceRow }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: (decision: PlaceDecision) => decideOnPlace(broadcastId, place.id, decision),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['broadcasts'] }),
  })
  const choices: readonly PlaceDecision[] =
    place.state === 'unknown' ? ['check', 'mark_sent', 'retry', 'give_up'] : ['retry', 'mark_sent', 'give_up']
  // A repeat where it may stand is on the word of whoever has looked there.
  const wordsOf = (decision: PlaceDecision) =>
    t(
      decision === 'retry' && place.state === 'unknown'
        ? 'broadcasts.absentThere'
        : `broadcasts.decision.${decision}`,
    )
  return (
    <span className="row g1 wrap">
      {choices.map((decision) => (
        <Button
          key={decision}
          size="s"
          look={decision === choices[0] ? 'default' : 'quiet'}
          isBusy={isPending}
          aria-label={t('broadcasts.decideAt', {
            decision: wordsOf(decision),
            name: place.name,
          })}
          onClick={() => mutate(decision)}
        >
          {wordsOf(decision)}
        </Button>
      ))}
    </span>
  )
}
