import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { IncidentResponse, SplitResponse } from '@veche/contract/incidents.ts'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isConflict, unwrap } from '../../../lib/api.ts'
import { Button } from '../../../ui/Button.tsx'
import { DialogForm } from '../../../ui/forms/DialogForm.tsx'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { askAgain, refusalOf } from '../commands/index.ts'
import { IncidentLink } from '../IncidentLink.tsx'
import * as styles from './SplitDialog.module.css'
import { addPart, completeParts, isComplete, MAX_PARTS, type Part } from './split-parts.ts'

type Props = { incident: IncidentResponse; onClose: () => void }

/** Marks fragments of the message; each begins a question of its own, this one stays as it is. */
export function SplitDialog({ incident, onClose }: Props) {
  const { t } = useTranslation()
  const [parts, setParts] = useState<readonly Part[]>([])
  const split = useSplit(incident)
  const text = incident.thread.find(({ isSource }) => isSource)?.text ?? ''
  const complete = completeParts(parts)
  if (split.data) return <SplitDone incidents={split.data.incidents} onClose={onClose} />
  const change = (key: number, value: string) =>
    setParts(parts.map((part) => (part.key === key ? { key, text: value } : part)))
  return (
    <DialogForm
      title={t('incidents.action.split')}
      submitLabel={t('merging.split.submit', { count: complete.length })}
      isComplete={complete.length > 0 && complete.length === parts.length}
      incompleteText={parts.length === 0 ? t('merging.split.nothing') : t('merging.split.tooShort')}
      isPending={split.isPending}
      {...refusalOf(split.error)}
      onSubmit={() => split.mutate(complete)}
      onClose={onClose}
      isWide
    >
      <p className="sm">{t('merging.split.says')}</p>
      <SourceText
        text={text}
        isFull={parts.length >= MAX_PARTS}
        onTake={(fragment) => setParts(addPart(parts, fragment))}
      />
      {parts.map(({ key, text: value }, index) => (
        <div className={styles.piece} key={key}>
          <TextArea
            label={t('merging.split.part', { number: index + 1 })}
            name={`part-${key}`}
            value={value}
            limit={4000}
            error={isComplete({ key, text: value }) ? undefined : t('merging.split.tooShort')}
            onChange={({ target }) => change(key, target.value)}
          />
          <Button
            size="s"
            look="quiet"
            onClick={() => setParts(parts.filter((part) => part.key !== key))}
            aria-label={t('merging.split.removePart', { number: index + 1 })}
          >
            {t('merging.split.remove')}
          </Button>
        </div>
      ))}
    </DialogForm>
  )
}

type SourceProps = { text: string; isFull: boolean; onTake: (fragment: string) => void }

function SourceText({ text, isFull, onTake }: SourceProps) {
  const { t } = useTranslation()
  const id = useId()
  const ref = useRef<HTMLTextAreaElement>(null)
  const [isNothing, setNothing] = useState(false)
  function take() {
    const field = ref.current
    const fragment = field ? text.slice(field.selectionStart, field.selectionEnd).trim() : ''
    setNothing(fragment === '')
    onTake(fragment)
  }
  return (
    <div className="field">
      <label className="lab" htmlFor={id}>
        {t('merging.split.message')}
      </label>
      <textarea
        id={id}
        ref={ref}
        className={`inp ${styles.words}`}
        readOnly
        rows={6}
        value={text}
        data-autofocus=""
      />
      <Button size="s" disabled={isFull} onClick={take}>
        {t('merging.split.take')}
      </Button>
      {isNothing && (
        <p className="xs field-e" role="alert">
          {t('merging.split.nothing')}
        </p>
      )}
    </div>
  )
}

function SplitDone({ incidents, onClose }: SplitResponse & { onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('merging.split.done', { count: incidents.length })} onClose={onClose}>
      <div className="dlg-b">
        <Notice state="done" title={t('merging.split.doneText')} />
        <ul className="sm">
          {incidents.map(({ id, number: no, title }) => (
            <li key={id}>
              <IncidentLink id={id}>{t('incidents.question', { number: no })}</IncidentLink>{' '}
              <span className="muted">{title}</span>
            </li>
          ))}
        </ul>
      </div>
      <footer className="dlg-f">
        <Button look="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      </footer>
    </Dialog>
  )
}

function useSplit({ id, version }: IncidentResponse) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (parts: readonly string[]) =>
      unwrap(
        api.POST('/api/incidents/{incidentId}/split', {
          params: { path: { incidentId: id } },
          body: { expectedVersion: version, parts: parts.map((text) => ({ text })) },
        }),
      ),
    onSuccess: () => askAgain(queryClient, [id]),
    onError: (error) => {
      if (isConflict(error)) askAgain(queryClient, [id])
    },
  })
}
