import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { type Book, REFRESH } from '../directory.queries.ts'
import { NameAndCode, useNameWords } from '../fields.tsx'
import { TOPIC_GROUP } from '../schemas.ts'

const NEW = ''

type GroupRow = Book['topicGroups'][number]

/** A new group, or another name for one that is there. */
export function TopicGroupDialog({ book, onClose }: { book: Book; onClose: () => void }) {
  const [chosen, setChosen] = useState(NEW)
  const row = book.topicGroups.find(({ code }) => code === chosen) ?? null
  return <GroupForm key={chosen} {...{ row, book, onClose }} onChoose={setChosen} />
}

type Props = { row: GroupRow | null; book: Book; onChoose: (code: string) => void; onClose: () => void }

function GroupForm({ row, book, onChoose, onClose }: Props) {
  const { t } = useTranslation()
  const [form, setForm] = useState({ code: row?.code ?? '', name: row?.name ?? '' })
  const position = Math.max(0, ...book.topicGroups.map((group) => group.position)) + 1
  const edit = useKeptEdit({
    opened: row && { name: row.name },
    said: { name: form.name.trim() },
    save: (changes, before) =>
      unwrap(
        api.PATCH('/api/directory/topic-groups/{code}', {
          params: { path: { code: form.code } },
          body: { ...changes, before },
        }),
      ),
    put: (field, value) => setForm({ ...form, [field]: value }),
    labels: { name: t('directory.field.name') },
  })
  const words = useNameWords()
  const create = () => unwrap(api.POST('/api/directory/topic-groups', { body: { ...form, position } }))
  return (
    <FormDialog
      title={t('directory.add.group')}
      submitLabel={row ? t('common.save') : t('directory.addButton')}
      doneText={row ? t('directory.done.saved') : t('directory.done.added')}
      refresh={REFRESH}
      onClose={onClose}
      accepted={
        row
          ? { schema: TOPIC_GROUP.changed, body: { name: form.name }, words }
          : { schema: TOPIC_GROUP.created, body: { ...form, position }, words }
      }
      edit={edit}
      send={row ? edit.send : create}
    >
      <SelectField
        label={t('directory.field.which')}
        name="which"
        value={row?.code ?? NEW}
        onChange={({ target }) => onChoose(target.value)}
      >
        <option value={NEW}>{t('directory.newGroup')}</option>
        {book.topicGroups.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <NameAndCode
        {...form}
        label={t('directory.field.name')}
        isNew={row === null}
        onChange={(part) => setForm({ ...form, ...part })}
      />
    </FormDialog>
  )
}
