import { useMutation, useQuery } from '@tanstack/react-query'
import { REMIND_WORDS } from '@veche/contract/rules/limits.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { meQuery } from '../../../lib/session.ts'
import { DialogForm } from '../../../ui/forms/DialogForm.tsx'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { REMINDER, remindOrKeep } from './kept-reminders.ts'
import type { Late } from './remind.ts'

type Props = {
  items: readonly Late[]
  /** Words of a reminder that was refused. */
  said: string
  renderIncident: (incidentId: string, content: ReactNode, className: string | undefined) => ReactNode
  onClose: () => void
}

export function RemindDialog({ items, said, renderIncident, onClose }: Props) {
  const { t } = useTranslation()
  const userId = useQuery(meQuery).data?.id ?? ''
  const [words, setWords] = useState(said)
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      Promise.all(items.map(({ incidentId }) => remindOrKeep(userId, incidentId, words.trim()))),
    onSuccess: (fates) => {
      const count = fates.filter((fate) => fate === 'done').length
      const hasKept = fates.includes(null)
      showToast(
        count > 0
          ? t('figures.remind.done', { count })
          : t(hasKept ? 'figures.remind.told' : 'figures.remind.today'),
      )
      onClose()
    },
  })
  return (
    <DialogForm
      title={t('figures.remind.title')}
      submitLabel={t('figures.remind.send')}
      {...{ isPending, error, onClose }}
      isSentLater
      accepted={{ schema: REMINDER, body: { words: words.trim() } }}
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
