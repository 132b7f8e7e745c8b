import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { FieldProblem, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { type Book, REFRESH, type TopicRow } from '../directory.queries.ts'
import { CheckField } from '../fields.tsx'
import { MAPPING } from '../schemas.ts'

type Props = { book: Book; closed: readonly TopicRow[]; onClose: () => void }

/** What closed topics became: a new version of the catalogue. */
export function MappingDialog({ book, closed, onClose }: Props) {
  const { t } = useTranslation()
  const [targets, setTargets] = useState<Record<string, string | null>>(() =>
    Object.fromEntries(book.mappings.map(({ oldCode, newCode }) => [oldCode, newCode])),
  )
  const [note, setNote] = useState('')
  const [isMoved, setMoved] = useState(true)
  const closedCodes = new Set(closed.map(({ code }) => code))
  const options = book.topics
    .filter(({ code }) => !closedCodes.has(code))
    .map(({ code, name, groupCode }) => ({
      value: code,
      label: name,
      group: book.topicGroups.find((group) => group.code === groupCode)?.name,
    }))
  const mappings = closed.flatMap(({ code }) => {
    const newCode = targets[code]
    return newCode ? [{ oldCode: code, newCode }] : []
  })
  const body = { mappings, note, isMoved }
  const words = { mappings: t('directory.problem.mappings'), note: t('directory.problem.note') }
  return (
    <FormDialog
      title={t('directory.mapping.title')}
      submitLabel={t('directory.mapping.save')}
      doneText={isMoved ? t('directory.mapping.doneMoved') : t('directory.mapping.done')}
      refresh={REFRESH}
      isWide
      onClose={onClose}
      accepted={{ schema: MAPPING, body, words }}
      send={() => unwrap(api.POST('/api/directory/topic-mappings', { body }))}
    >
      <p className="muted">{t('directory.mapping.text')}</p>
      {closed.length === 0 && <Notice state="waiting" title={t('directory.mapping.none')} />}
      <FieldProblem name="mappings" />
      {closed.map(({ code, name }) => (
        <Combobox
          key={code}
          label={name}
          name={code}
          placeholder={t('directory.mapping.nothing')}
          value={targets[code] ?? null}
          options={options}
          canClear
          onChange={(newCode) => setTargets({ ...targets, [code]: newCode })}
        />
      ))}
      <TextField
        label={t('directory.mapping.note')}
        name="note"
        limit={300}
        hint={t('directory.mapping.noteHint')}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <CheckField
        label={t('directory.mapping.isMoved')}
        name="isMoved"
        hint={t('directory.mapping.isMovedHint')}
        isChecked={isMoved}
        onChange={setMoved}
      />
    </FormDialog>
  )
}
