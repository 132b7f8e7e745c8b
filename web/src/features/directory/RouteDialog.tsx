import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { Combobox } from '../../ui/Combobox.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { DialogAction } from './DialogAction.tsx'
import { type Book, REFRESH, type RouteRow } from './directory.queries.ts'

type Props = { row: RouteRow | null; book: Book; onClose: () => void }
type Form = {
  of: 'topic' | 'group'
  subject: string | null
  municipalityCode: string | null
  agencyCode: string | null
}

export function RouteDialog({ row, book, onClose }: Props) {
  const { t } = useTranslation()
  const [form, setForm] = useState<Form>({
    of: row && row.topicCode === null ? 'group' : 'topic',
    subject: row?.topicCode ?? row?.groupCode ?? null,
    municipalityCode: row?.municipalityCode ?? null,
    agencyCode: row?.agencyCode ?? null,
  })
  const change = (part: Partial<Form>) => setForm({ ...form, ...part })
  const body = toRoute(form)
  const options = useOptions(book, form.of)
  return (
    <FormDialog
      title={row ? t('directory.changeRoute') : t('directory.add.route')}
      submitLabel={row ? t('common.save') : t('directory.addButton')}
      doneText={row ? t('directory.done.saved') : t('directory.done.added')}
      refresh={REFRESH}
      onClose={onClose}
      send={
        body &&
        (() =>
          row
            ? unwrap(
                api.PUT('/api/directory/routes/{routeId}', { params: { path: { routeId: row.id } }, body }),
              )
            : unwrap(api.POST('/api/directory/routes', { body })))
      }
      extra={row && <RemoveRoute row={row} onDone={onClose} />}
    >
      <SelectField
        label={t('directory.field.routeOf')}
        value={form.of}
        onChange={({ target }) => change({ of: target.value === 'group' ? 'group' : 'topic', subject: null })}
      >
        <option value="topic">{t('directory.ofTopic')}</option>
        <option value="group">{t('directory.ofGroup')}</option>
      </SelectField>
      <Combobox
        label={form.of === 'topic' ? t('directory.field.topic') : t('directory.field.group')}
        value={form.subject}
        options={options.subjects}
        onChange={(subject) => change({ subject })}
      />
      <Combobox
        label={t('directory.field.municipality')}
        placeholder={t('directory.wholeRegion')}
        value={form.municipalityCode}
        options={options.places}
        canClear
        onChange={(municipalityCode) => change({ municipalityCode })}
      />
      <Combobox
        label={t('directory.field.agency')}
        value={form.agencyCode}
        options={options.agencies}
        onChange={(agencyCode) => change({ agencyCode })}
      />
    </FormDialog>
  )
}

function toRoute({ of, subject, municipalityCode, agencyCode }: Form) {
  if (subject === null || agencyCode === null) return null
  const [topicCode, groupCode] = of === 'topic' ? [subject, null] : [null, subject]
  return { topicCode, groupCode, municipalityCode, agencyCode }
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
