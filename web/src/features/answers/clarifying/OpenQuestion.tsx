import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { CLARIFICATION_DECISIONS } from '@veche/contract/values/casework/clarifications.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalKey } from '../../../lib/i18n.ts'
import { quoted } from '../../../lib/words/quoted.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/overlays/Confirm.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import type { Clarification } from './clarifications.queries.ts'
import * as styles from './clarifying.module.css'
import { KeptEnd, useKeptEnd } from './KeptEnd.tsx'
import { useDecide } from './use-decide.ts'
import { useStanding } from './use-standing.ts'

type Props = { incident: IncidentResponse; question: Clarification }

/** A question that is asked, or on its way: where it is, and what can be done with it. */
export function OpenQuestion({ incident, question }: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const decide = useDecide(incident.id, question.id)
  const { kept: keptEnd } = useKeptEnd({ incidentId: incident.id, clarificationId: question.id })
  const [isEnding, setEnding] = useState(false)
  const { state, abilities, publishedAt } = question
  const { isStuck, title } = useStanding(question)
  const press = (act: Parameters<typeof decide.mutate>[0]) => () => decide.mutate(act)
  return (
    <Notice state={isStuck ? 'late' : 'waiting'} title={title}>
      <p className={styles.asked}>{quoted(question.text)}</p>
      <p className="xs muted">
        {t(publishedAt === null ? 'clarify.open.by' : 'clarify.open.askedBy', {
          ...{ name: question.askedByName, moment: shortMoment(publishedAt ?? question.createdAt) },
        })}
        {question.way === 'private' && ` · ${t('clarify.open.inPrivate')}`}
        {state === 'waiting' && ` · ${t(question.stopsClocks ? 'clarify.open.stand' : 'clarify.open.goOn')}`}
      </p>
      {isStuck && question.errorCode && <Trouble code={question.errorCode} />}
      <div className="row g2 wrap">
        {abilities.approve && (
          <Button size="s" look="primary" isBusy={decide.isPending} onClick={press('approve')}>
            {t('clarify.act.approve')}
          </Button>
        )}
        {abilities.refuse && (
          <Button size="s" disabled={decide.isPending} onClick={press('refuse')}>
            {t('clarify.act.refuse')}
          </Button>
        )}
        {abilities.resolve &&
          CLARIFICATION_DECISIONS.map((act) => (
            <Button size="s" key={act} disabled={decide.isPending} onClick={press(act)}>
              {t(`clarify.act.${act}`)}
            </Button>
          ))}
        {abilities.takeBack && (!keptEnd || keptEnd.refused !== null) && (
          <Button
            size="s"
            look="quiet"
            disabled={decide.isPending}
            onClick={state === 'waiting' ? () => setEnding(true) : press('take-back')}
          >
            {t(state === 'waiting' ? 'clarify.act.stopWaiting' : 'clarify.act.takeBack')}
          </Button>
        )}
      </div>
      <KeptEnd incidentId={incident.id} clarificationId={question.id} />
      {isEnding && (
        <Confirm
          title={t('clarify.stop.title')}
          action={t('clarify.act.stopWaiting')}
          onYes={() => {
            setEnding(false)
            decide.mutate('stop-waiting')
          }}
          onClose={() => setEnding(false)}
        >
          <p>{t(question.stopsClocks ? 'clarify.stop.clocks' : 'clarify.stop.noClocks')}</p>
          <p>{t('clarify.stop.stays')}</p>
        </Confirm>
      )}
    </Notice>
  )
}

function Trouble({ code }: { code: string }) {
  const { t, i18n } = useTranslation()
  const key = refusalKey(code)
  return key !== null && i18n.exists(key) && <p>{t(key)}</p>
}
