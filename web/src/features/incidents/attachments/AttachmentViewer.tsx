import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { FullPicture } from '../../../ui/overlays/FullPicture.tsx'
import { type Attachment, addressOf, type Copy, smallOf } from './attachment-view.ts'
import * as styles from './attachments.module.css'

type Item = { attachment: Attachment; copy: Copy }
type Props = {
  messageId: string
  items: readonly Item[]
  no: number
  onMove: (no: number) => void
  onClose: () => void
}

/** One attachment in full; arrows lead to the others of the message. */
export function AttachmentViewer({ messageId, items, no, onMove, onClose }: Props) {
  const { t } = useTranslation()
  const at = items.findIndex(({ copy }) => copy.no === no)
  const item = items[at]
  const before = items[at - 1]?.copy.no
  const after = items[at + 1]?.copy.no
  useArrows({ before, after, onMove })
  if (!item) return null
  const kind = t(`incidents.attachment.${item.attachment.kind}`, { defaultValue: item.attachment.kind })
  const place = items.length > 1 ? t('incidents.copy.place', { at: at + 1, count: items.length }) : ''
  return (
    <Dialog title={`${item.attachment.title ?? kind} ${place}`.trim()} onClose={onClose} isWide>
      <div className={styles.viewer}>
        <Original messageId={messageId} item={item} />
      </div>
      <footer className="dlg-f">
        {items.length > 1 && (
          <>
            <Arrow to={before} onMove={onMove} label={t('incidents.copy.before')} keys="←" />
            <Arrow to={after} onMove={onMove} label={t('incidents.copy.after')} keys="→" />
          </>
        )}
        {!item.copy.isScanned && <span className="faint xs">{t('incidents.copy.notScanned')}</span>}
        <a className="btn end" href={addressOf(messageId, item.copy)} download>
          <IconDownload className="ic" aria-hidden="true" />
          {t('incidents.copy.download')}
        </a>
        {item.attachment.url && (
          <a href={item.attachment.url} target="_blank" rel="noreferrer" className="sm">
            {t('incidents.thread.openInNetwork')}
          </a>
        )}
      </footer>
    </Dialog>
  )
}

type ArrowProps = { to: number | undefined; onMove: (no: number) => void; label: string; keys: '←' | '→' }

function Arrow({ to, onMove, label, keys }: ArrowProps) {
  const Icon = keys === '←' ? IconChevronLeft : IconChevronRight
  return (
    <Button
      isStep
      icon={<Icon className="ic" />}
      aria-label={label}
      aria-keyshortcuts={keys === '←' ? 'ArrowLeft' : 'ArrowRight'}
      disabled={to === undefined}
      onClick={() => to !== undefined && onMove(to)}
    />
  )
}

function Original({ messageId, item: { attachment, copy } }: { messageId: string; item: Item }) {
  const { t } = useTranslation()
  const address = addressOf(messageId, copy)
  const name =
    attachment.title ?? t(`incidents.attachment.${attachment.kind}`, { defaultValue: attachment.kind })
  switch (copy.family) {
    case 'picture':
      return (
        <FullPicture
          src={address}
          small={copy.hasThumbnail ? smallOf(messageId, copy) : null}
          alt={name}
          width={copy.width ?? undefined}
          height={copy.height ?? undefined}
        />
      )
    case 'video':
      // biome-ignore lint/a11y/useMediaCaption: a resident's film has no captions
      return <video key={address} src={address} controls preload="metadata" aria-label={name} />
    case 'audio':
      // biome-ignore lint/a11y/useMediaCaption: a resident's voice has no captions
      return <audio key={address} src={address} controls preload="metadata" aria-label={name} />
    case null:
      return null
  }
}

type Arrows = { before: number | undefined; after: number | undefined; onMove: (no: number) => void }

function useArrows({ before, after, onMove }: Arrows): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      // In a film the arrows move its time.
      if (event.target instanceof HTMLMediaElement) return
      const to = event.key === 'ArrowLeft' ? before : event.key === 'ArrowRight' ? after : undefined
      if (to === undefined) return
      event.preventDefault()
      onMove(to)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [before, after, onMove])
}
