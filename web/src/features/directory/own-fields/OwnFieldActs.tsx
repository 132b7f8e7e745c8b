import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import type { OwnField } from '../../../lib/own-fields/own-fields.ts'
import { Button } from '../../../ui/Button.tsx'
import { DialogAction } from '../DialogAction.tsx'

type Props = {
  field: OwnField
  /** Null while it is counted. */
  questions: number | null
  onDone: () => void
}

/** Retires a field after saying how many questions it is filled in for; what nobody filled in may be removed. */
export function OwnFieldActs({ field, questions, onDone }: Props) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  const params = { path: { code: field.code } }
  const retire = (isRetired: boolean) => () =>
    unwrap(
      api.PATCH('/api/own-fields/{code}', { params, body: { isRetired, before: { isRetired: !isRetired } } }),
    )
  if (field.isRetired)
    return (
      <DialogAction
        label={t('fields.admin.restore')}
        doneText={t('fields.admin.done.restored')}
        isDanger={false}
        run={retire(false)}
        onDone={onDone}
      />
    )
  if (!isAsked)
    return (
      <Button look="quiet" disabled={questions === null} onClick={() => setAsked(true)}>
        {t('fields.admin.retire')}
      </Button>
    )
  return (
    <span className="col g2" role="status">
      <b>{t('fields.admin.retireTitle', { name: field.name })}</b>
      <span className="sm">
        {questions === 0
          ? t('fields.admin.retireEmpty')
          : t('fields.admin.retireText', { count: questions ?? 0 })}
      </span>
      <span className="row g2 wrap">
        <DialogAction
          label={t('fields.admin.retire')}
          doneText={t('fields.admin.done.retired')}
          run={retire(true)}
          undo={retire(false)}
          onDone={onDone}
        />
        {questions === 0 && (
          <DialogAction
            label={t('fields.admin.remove')}
            doneText={t('fields.admin.done.removed')}
            run={() => unwrap(api.DELETE('/api/own-fields/{code}', { params }))}
            onDone={onDone}
          />
        )}
      </span>
    </span>
  )
}
