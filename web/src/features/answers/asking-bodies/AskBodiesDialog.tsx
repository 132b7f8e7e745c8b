import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import {
  CONTRIBUTION_ASK_LIMIT,
  CONTRIBUTION_HOURS,
  CONTRIBUTION_WORDS_LIMIT,
} from '@veche/contract/values/casework/contributions.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../lib/api.ts'
import type { AnswerOf } from '../../../lib/call-route.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { meQuery } from '../../../lib/session.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { SelectField, TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { type AskedBody, termQuery } from './asking.queries.ts'
import { BodiesField, useBodiesUnread } from './BodiesField.tsx'
import { askedBodies } from './kept-asks.ts'
import { type BegunAsk, NOTHING_ASKED, useBegunAsk } from './use-begun-ask.ts'

const ASKED = schemaOf(() => import('@veche/contract/casework/contributions.ts'), 'AskContributionsRequest')

type Props = {
  incident: IncidentResponse
  known: AnswerOf<'GET /api/incidents/{incidentId}/contributions'>
  onClose: () => void
}

/** Which bodies, what exactly, until when, and which words of the resident they see. */
export function AskBodiesDialog({ incident, known, onClose }: Props) {
  const { t } = useTranslation()
  const userId = useQuery(meQuery).data?.id ?? ''
  const [begun, setBegun] = useBegunAsk(incident.id)
  const change = (changes: Partial<BegunAsk>) => setBegun({ ...begun, ...changes })
  const { bodies, ask, hours, isPersonal } = begun
  const shownWords = begun.shownWords ?? known.offeredWords
  const [isConfirmed, setConfirmed] = useState(false)
  const isUnread = useBodiesUnread()
  // Without a line the rules of the contract may not have come.
  const missing = {
    ...(bodies.length === 0 && { bodies: t(`contributions.${isUnread ? 'bodiesUnread' : 'noBodies'}`) }),
    ...(ask.trim() === '' && { ask: t('contributions.noAsk') }),
    ...(isPersonal && !isConfirmed && { isConfirmed: t('contributions.confirmFirst') }),
  }
  const body = { bodies, ask: ask.trim(), shownWords: shownWords.trim(), hours, isConfirmed }
  async function send() {
    const place = bodies[0]?.id ?? ''
    try {
      const isAsked = await askedBodies.sendOrKeep(userId, { place, incidentId: incident.id, body })
      setBegun(NOTHING_ASKED)
      return isAsked
    } catch (error) {
      if (isOfPersonalData(error)) change({ isPersonal: true })
      throw error
    }
  }
  return (
    <FormDialog
      title={t('contributions.askBodies')}
      submitLabel={t('contributions.submit')}
      doneText={(isAsked) =>
        isAsked === false
          ? t('contributions.keptAsk.told')
          : t('contributions.asked', { count: bodies.length })
      }
      isSentLater
      refresh={['answer', incident.id]}
      accepted={{
        ...{ schema: ASKED, body },
        words: { bodies: t('contributions.noBodies'), ask: t('contributions.noAsk') },
      }}
      missing={missing}
      send={send}
      onClose={onClose}
    >
      <BodiesField {...{ incident, known, bodies }} onChange={(chosen) => change({ bodies: chosen })} />
      <TextArea
        label={t('contributions.ask')}
        hint={t('contributions.askHint')}
        name="ask"
        required
        rows={3}
        limit={CONTRIBUTION_ASK_LIMIT}
        value={ask}
        onChange={({ target }) => change({ ask: target.value })}
      />
      <TextArea
        label={t('contributions.shownWords')}
        hint={t('contributions.shownHint')}
        name="shownWords"
        rows={4}
        limit={CONTRIBUTION_WORDS_LIMIT}
        value={shownWords}
        onChange={({ target }) => change({ shownWords: target.value })}
      />
      {isPersonal && (
        <label className="chk-l">
          <input
            type="checkbox"
            name="isConfirmed"
            checked={isConfirmed}
            onChange={() => setConfirmed(!isConfirmed)}
          />
          <span>{t('contributions.confirm')}</span>
        </label>
      )}
      <SelectField
        label={t('contributions.term')}
        name="hours"
        value={hours}
        onChange={({ target }) => change({ hours: Number(target.value) })}
      >
        {CONTRIBUTION_HOURS.map((one) => (
          <option key={one} value={one}>
            {t('contributions.hours', { count: one })}
          </option>
        ))}
      </SelectField>
      <TermNotice
        {...{ incidentId: incident.id, bodies, hours }}
        onChange={(chosen) => change({ bodies: chosen })}
      />
    </FormDialog>
  )
}

/** Said aloud, they may be shown. */
function isOfPersonalData(refusal: unknown): boolean {
  return refusal instanceof ApiError && refusal.code === 'contribution.personal_data'
}

type TermProps = {
  incidentId: string
  bodies: AskedBody[]
  hours: number
  onChange: (bodies: AskedBody[]) => void
}

/** Of one body: until when, and who of it may be asked in person. Of several each has its own working time. */
function TermNotice({ incidentId, bodies, hours, onChange }: TermProps) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const [only] = bodies
  const { data } = useQuery({
    ...termQuery(incidentId, { agencyCode: only?.agencyCode ?? '', hours }),
    enabled: bodies.length === 1,
  })
  if (!only || bodies.length > 1 || !data) return null
  return (
    <>
      {data.people.length > 1 && (
        <SelectField
          label={t('contributions.person')}
          name="personId"
          value={only.personId ?? ''}
          onChange={({ target }) =>
            onChange([{ ...only, personId: target.value === '' ? null : target.value }])
          }
        >
          <option value="">{t('contributions.anybody')}</option>
          {data.people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <Notice
        state={data.people.length === 0 ? 'attention' : 'waiting'}
        title={t('contributions.until', { moment: moment(data.dueAt) })}
      >
        <p>{t(data.isCut ? 'contributions.cut' : 'contributions.clocksGoOn')}</p>
        {data.people.length === 0 && <p>{t('contributions.nobodyThere')}</p>}
      </Notice>
    </>
  )
}
