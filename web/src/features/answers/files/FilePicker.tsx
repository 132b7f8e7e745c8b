import { IconCamera, IconPaperclip } from '@tabler/icons-react'
import type { AnswerResponse } from '@veche/contract/answers.ts'
import { type ChangeEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PICTURES_AND_PAPERS } from '../../../lib/files/upload-file.ts'
import { lazyDialog } from '../../../lib/line/lazy-part.ts'
import { useHasLine } from '../../../lib/line/line.ts'
import { Button } from '../../../ui/Button.tsx'
import type { Ghost } from './CameraDialog.tsx'
import { type FileLabel, fileHref } from './files-client.ts'
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
/** Some devices keep the time of a file to two seconds. */
const CLOCK_STEP_MS = 2000

/** The camera comes first. `isPhone`: it is wide, what is picked from the phone is an icon beside it. */
export function FilePicker({ isPhone = false, ...props }: Props & { isPhone?: boolean }) {
  const { answer, brought, fileIds, canEdit, hasPrivatePart, ghosts = [] } = props
  const { t } = useTranslation()
  const { isBusy, bring } = brought
  const [isCameraOpen, setCameraOpen] = useState(false)
  const camera = useRef<HTMLInputElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const hasLine = useHasLine()
  const isFull = fileIds.length >= MAX_FILES
  const before = answer.files.filter(({ id, label }) => label === 'before' && fileIds.includes(id))
  const own = before.map(({ id, name }) => ({ url: fileHref(answer, id), name }))

  // Without a line the camera of the phone itself is at hand, whatever has come of the page.
  const mayOpen = hasLine || CameraDialog.isHere()
  const asked = useRef<{ at: number; label: FileLabel } | null>(null)

  async function onFiles(event: ChangeEvent<HTMLInputElement>) {
    const files = [...(event.target.files ?? [])].slice(0, MAX_FILES - fileIds.length)
    event.target.value = ''
    await bring(files)
  }

  function openCamera(label: FileLabel) {
    asked.current = { at: Date.now(), label }
    camera.current?.click()
  }

  /** Where there is no camera a browser offers files: only one that was made since is a picture just taken. */
  async function onTaken(event: ChangeEvent<HTMLInputElement>) {
    const files = [...(event.target.files ?? [])].slice(0, MAX_FILES - fileIds.length)
    event.target.value = ''
    const { at, label } = asked.current ?? { at: Number.POSITIVE_INFINITY, label: 'photo' as const }
    asked.current = null
    for (const file of files) {
      const isTaken = file.lastModified >= at - CLOCK_STEP_MS
      await bring([file], { takenAt: isTaken ? new Date(file.lastModified).toISOString() : null, label })
    }
  }

  return (
    <div className="row g2 wrap">
      <Button
        size="s"
        icon={<IconCamera className="ic" />}
        disabled={!canEdit || isFull}
        isBusy={isBusy}
        onClick={() => (hasCameraInPage() && mayOpen ? setCameraOpen(true) : openCamera('photo'))}
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
        onChange={(event) => void onTaken(event)}
      />
      <input
        ref={picker}
        hidden
        type="file"
        accept={PICTURES_AND_PAPERS}
        multiple
        onChange={(event) => void onFiles(event)}
      />
      {isCameraOpen && (
        <CameraDialog
          ghosts={[...ghosts, ...own]}
          onClose={() => setCameraOpen(false)}
          onOtherCamera={(label) => {
            setCameraOpen(false)
            openCamera(label)
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
