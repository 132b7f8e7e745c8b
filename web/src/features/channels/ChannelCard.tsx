import type { ChannelResponse } from '@veche/contract/channels.ts'
import { isHandPage } from '@veche/contract/values/casework/by-hand.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../lib/directory.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { ChannelGlyph } from '../../ui/ChannelGlyph.tsx'
import { Notice } from '../../ui/query-states.tsx'
import * as styles from './ChannelCard.module.css'
import { ChannelGaps } from './ChannelGaps.tsx'
import { FormKeys } from './FormKeys.tsx'
import { HealthChip } from './HealthChip.tsx'
import { ProbeChecks } from './ProbeChecks.tsx'
import { TokenDialog } from './TokenDialog.tsx'
import { UnknownSends, type UnknownWays } from './UnknownSends.tsx'
import { useChannelActions } from './use-channel-actions.ts'

type Props = {
  channel: ChannelResponse
  /** Where answers that are not confirmed are decided on, and by whom. */
  unknownWays?: UnknownWays | undefined
}

/** One page of ours in a network: is it alive, what is wrong, what to press. */
export function ChannelCard({ channel, unknownWays }: Props) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { shortMoment } = useFormat()
  const [areGapsOpen, setGapsOpen] = useState(channel.openGaps + channel.lostGaps > 0)
  const [areChecksOpen, setChecksOpen] = useState(channel.health === 'red' || channel.health === 'yellow')
  const headingId = `channel-${channel.id}`
  return (
    <article className={`panel ${styles.channelCard}`} aria-labelledby={headingId}>
      <header className="row g3 wrap">
        <ChannelGlyph network={channel.network} isLarge />
        <div className="grow">
          <h2 id={headingId}>{channel.name}</h2>
          <p className="sm muted">
            {names.municipalityName(channel.municipalityCode)} ·{' '}
            {t(`channels.transport.${channel.transport}`)} ·{' '}
            {isNumber(channel.externalId)
              ? t('channels.groupId', { id: channel.externalId })
              : channel.externalId}
          </p>
        </div>
        <HealthChip channel={channel} look="pill" />
      </header>
      <Trouble channel={channel} unknownWays={unknownWays} />
      <p className="xs muted">
        {channel.lastEventAt
          ? t('channels.lastEvent', { moment: shortMoment(channel.lastEventAt) })
          : t('channels.noEvents')}
        {channel.checkedAt && ` · ${t('channels.checked', { moment: shortMoment(channel.checkedAt) })}`}
        {channel.coveredUntil && ` · ${t('channels.covered', { moment: shortMoment(channel.coveredUntil) })}`}
      </p>
      <ChannelActions
        channel={channel}
        areChecksOpen={areChecksOpen}
        onToggleChecks={() => setChecksOpen(!areChecksOpen)}
        areGapsOpen={areGapsOpen}
        onToggleGaps={() => setGapsOpen(!areGapsOpen)}
      />
      {areGapsOpen && <ChannelGaps channelId={channel.id} />}
      {areChecksOpen && <ProbeChecks checks={channel.checks} />}
      {channel.network === 'form' && !isHandPage(channel.externalId) && <FormPage channel={channel} />}
    </article>
  )
}

/** The region's own page: where residents ask, and who may report to it. */
function FormPage({ channel }: { channel: ChannelResponse }) {
  const { t } = useTranslation()
  const [areKeysOpen, setKeysOpen] = useState(false)
  return (
    <>
      <div className="row g2 wrap">
        <a className="sm" href={`/ask?to=${channel.externalId}`} target="_blank" rel="noreferrer">
          {t('channels.formKeys.open')}
        </a>
        <Button size="s" look="quiet" aria-expanded={areKeysOpen} onClick={() => setKeysOpen(!areKeysOpen)}>
          {t('channels.formKeys.title')}
        </Button>
      </div>
      {areKeysOpen && <FormKeys channelId={channel.id} />}
    </>
  )
}

/** An address of a mailbox or the name of a form says what it is by itself. */
function isNumber(externalId: string): boolean {
  return /^-?\d+$/.test(externalId)
}

function Trouble({ channel, unknownWays }: Props) {
  const { t } = useTranslation()
  return (
    <>
      {channel.isSilent && (
        <Notice state="attention" title={t('channels.silent')}>
          {channel.usualMeanwhile === null
            ? t('channels.silentLong')
            : t('channels.silentText', { count: channel.usualMeanwhile })}
        </Notice>
      )}
      {channel.unknownSends > 0 && <UnknownSends count={channel.unknownSends} ways={unknownWays} />}
      {channel.openGaps > 0 && (
        <Notice state="attention" title={t('channels.openGaps', { count: channel.openGaps })}>
          {t('channels.openGapsText')}
        </Notice>
      )}
      {channel.lostGaps > 0 && (
        <Notice state="late" title={t('channels.lostGaps', { count: channel.lostGaps })}>
          {t('channels.lostGapsText')}
        </Notice>
      )}
      {channel.waitingToSend > 0 && (
        <p className="sm">{t('channels.waitingToSend', { count: channel.waitingToSend })}</p>
      )}
    </>
  )
}

type ActionsProps = {
  channel: ChannelResponse
  areChecksOpen: boolean
  onToggleChecks: () => void
  areGapsOpen: boolean
  onToggleGaps: () => void
}

function ChannelActions(props: ActionsProps) {
  const { channel, areChecksOpen, onToggleChecks, areGapsOpen, onToggleGaps } = props
  const { t } = useTranslation()
  const [isTokenOpen, setTokenOpen] = useState(false)
  const act = useChannelActions(channel)
  return (
    <div className="row g2 wrap">
      <Button size="s" isBusy={act.check.isPending} onClick={() => act.check.mutate()}>
        {t('channels.check')}
      </Button>
      {channel.network !== 'form' && (
        <>
          <Button size="s" isBusy={act.subscribe.isPending} onClick={() => act.subscribe.mutate()}>
            {t('channels.subscribe')}
          </Button>
          <Button size="s" onClick={() => setTokenOpen(true)}>
            {t('channels.newToken')}
          </Button>
        </>
      )}
      <Button size="s" look="quiet" isBusy={act.pause.isPending} onClick={() => act.pause.mutate()}>
        {channel.isActive ? t('channels.pause') : t('channels.resume')}
      </Button>
      {channel.checks.length > 0 && (
        <Button size="s" look="quiet" aria-expanded={areChecksOpen} onClick={onToggleChecks}>
          {t('channels.checks')}
        </Button>
      )}
      <Button size="s" look="quiet" aria-expanded={areGapsOpen} onClick={onToggleGaps}>
        {t('channels.gaps.title')}
      </Button>
      {isTokenOpen && <TokenDialog channel={channel} onClose={() => setTokenOpen(false)} />}
    </div>
  )
}
