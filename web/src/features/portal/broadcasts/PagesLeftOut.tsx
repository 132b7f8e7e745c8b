import type { BroadcastResponse } from '@veche/contract/portal/broadcasts.ts'
import { textFor } from '@veche/contract/rules/portal/broadcast-words.ts'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../lib/api.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { NetworkLink } from '../../../ui/NetworkLink.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from './broadcasts.module.css'

type LeftOut = NonNullable<BroadcastResponse['leftOut']>[number]

/** Pages that the text does not reach, each with the reason and with what a person can do by hand. */
export function PagesLeftOut({ broadcast }: { broadcast: BroadcastResponse }) {
  const { t } = useTranslation()
  const { leftOut, state, content, out } = broadcast
  if (!leftOut || leftOut.length === 0) return null
  // Of a text that is withdrawn or cancelled nothing is to be published.
  const isWanted = state !== 'withdrawn' && state !== 'cancelled'
  return (
    <section className="col g2">
      <h2>{t('broadcasts.leftOut.title')}</h2>
      <p className="sm muted">{t(isWanted ? 'broadcasts.leftOut.text' : 'broadcasts.leftOut.over')}</p>
      <ul className={`panel ${styles.broadcastRows}`} aria-label={t('broadcasts.leftOut.title')}>
        {leftOut.map((page) => (
          <li key={`${page.network} ${page.name}`} className={styles.place}>
            <PageLine page={page} words={isWanted ? textFor(page.network, out ?? content) : null} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function PageLine({ page, words }: { page: LeftOut; words: string | null }) {
  const { t } = useTranslation()
  const { municipalityName } = useDirectory()
  const reasonWords = useErrorWords()
  const { network, name, municipalityCode, errorCode, isWorking, pageUrl } = page
  return (
    <>
      <ChannelGlyph network={network} />
      <span className={styles.subject}>
        <span className="m blk">{name}</span>
        <span className="xs muted">
          {t(`common.network.${network}`)} · {municipalityName(municipalityCode) ?? municipalityCode}
        </span>
        <span className="sm blk">{reasonWords(new ApiError(errorCode, 409))}</span>
      </span>
      <span className={`sm ${styles.marks}`}>
        <State name="attention">{t(`broadcasts.leftOut.${isWorking ? 'closed' : 'away'}`)}</State>
        {words !== null && (
          <Button
            size="s"
            className="no-print"
            aria-label={t('broadcasts.leftOut.copyFor', { name })}
            onClick={() =>
              void navigator.clipboard.writeText(words).then(
                () => showToast(t('broadcasts.leftOut.copied')),
                () => showErrorToast(t('broadcasts.leftOut.notCopied')),
              )
            }
          >
            {t('broadcasts.leftOut.copy')}
          </Button>
        )}
        {pageUrl && (
          <NetworkLink permalink={pageUrl} label={t('broadcasts.openAt', { name })}>
            {t('broadcasts.leftOut.open')}
          </NetworkLink>
        )}
      </span>
    </>
  )
}
