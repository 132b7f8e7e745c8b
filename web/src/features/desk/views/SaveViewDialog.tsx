import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { SelectField, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import type { SavedView, ViewFilter } from '../desk.queries.ts'
import { useViewName } from './use-view-name.ts'
import { useViews } from './use-views.ts'

const NAME_LIMIT = 60

type Props = { filter: ViewFilter; view?: SavedView; onClose: () => void }

/** Gives the present conditions a name, or changes a view's name and who sees it. */
export function SaveViewDialog({ filter, view, onClose }: Props) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { create, update, mayShare } = useViews()
  const nameOf = useViewName()
  const nameBefore = view ? nameOf(view) : ''
  const [name, setName] = useState(nameBefore)
  const [sharing, setSharing] = useState(
    view?.sharing === 'agency' ? `agency:${view.agencyCode}` : (view?.sharing ?? 'none'),
  )
  function send() {
    // A name that nobody has touched stays one of each reader's language.
    const renamed = name === nameBefore ? {} : { name }
    const chosen = toSharing(sharing)
    return view ? update(view, { ...renamed, sharing: chosen }) : create({ name, filter, sharing: chosen })
  }
  return (
    <FormDialog
      title={t(view ? 'desk.view.rename' : 'desk.save.title')}
      submitLabel={t('desk.save.submit')}
      doneText={t(view ? 'desk.save.updated' : 'desk.save.done')}
      refresh={['views']}
      missing={name.trim() === '' ? { name: t('desk.save.noName') } : {}}
      send={send}
      onClose={onClose}
    >
      <TextField
        label={t('desk.save.name')}
        name="name"
        value={name}
        limit={NAME_LIMIT}
        required
        data-autofocus=""
        onChange={({ target }) => setName(target.value)}
      />
      <SelectField
        label={t('desk.save.share')}
        name="sharing"
        value={sharing}
        onChange={({ target }) => setSharing(target.value)}
      >
        <option value="none">{t('desk.save.none')}</option>
        {mayShare.region && <option value="region">{t('desk.save.region')}</option>}
        {mayShare.agencies.map((code) => (
          <option key={code} value={`agency:${code}`}>
            {t('desk.save.agency', { name: names.agencyName(code) ?? code })}
          </option>
        ))}
      </SelectField>
    </FormDialog>
  )
}

function toSharing(value: string) {
  if (value.startsWith('agency:')) return { kind: 'agency' as const, agencyCode: value.slice(7) }
  return value === 'region' ? { kind: 'region' as const } : { kind: 'none' as const }
}
