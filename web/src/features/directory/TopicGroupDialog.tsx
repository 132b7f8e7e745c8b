import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { SelectField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { type Book, REFRESH } from './directory.queries.ts'
import { isCode, NameAndCode } from './fields.tsx'

const NEW = ''

/** A new group, or another name for one that is there. */
export function TopicGroupDialog({ book, onClose }: { book: Book; onClose: () => void }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState(NEW)
  const [form, setForm] = useState({ code: '', name: '' })
  const isNew = chosen === NEW
  const isComplete = form.name.trim().length > 1 && isCode(form.code)
  const position = Math.max(0, ...book.topicGroups.map((group) => group.position)) + 1

  function send() {
    if (isNew) return unwrap(api.POST('/api/directory/topic-groups', { body: { ...form, position } }))
    const params = { path: { code: form.code } }
    return unwrap(api.PATCH('/api/directory/topic-groups/{code}', { params, body: { name: form.name } }))
  }

  return (
    <FormDialog
      title={t('directory.add.group')}
      submitLabel={isNew ? t('directory.addButton') : t('common.save')}
      doneText={isNew ? t('directory.done.added') : t('directory.done.saved')}
      refresh={REFRESH}
      onClose={onClose}
      send={isComplete ? send : null}
    >
      <SelectField
        label={t('directory.field.which')}
        value={chosen}
        onChange={({ target }) => {
          const group = book.topicGroups.find(({ code }) => code === target.value)
          setChosen(target.value)
          setForm({ code: group?.code ?? '', name: group?.name ?? '' })
        }}
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
        isNew={isNew}
        onChange={(part) => setForm({ ...form, ...part })}
      />
    </FormDialog>
  )
}
