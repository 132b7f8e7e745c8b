import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, api, unwrap } from '../../lib/api.ts'
import { changedFields, pickFields } from '../../lib/changed-fields.ts'
import { useDirectory } from '../../lib/directory.ts'
import { Combobox } from '../../ui/Combobox.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { Question } from './codes.ts'
import { useAir } from './use-air.ts'

type Props = { streamId: string; question: Question; onClose: () => void }

/** How the host will read it, and what departments say to it. */
export function QuestionDialog({ streamId, question, onClose }: Props) {
  const { t } = useTranslation()
  const { refresh } = useAir()
  const { directory, groupName } = useDirectory()
  const [text, setText] = useState(question.text)
  const [facts, setFacts] = useState(question.facts)
  const [address, setAddress] = useState(question.address ?? '')
  const [topicCode, setTopic] = useState(question.topicCode)
  // The question lives on while the form is open: only what was touched is sent, and never over another's words.
  const [opened, setOpened] = useState(question)
  const send = async () => {
    const mine = { text: text.trim(), topicCode, address: address.trim() || null, facts: facts.trim() }
    const fields = changedFields(pickAll(opened), mine)
    if (fields.some((field) => question[field] !== opened[field] && question[field] !== mine[field])) {
      setOpened(question)
      throw new ApiError('livestream.question_stale', 409)
    }
    await unwrap(
      api.PATCH('/api/livestreams/{livestreamId}/questions/{questionId}', {
        params: { path: { livestreamId: streamId, questionId: question.id } },
        body: {
          ...pickFields(mine, fields),
          expectedVersion: question.version,
        },
      }),
    )
    refresh()
  }
  return (
    <FormDialog
      title={t('livestreams.question.title', { number: question.number })}
      submitLabel={t('common.save')}
      doneText={t('livestreams.question.saved')}
      refresh={['livestream', streamId]}
      send={text.trim() === '' ? null : send}
      onClose={onClose}
      isWide
    >
      <TextArea
        label={t('livestreams.question.text')}
        maxLength={2000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <TextArea
        data-autofocus
        label={t('livestreams.question.factsTitle')}
        hint={t('livestreams.question.factsHint')}
        rows={5}
        maxLength={4000}
        value={facts}
        onChange={({ target }) => setFacts(target.value)}
      />
      <div className="grid2">
        <TextField
          label={t('livestreams.question.address')}
          maxLength={300}
          value={address}
          onChange={({ target }) => setAddress(target.value)}
        />
        <Combobox
          label={t('livestreams.question.topic')}
          value={topicCode}
          options={directory.topics.map(({ code, name, groupCode }) => ({
            value: code,
            label: name,
            group: groupName(groupCode) ?? '',
          }))}
          onChange={setTopic}
          canClear
        />
      </div>
    </FormDialog>
  )
}

function pickAll({ text, topicCode, address, facts }: Question) {
  return { text, topicCode, address, facts }
}
