import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BookPage, BookPostDecision } from '@veche/contract/admin/book-pages.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { ChannelGlyph } from '../../ui/ChannelGlyph.tsx'
import { NetworkLink } from '../../ui/NetworkLink.tsx'
import { ErrorNotice } from '../../ui/query-states.tsx'
import { State, type StateName } from '../../ui/State.tsx'
import * as styles from './book.module.css'
import {
  BOOK_KEY,
  bookPagesQuery,
  decideBookPost,
  switchOffBookPage,
  takeDownBookPost,
} from './book.queries.ts'
import { RemoveDialog } from './RemoveDialog.tsx'
import { SwitchOnPage } from './SwitchOnPage.tsx'

/** Official pages on which the end of each day is posted: switched on one by one. */
export function BookPages() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(bookPagesQuery)
  if (error) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return null
  return (
    <div className={styles.panelPart}>
      <h3>{t('installation.book.pages.title')}</h3>
      <p className="sm muted">{t('installation.book.pages.text')}</p>
      {data.pages.length === 0 && <p>{t('installation.book.pages.none')}</p>}
      <ul className={styles.trustRows}>
        {data.pages.map((page) => (
          <Page key={page.channelId} page={page} />
        ))}
      </ul>
    </div>
  )
}

function Page({ page }: { page: BookPage }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'on' | 'off' | null>(null)
  const { channelId, name, network, switchedOnAt, last } = page
  const isOn = switchedOnAt !== null
  return (
    <li>
      <b className={styles.trustName}>
        <ChannelGlyph network={network} /> {name}
      </b>
      <State name={isOn ? 'done' : 'waiting'}>
        {t(`installation.book.pages.state.${isOn ? 'on' : 'off'}`)}
      </State>
      <span className="grow sm">{last && <LastPost last={last} />}</span>
      <Button
        size="s"
        onClick={() => setAsked(isOn ? 'off' : 'on')}
        aria-label={`${t(`installation.book.pages.${isOn ? 'off' : 'on'}`)}: ${name}`}
      >
        {t(`installation.book.pages.${isOn ? 'off' : 'on'}`)}
      </Button>
      {asked === 'on' && <SwitchOnPage page={page} onClose={() => setAsked(null)} />}
      {asked === 'off' && (
        <RemoveDialog
          title={t('installation.book.pages.switchOff', { name })}
          text={t('installation.book.pages.offText')}
          act={t('installation.book.pages.off')}
          done={t('installation.book.pages.switchedOff')}
          remove={() => switchOffBookPage(channelId)}
          onClose={() => setAsked(null)}
        />
      )}
    </li>
  )
}

type Last = NonNullable<BookPage['last']>

const LOOKS: Record<Last['state'], StateName> = {
  ...{ queued: 'waiting', sending: 'waiting', sent: 'done', unknown: 'attention', failed: 'late' },
  ...{ cancelled: 'waiting', taken_down: 'waiting' },
}
/** Whether it stands there is asked only where nobody knows. */
const DECISIONS: Partial<Record<Last['state'], readonly BookPostDecision[]>> = {
  failed: ['retry', 'mark_sent', 'give_up'],
  unknown: ['check', 'mark_sent', 'retry', 'give_up'],
}

function LastPost({ last: { id, day, state, errorCode, permalink, mayTakeDown } }: { last: Last }) {
  const { t } = useTranslation()
  const { day: shownDay } = useFormat()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [isTakingDown, setTakingDown] = useState(false)
  const decide = useMutation({
    mutationFn: (decision: BookPostDecision) => decideBookPost(id, decision),
    onSettled: () => queryClient.invalidateQueries({ queryKey: BOOK_KEY }),
  })
  return (
    <>
      <State name={LOOKS[state]}>
        {t(`installation.book.pages.post.${state}`, { day: shownDay(`${day}T12:00:00Z`) })}
      </State>{' '}
      {permalink && state === 'sent' && (
        <NetworkLink permalink={permalink}>{t('installation.book.pages.look')}</NetworkLink>
      )}
      {errorCode && <span className="blk">{words(new ApiError(errorCode, 409))}</span>}
      {decide.error && <span className="blk late">{words(decide.error)}</span>}
      <span className="row g1 wrap">
        {DECISIONS[state]?.map((decision) => (
          <Button
            key={decision}
            size="s"
            look="quiet"
            isBusy={decide.isPending}
            onClick={() => decide.mutate(decision)}
          >
            {t(`installation.book.pages.decide.${decision}`)}
          </Button>
        ))}
        {mayTakeDown && (
          <Button size="s" look="quiet" onClick={() => setTakingDown(true)}>
            {t('installation.book.pages.takeDown')}
          </Button>
        )}
      </span>
      {isTakingDown && (
        <RemoveDialog
          title={t('installation.book.pages.takeDown')}
          text={t('installation.book.pages.takeDownText')}
          act={t('installation.book.pages.takeDown')}
          done={t('installation.book.pages.takenDown')}
          remove={() => takeDownBookPost(id)}
          onClose={() => setTakingDown(false)}
        />
      )}
    </>
  )
}
