import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { DialogAction } from '../DialogAction.tsx'
import { type Book, REFRESH, type RouteRow } from '../directory.queries.ts'
import { ROUTE } from '../schemas.ts'
import { useCodeWords } from '../use-code-words.ts'

type Props = { row: RouteRow | null; book: Book; onClose: () => void }
type Form = {
  of: 'topic' | 'group'
  subject: string | null
  municipalityCode: string | null
  agencyCode: string | null
}

export function RouteDialog({ row, book, onClose }: Props) {
  const { t } = useTranslation()
  const [form, setForm] = useState<Form>(() => formOf(row ?? NEW))
  const change = (part: Partial<Form>) => setForm({ ...form, ...part })
  const body = routeOf(toKept(form))
  const options = useOptions(book, form.of)
  const nameOf = useCodeWords(book)
  const edit = useKeptEdit({
    opened: row && routeOf(row),
    said: body,
    save: (changes, before) =>
      unwrap(
        api.PUT('/api/directory/routes/{routeId}', {
          params: { path: { routeId: row?.id ?? '' } },
          // The row as a whole; what was not touched in it stays as it is there.
          body: {
            ...body,
            ...changes,
            before: { ...routeOf(row ?? NEW), ...before },
          },
        }),
      ),
    put: (field, value) => setForm(formOf({ ...toKept(form), [field]: value })),
    labels: {
      topicCode: t('directory.field.topic'),
      groupCode: t('directory.field.group'),
      municipalityCode: t('directory.field.municipality'),
      agencyCode: t('directory.field.agency'),
    },
    words: {
      topicCode: (code) => nameOf('topics', code),
      groupCode: (code) => nameOf('topicGroups', code),
      municipalityCode: (code) => nameOf('municipalities', code) ?? t('directory.wholeRegion'),
      agencyCode: (code) => nameOf('agencies', code),
    },
  })
  return (
    <FormDialog
      title={row ? t('directory.changeRoute') : t('directory.add.route')}
      submitLabel={row ? t('common.save') : t('directory.addButton')}
      doneText={row ? t('directory.done.saved') : t('directory.done.added')}
      refresh={REFRESH}
      onClose={onClose}
      accepted={{ schema: ROUTE, body, words: { agencyCode: t('directory.problem.agency') } }}
      missing={form.subject === null ? { [subjectOf(form)]: t('directory.problem.subject') } : {}}
      edit={edit}
      send={row ? edit.send : () => unwrap(api.POST('/api/directory/routes', { body }))}
      extra={row && <RemoveRoute row={row} onDone={onClose} />}
    >
      <SelectField
        label={t('directory.field.routeOf')}
        name="of"
        value={form.of}
        onChange={({ target }) => change({ of: target.value === 'group' ? 'group' : 'topic', subject: null })}
      >
        <option value="topic">{t('directory.ofTopic')}</option>
        <option value="group">{t('directory.ofGroup')}</option>
      </SelectField>
      <Combobox
        label={form.of === 'topic' ? t('directory.field.topic') : t('directory.field.group')}
        name={subjectOf(form)}
        value={form.subject}
        options={options.subjects}
        onChange={(subject) => change({ subject })}
      />
      <Combobox
        label={t('directory.field.municipality')}
        name="municipalityCode"
        placeholder={t('directory.wholeRegion')}
        value={form.municipalityCode}
        options={options.places}
        canClear
        onChange={(municipalityCode) => change({ municipalityCode })}
      />
      <Combobox
        label={t('directory.field.agency')}
        name="agencyCode"
        value={form.agencyCode}
        options={options.agencies}
        onChange={(agencyCode) => change({ agencyCode })}
      />
    </FormDialog>
  )
}

type Kept = Record<'topicCode' | 'groupCode' | 'municipalityCode' | 'agencyCode', string | null>
const NEW: Kept = { topicCode: null, groupCode: null, municipalityCode: null, agencyCode: null }

function formOf({ topicCode, groupCode, municipalityCode, agencyCode }: Kept): Form {
  const of = topicCode === null && groupCode !== null ? 'group' : 'topic'
  return { of, subject: topicCode ?? groupCode, municipalityCode, agencyCode }
}

function toKept({ of, subject, municipalityCode, agencyCode }: Form): Kept {
  const [topicCode, groupCode] = of === 'topic' ? [subject, null] : [null, subject]
  return { topicCode, groupCode, municipalityCode, agencyCode }
}

function subjectOf({ of }: Form): 'topicCode' | 'groupCode' {
  return of === 'topic' ? 'topicCode' : 'groupCode'
}

function routeOf({ topicCode, groupCode, municipalityCode, agencyCode }: Kept) {
  return { topicCode, groupCode, municipalityCode, agencyCode: agencyCode ?? '' }
}

function useOptions({ topics, topicGroups, municipalities, agencies }: Book, of: 'topic' | 'group') {
  const toOption = ({ code, name }: { code: string; name: string }) => ({ value: code, label: name })
  return {
    subjects:
      of === 'group'
        ? topicGroups.map(toOption)
        : topics.map((topic) => ({
            ...toOption(topic),
            group: topicGroups.find(({ code }) => code === topic.groupCode)?.name,
          })),
    places: municipalities.filter(({ isActive }) => isActive).map(toOption),
    agencies: agencies.filter(({ isActive }) => isActive).map(toOption),
  }
}

/** Undone by adding the same row again. */
function RemoveRoute({ row: { id, ...route }, onDone }: { row: RouteRow; onDone: () => void }) {
  const { t } = useTranslation()
  const params = { path: { routeId: id } }
  return (
    <DialogAction
      label={t('directory.remove')}
      doneText={t('directory.done.removed')}
      run={() => unwrap(api.DELETE('/api/directory/routes/{routeId}', { params }))}
      undo={() => unwrap(api.POST('/api/directory/routes', { body: route }))}
      onDone={onDone}
    />
  )
}
