import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { isTooLong } from '../../../lib/forms/text-limit.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField, TextField } from '../../../ui/forms/Field.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import type { SavedView, ViewFilter } from '../desk.queries.ts'
import { useViewName } from './use-view-name.ts'
import { useViews } from './use-views.ts'

const NAME_LIMIT = 60

type Props = { filter: ViewFilter; view?: SavedView; onClose: () => void }

/** Gives the present conditions a name, or changes a view's name and who sees it. */
export function SaveViewDialog({ filter, view, onClose }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const names = useDirectory()
  const { create, update, mayShare, isBusy } = useViews()
  const nameOf = useViewName()
  const nameBefore = view ? nameOf(view) : ''
  const [name, setName] = useState(nameBefore)
  const [sharing, setSharing] = useState(
    view?.sharing === 'agency' ? `agency:${view.agencyCode}` : (view?.sharing ?? 'none'),
  )
  const [error, setError] = useState<string>()
  async function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (name.trim() === '') return setError(t('desk.save.noName'))
    if (isTooLong(name.trim(), NAME_LIMIT)) return setError(undefined)
    const chosen = toSharing(sharing)
    try {
      // A name that nobody has touched stays one of each reader's language.
      const renamed = name === nameBefore ? {} : { name }
      if (view) await update(view, { ...renamed, sharing: chosen })
      else await create({ name, filter, sharing: chosen })
      showToast(t(view ? 'desk.save.updated' : 'desk.save.done'))
      onClose()
    } catch (failure) {
      setError(words(failure))
    }
  }
  return (
    <Dialog title={t(view ? 'desk.view.rename' : 'desk.save.title')} onClose={onClose}>
      <form onSubmit={onSubmit} noValidate>
        <div className="dlg-b form">
          <TextField
            label={t('desk.save.name')}
            name="name"
            value={name}
            limit={NAME_LIMIT}
            required
            error={error}
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
        </div>
        <div className="dlg-f">
          <Button look="quiet" type="button" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button look="primary" type="submit" isBusy={isBusy}>
            {t('desk.save.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function toSharing(value: string) {
  if (value.startsWith('agency:')) return { kind: 'agency' as const, agencyCode: value.slice(7) }
  return value === 'region' ? { kind: 'region' as const } : { kind: 'none' as const }
}
