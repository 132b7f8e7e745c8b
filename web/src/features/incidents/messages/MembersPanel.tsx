import type { IncidentResponse, MemberResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { NetworkLink } from '../../../ui/NetworkLink.tsx'
import { State } from '../../../ui/State.tsx'
import { OriginMark } from '../../../ui/text/OriginMark.tsx'
import { Fold } from '../Fold.tsx'
import { IncidentLink } from '../IncidentLink.tsx'
import { useUnmerge } from '../merging/index.ts'
import { DELIVERY_LOOK, ledgerOf } from './delivery-words.ts'
import * as styles from './MembersPanel.module.css'

const SHOWN = 8

/** Everybody who waits for this answer, and what became of it in each thread. */
export function MembersPanel({ incident }: { incident: IncidentResponse }) {
  const { t } = useTranslation()
  const words = useLedgerWords(incident)
  return (
    <section aria-label={t('merging.members.title')}>
      <div className="row g2">
        <h3 className="grow">{words.title}</h3>
        <span className="xs muted">{words.count}</span>
      </div>
      <MembersList incident={incident} />
    </section>
  )
}

/** The same as one line until it is opened. */
export function MembersFold({ incident }: { incident: IncidentResponse }) {
  const words = useLedgerWords(incident)
  return (
    <Fold title={words.title} summary={words.count}>
      <MembersList incident={incident} />
    </Fold>
  )
}

function useLedgerWords({ members }: IncidentResponse): { title: string; count: string } {
  const { t } = useTranslation()
  const { isAnswered, sent, total } = ledgerOf(members)
  return isAnswered
    ? { title: t('merging.members.answered'), count: t('merging.members.delivered', { sent, count: total }) }
    : { title: t('merging.members.title'), count: t('merging.members.count', { count: total }) }
}

function MembersList({ incident: { id, members } }: { incident: IncidentResponse }) {
  const { t } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  const unmerge = useUnmerge(id)
  return (
    <>
      <ul className={styles.members}>
        {(isWhole ? members : members.slice(0, SHOWN)).map((member) => (
          <Member
            key={member.incidentId}
            member={member}
            isBusy={unmerge.isPending}
            onUnmerge={() => unmerge.mutate({ id: member.incidentId, version: member.version })}
          />
        ))}
      </ul>
      {!isWhole && members.length > SHOWN && (
        <button type="button" className="lnk xs" onClick={() => setWhole(true)}>
          {t('merging.members.all', { count: members.length })}
        </button>
      )}
    </>
  )
}

type MemberProps = { member: MemberResponse; isBusy: boolean; onUnmerge: () => void }

function Member({ member, isBusy, onUnmerge }: MemberProps) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { delivery, sentAt, role } = member
  const name = t('incidents.question', { number: member.number })
  return (
    <li className={styles.member}>
      <OriginMark of={member} />
      <div className="grow xs">
        <div className="row g2">
          <b className="m sm grow el">{member.authorName ?? t('incidents.thread.resident')}</b>
          {member.canUnmerge && (
            <Button
              size="s"
              look="quiet"
              disabled={isBusy}
              onClick={onUnmerge}
              aria-label={t('merging.members.unmergeName', { name })}
            >
              {t('merging.members.unmerge')}
            </Button>
          )}
        </div>
        <p className="muted">
          {role === 'self' ? name : <IncidentLink id={member.incidentId}>{name}</IncidentLink>}
          {!member.handWay && ` · ${t(`work.surface.${member.surface}`)}`}
          {' · '}
          {shortMoment(member.foundAt)}
        </p>
        <div className="row g2 wrap">
          <State name={DELIVERY_LOOK[delivery]}>
            {t(`work.delivery.${delivery}`, { moment: sentAt ? shortMoment(sentAt) : '' })}
          </State>
          {role === 'event' && <span className="tag">{t(`incidents.step.${member.step}`)}</span>}
          {member.satisfaction && (
            <span className="muted">{t(`incidents.satisfaction.${member.satisfaction}`)}</span>
          )}
          {member.permalink && (
            <NetworkLink permalink={member.permalink}>{t('merging.members.thread')}</NetworkLink>
          )}
        </div>
      </div>
    </li>
  )
}
