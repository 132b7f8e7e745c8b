import { useMutation } from '@tanstack/react-query'
import { REMIND_WORDS } from '@veche/contract/rules/limits.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogForm } from '../../../ui/forms/DialogForm.tsx'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { type Late, remind } from './remind.ts'

type Props = {
  items: readonly Late[]
  renderIncident: (incidentId: string, content: ReactNode, className: string | undefined) => ReactNode
  onClose: () => void
}

export function RemindDialog({ items, renderIncident, onClose }: Props) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => Promise.all(items.map((item) => remind(item, words.trim()))),
    onSuccess: (fates) => {
      const count = fates.filter((fate) => fate === 'done').length
      showToast(count > 0 ? t('figures.remind.done', { count }) : t('figures.remind.today'))
      onClose()
    },
  })
  return (
    <DialogForm
      title={t('figures.remind.title')}
      submitLabel={t('figures.remind.send')}
      {...{ isPending, error, onClose }}
      onSubmit={() => mutate()}
    >
      <ul className="col g2">
        {items.map(({ incidentId, title, assigneeName }) => (
          <li key={incidentId} className="sm">
            {renderIncident(incidentId, title, 'm')}
            <p className="muted">{assigneeName ?? t('figures.remind.nobody')}</p>
          </li>
        ))}
      </ul>
      <TextArea
        name="words"
        label={t('figures.remind.label')}
        hint={t('figures.remind.hint')}
        limit={REMIND_WORDS}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
    </DialogForm>
  )
}
