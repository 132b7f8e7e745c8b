import { IconCamera, IconPaperclip } from '@tabler/icons-react'
import type { AnswerResponse } from '@veche/contract/answers.ts'
import { type ChangeEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PICTURES_AND_PAPERS } from '../../../lib/files/upload-file.ts'
import { lazyDialog } from '../../../lib/line/lazy-part.ts'
import { Button } from '../../../ui/Button.tsx'
import type { Ghost } from './CameraDialog.tsx'
import { fileHref } from './files-client.ts'
import type { useFiles } from './use-files.ts'

const CameraDialog = lazyDialog('CameraDialog', () => import('./CameraDialog.tsx'))

export type Props = {
  answer: AnswerResponse
  /** What is being brought now. */
  brought: ReturnType<typeof useFiles>
  fileIds: readonly string[]
  canEdit: boolean
  /** Papers then go with it, photographs stay in the thread. */
  hasPrivatePart: boolean
  /** What the resident sent: the next picture can be taken from the same spot. */
  ghosts?: readonly Ghost[]
  onChange: (fileIds: string[]) => void
}

export const MAX_FILES = 10

/** The camera comes first. `isPhone`: it is wide, what is picked from the phone is an icon beside it. */
export function FilePicker({ isPhone = false, ...props }: Props & { isPhone?: boolean }) {
  const { answer, brought, fileIds, canEdit, hasPrivatePart, ghosts = [] } = props
  const { t } = useTranslation()
  const { isBusy, bring } = brought
  const [isCameraOpen, setCameraOpen] = useState(false)
  const camera = useRef<HTMLInputElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const isFull = fileIds.length >= MAX_FILES
  const before = answer.files.filter(({ id, label }) => label === 'before' && fileIds.includes(id))
  const own = before.map(({ id, name }) => ({ url: fileHref(answer, id), name }))

  async function onFiles(event: ChangeEvent<HTMLInputElement>, isTaken: boolean) {
    const files = [...(event.target.files ?? [])].slice(0, MAX_FILES - fileIds.length)
    event.target.value = ''
    await bring(files, isTaken ? { takenAt: new Date().toISOString() } : undefined)
  }

  return (
    <div className="row g2 wrap">
      <Button
        size="s"
        icon={<IconCamera className="ic" />}
        disabled={!canEdit || isFull}
        isBusy={isBusy}
        onClick={() => (hasCameraInPage() ? setCameraOpen(true) : camera.current?.click())}
      >
        {t('answers.files.photo')}
      </Button>
      <Button
        size="s"
        icon={<IconPaperclip className="ic" />}
        disabled={!canEdit || isFull}
        isBusy={isBusy}
        aria-label={isPhone ? t('answers.files.add') : undefined}
        onClick={() => picker.current?.click()}
      >
        {!isPhone && t('answers.files.add')}
      </Button>
      {answer.attach !== 'photos' && <span className="xs muted">{t(`answers.files.${answer.attach}`)}</span>}
      {hasPrivatePart && fileIds.length > 0 && <span className="xs muted">{t('answers.files.private')}</span>}
      <input
        ref={camera}
        hidden
        type="file"
        accept="image/*"
        capture="environment"
        onChange={(event) => void onFiles(event, true)}
      />
      <input
        ref={picker}
        hidden
        type="file"
        accept={PICTURES_AND_PAPERS}
        multiple
        onChange={(event) => void onFiles(event, false)}
      />
      {isCameraOpen && (
        <CameraDialog
          ghosts={[...ghosts, ...own]}
          onClose={() => setCameraOpen(false)}
          onOtherCamera={() => {
            setCameraOpen(false)
            camera.current?.click()
          }}
          onShot={(file, told) => {
            setCameraOpen(false)
            void bring([file], told)
          }}
        />
      )}
    </div>
  )
}

/** A page has a camera only where its line is trusted. */
function hasCameraInPage(): boolean {
  return window.isSecureContext && typeof navigator.mediaDevices?.getUserMedia === 'function'
}
