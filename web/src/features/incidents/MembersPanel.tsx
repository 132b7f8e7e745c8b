import type { IncidentResponse, MemberResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { ChannelGlyph } from '../../ui/ChannelGlyph.tsx'
import { State } from '../../ui/State.tsx'
import { DELIVERY_LOOK, ledgerOf } from './delivery-words.ts'
import { IncidentLink } from './IncidentLink.tsx'
import { useUnmerge } from './use-merge.ts'
import './joining.css'

const SHOWN = 8

/** Everybody who waits for this answer, and what became of it in each thread. */
export function MembersPanel({ incident }: { incident: IncidentResponse }) {
  const { t } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  const unmerge = useUnmerge(incident.id)
  const { members } = incident
  if (members.length < 2) return null
  const { isAnswered, sent, total } = ledgerOf(members)
  const shown = isWhole ? members : members.slice(0, SHOWN)
  return (
    <section aria-label={t('work.members.title')}>
      <div className="row g2">
        <h3 className="grow">{t(isAnswered ? 'work.members.answered' : 'work.members.title')}</h3>
        <span className="xs muted">
          {isAnswered
            ? t('work.members.delivered', { sent, count: total })
            : t('work.members.count', { count: total })}
        </span>
      </div>
      <ul className="mems">
        {shown.map((member) => (
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
          {t('work.members.all', { count: total })}
        </button>
      )}
    </section>
  )
}

type MemberProps = { member: MemberResponse; isBusy: boolean; onUnmerge: () => void }

function Member({ member, isBusy, onUnmerge }: MemberProps) {
  const { t } = useTranslation()
  const { number, shortMoment } = useFormat()
  const { delivery, sentAt, role } = member
  const name = t('incidents.question', { number: number(member.number) })
  return (
    <li className="mem">
      <ChannelGlyph network={member.network} />
      <div className="grow xs">
        <div className="row g2">
          <b className="m sm grow el">{member.authorName ?? t('incidents.thread.resident')}</b>
          {member.canUnmerge && (
            <Button
              size="s"
              look="quiet"
              disabled={isBusy}
              onClick={onUnmerge}
              aria-label={t('work.members.unmergeName', { name })}
            >
              {t('work.members.unmerge')}
            </Button>
          )}
        </div>
        <p className="muted">
          {role === 'self' ? name : <IncidentLink id={member.incidentId}>{name}</IncidentLink>}
          {' · '}
          {t(`work.surface.${member.surface}`)}
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
            <a href={member.permalink} target="_blank" rel="noreferrer">
              {t('work.members.thread')}
            </a>
          )}
        </div>
      </div>
    </li>
  )
}
