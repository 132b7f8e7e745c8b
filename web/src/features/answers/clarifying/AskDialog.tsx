import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ClarificationsResponse } from '@veche/contract/casework/clarifications.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { CLARIFICATION_TEXT_LIMIT } from '@veche/contract/values/casework/clarifications.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../lib/browser/random-id.ts'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import { meQuery } from '../../../lib/session.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ChoiceField, TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { privateWaysQuery } from '../answers.queries.ts'
import { begunQuestion, begunWay } from './begun-question.ts'
import { type Asking, clarificationsQuery, type Way } from './clarifications.queries.ts'
import * as styles from './clarifying.module.css'
import { ASKING, askedAuthors } from './kept-questions.ts'
import { Remarks, useRemarks } from './Remarks.tsx'

type Props = { incident: IncidentResponse; known: ClarificationsResponse; onClose: () => void }

/** One fact, in a ready phrase or in words of one's own; says before it is asked what will stand still and until when. */
export function AskDialog({ incident, known, onClose }: Props) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const queryClient = useQueryClient()
  const userId = useQuery(meQuery).data?.id ?? ''
  const { asking, phrases } = known
  const [text, setText] = useBegun(begunQuestion(incident.id), '')
  const [chosenWay, setWay] = useBegun<Way | null>(begunWay(incident.id), null, () => '')
  const way = asking.ways.find((one) => one === chosenWay) ?? asking.ways[0] ?? 'thread'
  const [isConfirmed, setConfirmed] = useState(false)
  const { remarks, standing } = useRemarks(incident.id, { text, way })
  const isEmpty = text.trim() === ''
  const isRemarked = standing.length > 0 && !isConfirmed
  // Without a line the rules of the contract may not have come.
  const missing = {
    ...(isEmpty && { text: t('errors.field.missing') }),
    ...(isRemarked && { isConfirmed: t('clarify.ask.confirmFirst') }),
  }
  const said: Asking = { text, way, isConfirmed, expectedVersion: incident.version }
  return (
    <FormDialog
      title={t('clarify.ask.title')}
      submitLabel={t(asking.needsApproval ? 'clarify.ask.propose' : 'clarify.ask.submit')}
      doneText={(isAsked) =>
        t(
          isAsked === false
            ? 'clarify.kept.told'
            : asking.needsApproval
              ? 'clarify.ask.proposed'
              : 'clarify.ask.done',
          { until: moment(asking.waitsUntil) },
        )
      }
      isSentLater
      refresh={['answer', incident.id]}
      accepted={{ schema: ASKING, body: said }}
      missing={missing}
      incompleteText={isRemarked ? t('clarify.ask.remarked') : undefined}
      send={async () => {
        const act = { incidentId: incident.id, place: incident.id, body: { ...said, key: randomId() } }
        let asked: Awaited<ReturnType<typeof askedAuthors.press>>
        try {
          asked = await askedAuthors.press(userId, act)
        } finally {
          // A refusal for remarks shows them, whatever the last look had found.
          void queryClient.invalidateQueries({ queryKey: ['clarification-check', incident.id] })
        }
        setText('')
        setWay(null)
        // It stands in the card at once, however long the next look takes.
        if (asked) queryClient.setQueryData(clarificationsQuery(incident.id).queryKey, asked.answer)
        return asked !== null
      }}
      onClose={onClose}
    >
      {incident.flags.hasUnreadFollowUp && <Notice state="attention" title={t('clarify.ask.unread')} />}
      <div className={styles.panel}>
        <fieldset className={styles.phrases} aria-label={t('clarify.ask.phrases')}>
          {phrases.map((phrase, index) => (
            <button
              type="button"
              className="btn s"
              key={phrase.code}
              data-autofocus={index === 0 ? '' : undefined}
              onClick={() => setText(phrase.text)}
            >
              {t(`clarify.phrase.${phrase.code}`)}
            </button>
          ))}
        </fieldset>
        <TextArea
          label={t('clarify.ask.text')}
          name="text"
          hint={t('clarify.ask.hint', { name: asking.publisherName })}
          required
          rows={4}
          limit={Math.min(CLARIFICATION_TEXT_LIMIT, asking.textLimit)}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      {asking.ways.length > 1 && <WayField incidentId={incident.id} way={way} onChange={setWay} />}
      <Remarks {...{ remarks, isConfirmed }} onConfirm={setConfirmed} />
      <WhatHappens asking={asking} />
    </FormDialog>
  )
}

type WayProps = { incidentId: string; way: Way; onChange: (way: Way) => void }

/** In private where the fact is nobody else's business; the network says whether the author takes messages from us. */
function WayField({ incidentId, way, onChange }: WayProps) {
  const { t } = useTranslation()
  const { data } = useQuery({ ...privateWaysQuery(incidentId), enabled: way === 'private' })
  const own = data?.recipients.find((recipient) => recipient.incidentId === incidentId)
  return (
    <>
      <ChoiceField label={t('clarify.way.title')} name="way">
        {(['thread', 'private'] as const).map((one) => (
          <label className="chk-l" key={one}>
            <input type="radio" name="way" checked={way === one} onChange={() => onChange(one)} />
            <span>
              {t(`clarify.way.${one}`)}
              <span className="blk xs muted">{t(`clarify.way.${one}Hint`)}</span>
            </span>
          </label>
        ))}
      </ChoiceField>
      {way === 'private' && own?.mayWrite === false && (
        <Notice state="attention" title={t('clarify.way.closed')} />
      )}
    </>
  )
}

function WhatHappens({ asking }: Pick<ClarificationsResponse, 'asking'>) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const until = moment(asking.waitsUntil)
  return (
    <Notice
      state={asking.clocksGoOn === null ? 'waiting' : 'attention'}
      title={t(asking.clocksGoOn === null ? 'clarify.clocks.stand' : 'clarify.clocks.goOn', { until })}
    >
      <p>
        {asking.clocksGoOn === null
          ? t('clarify.clocks.standWhy')
          : t(`clarify.clocks.why.${asking.clocksGoOn}`, { count: asking.stopsAtMost })}
      </p>
    </Notice>
  )
}
