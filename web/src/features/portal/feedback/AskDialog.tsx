import { useQuery } from '@tanstack/react-query'
import {
  FEEDBACK_KINDS,
  FEEDBACK_TITLE_LIMIT,
  FEEDBACK_WORDS_LIMIT,
} from '@veche/contract/values/portal/feedback.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../lib/browser/random-id.ts'
import { useSendsLater } from '../../../lib/line/sends-later.ts'
import { meQuery } from '../../../lib/session.ts'
import { ChoiceField, TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { askedCentre, CREATED, ROOM } from './kept-feedback.ts'
import { NOTHING_BEGUN, useBegunThread } from './use-begun-thread.ts'

type Props = { onClose: () => void; onCreated: (threadId: string) => void }

export function AskDialog({ onClose, onCreated }: Props) {
  const { t } = useTranslation()
  const [id] = useState(randomId)
  const userId = useQuery(meQuery).data?.id ?? ''
  const [begun, setBegun] = useBegunThread()
  const change = (changes: Partial<typeof begun>) => setBegun({ ...begun, ...changes })
  const { kind, title, words, isPrivate } = begun
  useSendsLater()
  const thread = { id, kind, title: title.trim(), words: words.trim(), isPrivate }
  return (
    <FormDialog
      title={t('feedback.askTitle')}
      submitLabel={t('feedback.send')}
      doneText={(isAsked) => t(isAsked === false ? 'feedback.kept.told' : 'feedback.asked')}
      isSentLater
      refresh={['feedback']}
      accepted={{
        ...{ schema: CREATED, body: thread },
        words: { title: t('feedback.noTitle'), words: t('feedback.noWords') },
      }}
      send={async () => {
        const act = { place: id, incidentId: ROOM, body: thread }
        const isAsked = await askedCentre.sendOrKeep(userId, act)
        setBegun(NOTHING_BEGUN)
        if (isAsked) onCreated(id)
        return isAsked
      }}
      onClose={onClose}
    >
      <ChoiceField label={t('feedback.kinds')} name="kind">
        {FEEDBACK_KINDS.map((one) => (
          <label className="chk-l" key={one}>
            <input type="radio" name="kind" checked={kind === one} onChange={() => change({ kind: one })} />
            {t(`feedback.kind.${one}`)}
          </label>
        ))}
      </ChoiceField>
      <TextField
        label={t('feedback.titleField')}
        name="title"
        limit={FEEDBACK_TITLE_LIMIT}
        data-autofocus=""
        value={title}
        onChange={({ target }) => change({ title: target.value })}
      />
      <TextArea
        label={t('feedback.words')}
        name="words"
        rows={6}
        limit={FEEDBACK_WORDS_LIMIT}
        value={words}
        onChange={({ target }) => change({ words: target.value })}
      />
      <label className="chk-l">
        <input
          type="checkbox"
          checked={isPrivate}
          onChange={({ target }) => change({ isPrivate: target.checked })}
        />
        {t('feedback.askPrivate')}
      </label>
      <p className="sm muted">{t(isPrivate ? 'feedback.seenByCentre' : 'feedback.seenByAll')}</p>
      <p className="sm muted">{t('feedback.nameless')}</p>
    </FormDialog>
  )
}
