import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { Button } from '../../../ui/Button.tsx'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { type Book, REFRESH, type TopicRow } from '../directory.queries.ts'
import { CheckField, NameAndCode, useNameWords } from '../fields.tsx'
import { TOPIC } from '../schemas.ts'
import { useCodeWords } from '../use-code-words.ts'

type Props = {
  row: TopicRow | null
  book: Book
  /** Opens the words by which it is known, above this dialog: what was typed here stays. */
  onWords: (row: TopicRow) => void
  onClose: () => void
}

export function TopicDialog({ row, book, onWords, onClose }: Props) {
  const { t } = useTranslation()
  const [form, setForm] = useState({
    ...{ code: row?.code ?? '', name: row?.name ?? '', groupCode: row?.groupCode ?? null },
    ...{ definition: row?.definition ?? '', isUrgent: row?.isUrgent ?? false },
    ...{ isPhysical: row?.isPhysical ?? false, validUntil: row?.validUntil ?? '' },
    validFrom: row?.validFrom ?? new Date().toISOString().slice(0, 10),
  })
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const { code, groupCode, validFrom, validUntil } = form
  const words = { ...useNameWords(), groupCode: t('directory.problem.group') }
  const said = groupCode === null ? null : saidOf({ ...form, groupCode })
  const nameOf = useCodeWords(book)
  const edit = useKeptEdit({
    opened: row && saidOf(row),
    said,
    save: (changes, before) =>
      unwrap(
        api.PATCH('/api/directory/topics/{code}', {
          params: { path: { code } },
          body: { ...changes, before },
        }),
      ),
    put: (field, value) => setForm({ ...form, [field]: value ?? '' }),
    labels: {
      name: t('directory.field.topic'),
      groupCode: t('directory.field.group'),
      definition: t('directory.field.definition'),
      isUrgent: t('directory.field.isUrgent'),
      isPhysical: t('directory.field.isPhysical'),
      validUntil: t('directory.field.closeFrom'),
    },
    words: { groupCode: (value) => nameOf('topicGroups', value) },
  })

  const createdOf = <Fields extends object>({
    validUntil: _,
    ...fields
  }: Fields & { validUntil: unknown }) => ({
    ...{ code, validFrom },
    ...fields,
  })

  return (
    <FormDialog
      title={row ? row.name : t('directory.add.topic')}
      submitLabel={row ? t('common.save') : t('directory.addButton')}
      doneText={row ? t('directory.done.saved') : t('directory.done.added')}
      refresh={REFRESH}
      onClose={onClose}
      extra={row && <Button onClick={() => onWords(row)}>{t('directory.words.open')}</Button>}
      accepted={
        row
          ? { schema: TOPIC.changed, body: saidOf(form), words }
          : { schema: TOPIC.created, body: createdOf(saidOf(form)), words }
      }
      edit={edit}
      send={
        row ? edit.send : said && (() => unwrap(api.POST('/api/directory/topics', { body: createdOf(said) })))
      }
    >
      <NameAndCode
        code={code}
        name={form.name}
        label={t('directory.field.topic')}
        isNew={row === null}
        onChange={change}
      />
      <Combobox
        label={t('directory.field.group')}
        name="groupCode"
        value={groupCode}
        options={book.topicGroups.map((group) => ({ value: group.code, label: group.name }))}
        onChange={(chosen) => change({ groupCode: chosen })}
      />
      <TextArea
        label={t('directory.field.definition')}
        name="definition"
        limit={2000}
        hint={t('directory.hint.definition')}
        value={form.definition}
        onChange={({ target }) => change({ definition: target.value })}
      />
      <CheckField
        label={t('directory.field.isUrgent')}
        name="isUrgent"
        hint={t('directory.hint.isUrgent')}
        isChecked={form.isUrgent}
        onChange={(isUrgent) => change({ isUrgent })}
      />
      <CheckField
        label={t('directory.field.isPhysical')}
        name="isPhysical"
        hint={t('directory.hint.isPhysical')}
        isChecked={form.isPhysical}
        onChange={(isPhysical) => change({ isPhysical })}
      />
      {row ? (
        <TextField
          label={t('directory.field.closeFrom')}
          name="validUntil"
          hint={t('directory.hint.closeFrom')}
          type="date"
          value={validUntil}
          onChange={({ target }) => change({ validUntil: target.value })}
        />
      ) : (
        <TextField
          label={t('directory.field.validFrom')}
          name="validFrom"
          type="date"
          value={validFrom}
          onChange={({ target }) => change({ validFrom: target.value })}
        />
      )}
    </FormDialog>
  )
}

type Said<Group> = Pick<TopicRow, 'name' | 'definition' | 'isUrgent' | 'isPhysical' | 'validUntil'> & {
  groupCode: Group
}

function saidOf<Group>({
  name,
  groupCode,
  definition,
  isUrgent,
  isPhysical,
  validUntil,
}: Said<Group>): Said<Group> {
  return {
    ...{ name: name.trim(), groupCode, isUrgent, isPhysical },
    ...{ definition: definition?.trim() || null, validUntil: validUntil || null },
  }
}
