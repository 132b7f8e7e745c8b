import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { useAir } from '../commands/index.ts'
import { QUESTION } from '../schemas.ts'
import type { Question } from '../stream/index.ts'

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
  const said = { text: text.trim(), topicCode, address: address.trim() || null, facts: facts.trim() }
  const edit = useKeptEdit({
    opened: pickAll(question),
    said,
    save: async (changes, before) => {
      await unwrap(
        api.PATCH('/api/livestreams/{livestreamId}/questions/{questionId}', {
          params: { path: { livestreamId: streamId, questionId: question.id } },
          body: { ...changes, before, expectedVersion: question.version },
        }),
      )
      refresh()
    },
    put(field, value) {
      const words = typeof value === 'string' ? value : ''
      if (field === 'text') setText(words)
      if (field === 'facts') setFacts(words)
      if (field === 'address') setAddress(words)
      if (field === 'topicCode') setTopic(words || null)
    },
    labels: {
      text: t('livestreams.question.text'),
      facts: t('livestreams.question.factsTitle'),
      address: t('livestreams.question.address'),
      topicCode: t('livestreams.question.topic'),
    },
    words: { topicCode: (code) => directory.topics.find((topic) => topic.code === code)?.name ?? null },
  })
  return (
    <FormDialog
      title={t('livestreams.question.title', { number: question.number })}
      submitLabel={t('common.save')}
      doneText={t('livestreams.question.saved')}
      refresh={['livestream', streamId]}
      accepted={{ schema: QUESTION, body: { ...said, expectedVersion: question.version } }}
      edit={edit}
      send={edit.send}
      onClose={onClose}
      isWide
    >
      <TextArea
        label={t('livestreams.question.text')}
        name="text"
        limit={2000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <TextArea
        data-autofocus
        label={t('livestreams.question.factsTitle')}
        name="facts"
        hint={t('livestreams.question.factsHint')}
        rows={5}
        limit={4000}
        value={facts}
        onChange={({ target }) => setFacts(target.value)}
      />
      <div className="grid2">
        <TextField
          label={t('livestreams.question.address')}
          name="address"
          limit={300}
          value={address}
          onChange={({ target }) => setAddress(target.value)}
        />
        <Combobox
          label={t('livestreams.question.topic')}
          name="topicCode"
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
