import { IconFileText, IconX } from '@tabler/icons-react'
import type { AnswerFileResponse } from '@veche/contract/answers.ts'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useHasLine } from '../../../lib/line/line.ts'
import { Button } from '../../../ui/Button.tsx'
import { State } from '../../../ui/State.tsx'
import { fileLabels, KeptLabel } from '../captions/index.ts'
import { FilePicker, type Props } from './FilePicker.tsx'
import { FileThumb } from './FileThumb.tsx'
import * as styles from './files.module.css'
import { ShotLine } from './ShotLine.tsx'
import type { PendingPhoto } from './use-files.ts'

const LABELS = ['photo', 'before', 'after', 'document'] as const

/** Photographs before and after and papers of the answer. */
export function FilesBar(props: Props) {
  const { t } = useTranslation()
  return (
    <section className={styles.filesBar} aria-label={t('answers.files.title')}>
      <FilePicker {...props} />
      <FileList {...props} />
    </section>
  )
}

export function FileList({ answer, brought, fileIds, canEdit }: Props) {
  const { t } = useTranslation()
  const { pending, relabel, remove } = brought
  const { userId, kept } = fileLabels.useKept(answer.incidentId)
  const labelOf = (id: string) => kept.find(({ place }) => place === id) ?? null
  const shown = fileIds.flatMap((id) => {
    const file = answer.files.find((one) => one.id === id)
    const chosen = labelOf(id)
    // What was refused is not what the server has.
    return file ? { ...file, ...(chosen?.refused === null && chosen.body) } : []
  })
  // What was just taken is seen, wherever the list stands.
  const list = useRef<HTMLUListElement>(null)
  const count = useRef(pending.length)
  useEffect(() => {
    if (pending.length > count.current) list.current?.scrollIntoView({ block: 'nearest' })
    count.current = pending.length
  }, [pending.length])
  if (shown.length + pending.length === 0) return null
  const isUnlabelled = canEdit && [...shown, ...pending].some(({ label }) => label === 'photo')

  return (
    <ul ref={list} className={styles.files} aria-label={t('answers.files.title')}>
      {shown.map((file) => (
        <FileCard
          key={file.id}
          incidentId={answer.incidentId}
          file={file}
          canEdit={canEdit}
          onLabel={(label) => relabel(file.id, label)}
          onRemove={() => void remove(file.id)}
        >
          <KeptLabel kept={labelOf(file.id)} onLetGo={(one) => fileLabels.drop(userId, one)} />
        </FileCard>
      ))}
      {isUnlabelled && (
        <li className="xs muted" role="note">
          {t('editor.notEvidence')}
        </li>
      )}
      {pending.map((photo) => (
        <PendingCard
          key={photo.id}
          photo={photo}
          canEdit={canEdit}
          onLabel={(label) => relabel(photo.id, label)}
          onRemove={() => void remove(photo.id)}
        />
      ))}
    </ul>
  )
}

type PendingProps = {
  photo: PendingPhoto
  canEdit: boolean
  onLabel: (label: (typeof LABELS)[number]) => void
  onRemove: () => void
}

/** Taken, and not with the server yet: it is shown from this phone and says what it waits for. */
function PendingCard({ photo, canEdit, onLabel, onRemove }: PendingProps) {
  const { t } = useTranslation()
  const hasLine = useHasLine()
  const words = t(hasLine ? 'answers.files.sending' : 'answers.files.waits')
  return (
    <li className={styles.fileEntry}>
      <span className={styles.preview}>
        {photo.isPicture ? (
          <img src={photo.url} alt={`${words}: ${photo.name}`} />
        ) : (
          <span className={styles.documentName}>
            <IconFileText className="ic l" aria-hidden="true" />
            <span className="xs">{photo.name}</span>
          </span>
        )}
      </span>
      <State name="waiting" className="xs">
        {words}
      </State>
      <LabelSelect name={photo.name} value={photo.label} canEdit={canEdit} onLabel={onLabel} />
      {canEdit && (
        <Button look="quiet" size="s" aria-label={t('answers.files.remove', photo)} onClick={onRemove}>
          {t('common.remove')}
        </Button>
      )}
    </li>
  )
}

type CardProps = {
  incidentId: string
  file: AnswerFileResponse
  canEdit: boolean
  onLabel: (label: (typeof LABELS)[number]) => void
  onRemove: () => void
  children: ReactNode
}

function FileCard({ incidentId, file, canEdit, onLabel, onRemove, children }: CardProps) {
  return (
    <li className={styles.fileEntry}>
      <FileThumb incidentId={incidentId} file={file} />
      <ShotLine shot={file.shot} />
      <LabelSelect name={file.name} value={file.label} canEdit={canEdit} onLabel={onLabel} />
      {children}
      {canEdit && <RemoveButton name={file.name} onRemove={onRemove} />}
    </li>
  )
}

type LabelProps = {
  name: string
  value: AnswerFileResponse['label']
  canEdit: boolean
  onLabel: (label: (typeof LABELS)[number]) => void
}

function LabelSelect({ name, value, canEdit, onLabel }: LabelProps) {
  const { t } = useTranslation()
  return (
    <select
      className="inp"
      aria-label={t('answers.files.label', { name })}
      value={value}
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
  )
}

function RemoveButton({ name, onRemove }: { name: string; onRemove: () => void }) {
  const { t } = useTranslation()
  return (
    <Button
      look="quiet"
      size="s"
      icon={<IconX className="ic" />}
      aria-label={t('answers.files.remove', { name })}
      onClick={onRemove}
    />
  )
}
