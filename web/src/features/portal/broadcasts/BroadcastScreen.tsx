import type { BroadcastContent, BroadcastResponse } from '@veche/contract/portal/broadcasts.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { beginningOf } from '../../../lib/words/beginning-of.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Notice } from '../../../ui/query-states.tsx'
import { PrintButton } from '../../../ui/text/PrintButton.tsx'
import { BroadcastBar } from './BroadcastBar.tsx'
import { BroadcastMarks, type RenderBroadcast } from './BroadcastList.tsx'
import * as styles from './broadcasts.module.css'
import { pictureHref } from './broadcasts.queries.ts'
import { PagesLeftOut } from './PagesLeftOut.tsx'
import { PlaceList } from './PlaceList.tsx'
import { CorrectionStands } from './WhatStands.tsx'

type Props = { broadcast: BroadcastResponse; back: ReactNode; renderBroadcast: RenderBroadcast }

/** What to do first, then the words, then each place. */
export function BroadcastScreen({ broadcast, back, renderBroadcast }: Props) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { written, approved, publishAt, startedAt, content, out, state, isCorrecting } = broadcast
  const facts = [
    t('broadcasts.writtenBy', { name: written.name }),
    approved && t('broadcasts.approvedBy', { name: approved.name }),
    startedAt
      ? t('broadcasts.wentAt', { moment: moment(startedAt) })
      : publishAt && t('broadcasts.goesAt', { moment: moment(publishAt) }),
  ]
  return (
    <article className={styles.broadcast}>
      <header className="page-h">
        {back}
        <h1>{t(`broadcasts.heading.${state}`)}</h1>
        <PrintButton />
      </header>
      <p className={styles.marks}>
        <BroadcastMarks broadcast={broadcast} />
      </p>
      <p className="sm muted">{facts.filter(Boolean).join(' · ')}</p>
      <Stand broadcast={broadcast} renderBroadcast={renderBroadcast} />
      <BroadcastBar broadcast={broadcast} />
      {isCorrecting && (
        <section className="panel pad" aria-label={t('broadcasts.underWay')}>
          <h2>{t('broadcasts.underWay')}</h2>
          <Picture pictureId={content.pictureId} />
          <CorrectionStands places={broadcast.places} content={content} />
        </section>
      )}
      <Words content={out ?? content} title={isCorrecting ? t('broadcasts.seenNow') : null} />
      <PlaceList broadcast={broadcast} />
      <PagesLeftOut broadcast={broadcast} />
      <Versions broadcast={broadcast} />
    </article>
  )
}

type WordsProps = { content: BroadcastContent; title: string | null }

/** What stands in the places, or would: never the one shown as the other. */
function Words({ content, title }: WordsProps) {
  const { t } = useTranslation()
  return (
    <section className="panel pad" aria-label={title ?? t('broadcasts.field.text')}>
      {title !== null && <h2>{title}</h2>}
      <Picture pictureId={content.pictureId} />
      <p className="pre">{content.text}</p>
      {Object.entries(content.variants).map(([network, words]) => (
        <div key={network} className={styles.preview}>
          <h3 className="sm">{t('broadcasts.variant', { network: t(`common.network.${network}`) })}</h3>
          <p className="sm pre">{words}</p>
        </div>
      ))}
    </section>
  )
}

function Picture({ pictureId }: Pick<BroadcastContent, 'pictureId'>) {
  const { t } = useTranslation()
  if (pictureId === null) return null
  return <img className={styles.picture} src={pictureHref(pictureId)} alt={t('broadcasts.field.pictureId')} />
}

function Stand({ broadcast, renderBroadcast }: Omit<Props, 'back'>) {
  const { t } = useTranslation()
  const { moment, shortMoment } = useFormat()
  const {
    withdrawn,
    cancelled,
    sentBackReason,
    collisions,
    isCorrecting,
    content,
    isUrgent,
    state,
    isWaiting,
  } = broadcast
  return (
    <>
      {withdrawn && (
        <Notice
          state="attention"
          title={t('broadcasts.withdrawnTitle', { name: withdrawn.name, moment: moment(withdrawn.at) })}
        >
          {withdrawn.reason}
        </Notice>
      )}
      {cancelled && (
        <Notice
          state="attention"
          title={t('broadcasts.cancelledTitle', { name: cancelled.name, moment: moment(cancelled.at) })}
        />
      )}
      {sentBackReason !== null && (
        <Notice state="attention" title={t('broadcasts.sentBackTitle')}>
          {sentBackReason}
        </Notice>
      )}
      {isUrgent && state === 'waiting' && <Notice state="attention" title={t('broadcasts.urgentTitle')} />}
      <Approvers broadcast={broadcast} />
      {isCorrecting && (
        <Notice
          state="waiting"
          title={t(isWaiting ? 'broadcasts.correctingTitle' : 'broadcasts.correctionDraft')}
        >
          {t(`broadcasts.way.${content.way}`)}
        </Notice>
      )}
      {collisions.length > 0 && (
        <Notice state="attention" title={t('broadcasts.collision')}>
          <ul>
            {collisions.map(({ broadcastId, text, at, places }) => (
              <li key={broadcastId}>
                {renderBroadcast(
                  broadcastId,
                  t('broadcasts.collisionLine', {
                    ...{ moment: shortMoment(at), text: beginningOf(text) },
                    places: t('broadcasts.placesOf', { count: places }),
                  }),
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

/** Nobody need guess whom to ask. */
function Approvers({ broadcast: { approvers, isWaiting } }: Pick<Props, 'broadcast'>) {
  const { t } = useTranslation()
  if (!isWaiting) return null
  const { names, count } = approvers
  if (count === 0) return <Notice state="attention" title={t('broadcasts.noApprover')} />
  const others = count - names.length
  return (
    <p className="sm">
      {t('broadcasts.approvers', { names: names.join(', ') })}
      {others > 0 && ` ${t('broadcasts.otherApprovers', { count: others })}`}
    </p>
  )
}

function Versions({ broadcast: { versions } }: Pick<Props, 'broadcast'>) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  if (versions.length < 2) return null
  return (
    <details>
      <summary>{t('broadcasts.versions', { count: versions.length })}</summary>
      <ol className={styles.versions}>
        {versions.map(({ versionNo, text, written, approved }) => (
          <li key={versionNo}>
            <p className="sm muted">
              {t('broadcasts.versionBy', { no: versionNo, name: written.name, moment: moment(written.at) })}
              {approved && ` · ${t('broadcasts.approvedBy', { name: approved.name })}`}
            </p>
            <p className="pre">{text}</p>
          </li>
        ))}
      </ol>
    </details>
  )
}
