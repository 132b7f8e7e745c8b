import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import {
  CONTRIBUTION_ASK_LIMIT,
  CONTRIBUTION_WORDS_LIMIT,
} from '@veche/contract/values/casework/contributions.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../lib/api.ts'
import type { AnswerOf } from '../../../lib/call-route.ts'
import { meQuery } from '../../../lib/session.ts'
import { momentAt } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { BodiesField, useBodiesUnread } from './BodiesField.tsx'
import { ASKED, askedBodies } from './kept-asks.ts'
import { TermFields } from './TermFields.tsx'
import { type BegunAsk, NOTHING_ASKED, useBegunAsk } from './use-begun-ask.ts'
import { isAnyTooShort, latestOf, useTerms } from './use-terms.ts'

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
  const terms = useTerms(incident.id, bodies)
  const { locale } = useFormat()
  const wall = begun.wall ?? null
  const dueAt = wall ? momentAt(wall.slice(0, 10), wall.slice(11, 16), locale) : null
  const latestAt = latestOf(terms)
  // Without a line the rules of the contract may not have come.
  const missing = {
    ...(bodies.length === 0 && { bodies: t(`contributions.${isUnread ? 'bodiesUnread' : 'noBodies'}`) }),
    ...(ask.trim() === '' && { ask: t('contributions.noAsk') }),
    ...(wall !== null && dueAt === null && { dueAt: t('contributions.noMoment') }),
    ...(dueAt !== null && latestAt !== null && dueAt > latestAt && { dueAt: t('contributions.dueTooLate') }),
    ...(isPersonal && !isConfirmed && { isConfirmed: t('contributions.confirmFirst') }),
  }
  const body = { bodies, ask: ask.trim(), shownWords: shownWords.trim(), hours, dueAt, isConfirmed }
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
      submitLabel={t(
        wall === null && isAnyTooShort(terms, hours) ? 'contributions.submitAnyway' : 'contributions.submit',
      )}
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
      <TermFields
        {...{ incident, hours, wall, terms }}
        onTerm={change}
        onPerson={(personId) => change({ bodies: bodies.map((one) => ({ ...one, personId })) })}
      />
    </FormDialog>
  )
}

/** Said aloud, they may be shown. */
function isOfPersonalData(refusal: unknown): boolean {
  return refusal instanceof ApiError && refusal.code === 'contribution.personal_data'
}
