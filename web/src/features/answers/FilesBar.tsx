import { IconCamera, IconFileText, IconPaperclip, IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { AnswerFileResponse, AnswerResponse } from '@veche/contract/answers.ts'
import { type ChangeEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../ui/toast.tsx'
import { answerQuery } from './answers.queries.ts'
import { ACCEPTED_FILES, bringFile, fileHref, relabelFile } from './files-client.ts'

type Props = {
  answer: AnswerResponse
  fileIds: readonly string[]
  canEdit: boolean
  /** Papers then go with it, photographs stay in the thread. */
  hasPrivatePart: boolean
  onChange: (fileIds: string[]) => void
}

const MAX_FILES = 10
const LABELS = ['before', 'after', 'document'] as const

/** Photographs before and after and papers of the answer; a phone opens its camera at once. */
export function FilesBar({ answer, fileIds, canEdit, hasPrivatePart, onChange }: Props) {
  const { t } = useTranslation()
  const { isBusy, bring, relabel } = useFiles(answer)
  const camera = useRef<HTMLInputElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const shown = fileIds.flatMap((id) => answer.files.find((file) => file.id === id) ?? [])
  const isFull = fileIds.length >= MAX_FILES

  async function onFiles(event: ChangeEvent<HTMLInputElement>) {
    const files = [...(event.target.files ?? [])].slice(0, MAX_FILES - fileIds.length)
    event.target.value = ''
    const brought = await bring(files)
    if (brought.length > 0) onChange([...fileIds, ...brought])
  }

  function remove(id: string) {
    onChange(fileIds.filter((one) => one !== id))
    showToast(t('answers.files.removed'), () => onChange([...fileIds]))
  }

  return (
    <section className="fls" aria-label={t('answers.files.title')}>
      <div className="row g2 wrap">
        <Button
          size="s"
          icon={<IconCamera className="ic" />}
          disabled={!canEdit || isFull}
          isBusy={isBusy}
          onClick={() => camera.current?.click()}
        >
          {t('answers.files.photo')}
        </Button>
        <Button
          size="s"
          icon={<IconPaperclip className="ic" />}
          disabled={!canEdit || isFull}
          isBusy={isBusy}
          onClick={() => picker.current?.click()}
        >
          {t('answers.files.add')}
        </Button>
        {answer.attach !== 'photos' && (
          <span className="xs muted">{t(`answers.files.${answer.attach}`)}</span>
        )}
        {hasPrivatePart && fileIds.length > 0 && (
          <span className="xs muted">{t('answers.files.private')}</span>
        )}
        <input ref={camera} hidden type="file" accept="image/*" capture="environment" onChange={onFiles} />
        <input ref={picker} hidden type="file" accept={ACCEPTED_FILES} multiple onChange={onFiles} />
      </div>
      {shown.length > 0 && (
        <ul className="fls-l">
          {shown.map((file) => (
            <FileCard
              key={file.id}
              incidentId={answer.incidentId}
              file={file}
              canEdit={canEdit}
              onLabel={(label) => relabel(file.id, label)}
              onRemove={() => remove(file.id)}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

type CardProps = {
  incidentId: string
  file: AnswerFileResponse
  canEdit: boolean
  onLabel: (label: (typeof LABELS)[number]) => void
  onRemove: () => void
}

function FileCard({ incidentId, file, canEdit, onLabel, onRemove }: CardProps) {
  const { t } = useTranslation()
  return (
    <li className="fl">
      <FileThumb incidentId={incidentId} file={file} />
      <select
        className="inp"
        aria-label={t('answers.files.label', { name: file.name })}
        value={file.label}
        disabled={!canEdit}
        onChange={({ target }) => {
          const label = LABELS.find((one) => one === target.value)
          if (label) onLabel(label)
        }}
      >
        {LABELS.map((label) => (
          <option key={label} value={label}>
            {t(`answers.files.kind.${label}`)}
          </option>
        ))}
      </select>
      {canEdit && (
        <Button
          look="quiet"
          size="s"
          icon={<IconX className="ic" />}
          aria-label={t('answers.files.remove', { name: file.name })}
          onClick={onRemove}
        />
      )}
    </li>
  )
}

export function FileThumb({ incidentId, file }: { incidentId: string; file: AnswerFileResponse }) {
  const { t } = useTranslation()
  const href = fileHref({ incidentId }, file.id)
  const name = `${t(`answers.files.kind.${file.label}`)}: ${file.name}`
  return (
    <a className="fl-a" href={href} target="_blank" rel="noreferrer" title={name}>
      {file.contentType === 'application/pdf' ? (
        <span className="fl-d">
          <IconFileText className="ic l" aria-hidden="true" />
          <span className="xs">{file.name}</span>
        </span>
      ) : (
        <img src={href} alt={name} loading="lazy" />
      )}
    </a>
  )
}

function useFiles({ incidentId }: AnswerResponse) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const { queryKey } = answerQuery(incidentId)
  const keep = (file: AnswerFileResponse) =>
    queryClient.setQueryData(queryKey, (known) =>
      known ? { ...known, files: [...known.files.filter(({ id }) => id !== file.id), file] } : known,
    )
  return {
    isBusy,
    async bring(files: readonly File[]): Promise<string[]> {
      setBusy(true)
      const brought: string[] = []
      for (const file of files) {
        try {
          const label = file.type === 'application/pdf' ? 'document' : 'after'
          const saved = await bringFile({ incidentId }, { file, label })
          keep(saved)
          brought.push(saved.id)
        } catch (error) {
          showErrorToast(t('answers.files.failed', { name: file.name, reason: words(error) }))
        }
      }
      setBusy(false)
      return brought
    },
    relabel: (fileId: string, label: (typeof LABELS)[number]) =>
      void relabelFile({ incidentId }, fileId, label).then(keep, (error: unknown) =>
        showErrorToast(words(error)),
      ),
  }
}
