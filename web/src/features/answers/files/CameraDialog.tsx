import { IconCamera } from '@tabler/icons-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findPosition } from '../../../lib/browser/position.ts'
import { readStored, writeStored } from '../../../lib/browser/storage.ts'
import { pictureOf } from '../../../lib/files/shrink-picture.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { FullPicture } from '../../../ui/overlays/FullPicture.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import * as styles from './camera.module.css'
import type { ToldOfShot } from './sign-shot.ts'

export type Ghost = { url: string; small?: string | null; name: string }
type Props = {
  ghosts: readonly Ghost[]
  onClose: () => void
  /** The phone's own camera, for a picture of what was chosen here. */
  onOtherCamera: (label: Label) => void
  onShot: (file: File, told: ToldOfShot) => void
}

const LABELS = ['after', 'before', 'photo'] as const
type Label = (typeof LABELS)[number]
const MARKS_PLACE = 'camera-marks-place'
const HALF = 50
const PLACE_WAIT_MS = 4000

/** The camera in the page: the resident's picture lies over it half seen, so that «после» is taken from the same spot. */
export function CameraDialog({ ghosts, onClose, onOtherCamera, onShot }: Props) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const state = useCamera(video)
  const [ghostNo, setGhostNo] = useState(0)
  const [strength, setStrength] = useState(HALF)
  const [label, setLabel] = useState<Label>(ghosts.length > 0 ? 'after' : 'photo')
  const [marksPlace, setMarksPlace] = useState(() => readStored(MARKS_PLACE) === 'yes')
  const [isBusy, setBusy] = useState(false)
  const ghost = ghosts[ghostNo % Math.max(ghosts.length, 1)]

  async function shoot() {
    const shown = video.current
    if (!shown || isBusy) return
    setBusy(true)
    const takenAt = new Date().toISOString()
    const [blob, point] = await Promise.all([
      pictureOf(shown, { width: shown.videoWidth, height: shown.videoHeight }),
      marksPlace ? findPoint() : null,
    ])
    setBusy(false)
    if (!blob) return
    const file = new File([blob], t('camera.name', { label: t(`answers.files.kind.${label}`) }), {
      type: blob.type,
    })
    onShot(file, { takenAt, label, ...(point ? { point } : {}) })
  }

  return (
    <Dialog title={t('camera.title')} onClose={onClose} isWide>
      <div className={styles.cameraBody}>
        {state === 'none' ? (
          <Notice state="attention" title={t('camera.none')}>
            {t('camera.noneText')}
          </Notice>
        ) : (
          <div className={styles.scene}>
            <video
              ref={video}
              className={styles.liveView}
              autoPlay
              playsInline
              muted
              aria-label={t('camera.live')}
            />
            {ghost && (
              <FullPicture
                className={styles.ghostPicture}
                src={ghost.url}
                small={ghost.small ?? null}
                alt={t('camera.ghostAlt', { name: ghost.name })}
                style={{ opacity: strength / 100 }}
              />
            )}
          </div>
        )}
        {ghost && state !== 'none' && (
          <div className="row g2 wrap sm">
            <label className={`row g2 grow ${styles.strength}`}>
              <span>{t('camera.ghost')}</span>
              <input
                type="range"
                className="grow"
                min={0}
                max={90}
                step={10}
                value={strength}
                onChange={({ target }) => setStrength(Number(target.value))}
              />
            </label>
            {ghosts.length > 1 && (
              <Button size="s" onClick={() => setGhostNo(ghostNo + 1)}>
                {t('camera.otherGhost', { no: (ghostNo % ghosts.length) + 1, of: ghosts.length })}
              </Button>
            )}
          </div>
        )}
        <fieldset className={`seg ${styles.labels}`} aria-label={t('camera.label')}>
          {LABELS.map((one) => (
            <button type="button" key={one} aria-pressed={label === one} onClick={() => setLabel(one)}>
              {t(`answers.files.kind.${one}`)}
            </button>
          ))}
        </fieldset>
        <label className="row g2 sm">
          <input
            type="checkbox"
            checked={marksPlace}
            onChange={({ target }) => {
              setMarksPlace(target.checked)
              writeStored(MARKS_PLACE, target.checked ? 'yes' : 'no')
            }}
          />
          <span>{t('camera.marksPlace')}</span>
        </label>
      </div>
      <footer className="dlg-f">
        <Button onClick={() => onOtherCamera(label)}>{t('camera.other')}</Button>
        <Button
          look="primary"
          data-autofocus
          icon={<IconCamera className="ic" />}
          disabled={state !== 'live'}
          isBusy={isBusy}
          onClick={() => void shoot()}
        >
          {t('camera.shoot')}
        </Button>
      </footer>
    </Dialog>
  )
}

/** The rear camera while the dialog is open; its light goes out with it. */
function useCamera(video: RefObject<HTMLVideoElement | null>): 'opening' | 'live' | 'none' {
  const [state, setState] = useState<'opening' | 'live' | 'none'>('opening')
  useEffect(() => {
    let stream: MediaStream | null = null
    let isOver = false
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    async function start() {
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1440 } },
        audio: false,
      })
      if (isOver || !video.current) return stop()
      video.current.srcObject = stream
      await video.current.play()
      setState('live')
    }
    start().catch(() => !isOver && setState('none'))
    return () => {
      isOver = true
      stop()
    }
  }, [video])
  return state
}

/** A picture waits for no satellite. */
async function findPoint(): Promise<{ lat: number; lon: number } | null> {
  const found = await findPosition(PLACE_WAIT_MS)
  return found && { lat: found.latitude, lon: found.longitude }
}
