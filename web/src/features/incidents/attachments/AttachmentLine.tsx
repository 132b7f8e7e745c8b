import { IconPaperclip } from '@tabler/icons-react'
import type { MessageResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { actOnce } from '../../../lib/forms/act-once.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import { type Attachment, addressOf, type Copy, lookOf, sizeIn } from './attachment-view.ts'
import { useRetryCopy } from './use-retry-copy.ts'

type Props = { message: MessageResponse; attachment: Attachment; onOpen: (no: number) => void }

/** One that has no picture to show: its name, and in words what became of it. */
export function AttachmentLine({ message, attachment, onOpen }: Props) {
  const { t } = useTranslation()
  const label =
    attachment.title ?? t(`incidents.attachment.${attachment.kind}`, { defaultValue: attachment.kind })
  const view = lookOf(attachment)
  return (
    <>
      <IconPaperclip className="ic s" aria-hidden="true" />
      {view.look === 'shown' && (
        <button type="button" className="lnk xs" onClick={() => onOpen(view.copy.no)}>
          {label}
        </button>
      )}
      {view.look === 'file' && <a href={addressOf(message.id, view.copy)}>{label}</a>}
      {(view.look === 'pending' || view.look === 'missing') && <span>{label}</span>}
      {view.look === 'link' && <SourceLink url={attachment.url}>{label}</SourceLink>}
      {'copy' in view && <CopyFacts message={message} attachment={attachment} copy={view.copy} />}
    </>
  )
}

function SourceLink({ url, children }: { url: string | null; children: string }) {
  if (url === null) return <span>{children}</span>
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  )
}

type FactsProps = { message: MessageResponse; attachment: Attachment; copy: Copy }

function CopyFacts({ message, attachment, copy }: FactsProps) {
  const { t } = useTranslation()
  if (copy.state === 'waiting') return <State name="waiting">{t('incidents.copy.waiting')}</State>
  if (copy.state === 'stored') return <StoredFacts copy={copy} />
  return (
    <>
      <span className="muted">
        {t(`incidents.copy.${copy.state}`, { reason: t(`incidents.copy.reason.${copy.reason}`) })}
      </span>
      {copy.canRetry && <RetryButton message={message} copy={copy} />}
      {attachment.url !== null && (
        <SourceLink url={attachment.url}>{t('incidents.thread.openInNetwork')}</SourceLink>
      )}
    </>
  )
}

function StoredFacts({ copy: { size, isScanned } }: { copy: Copy }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { unit, value } = sizeIn(size ?? 0)
  return (
    <span className="faint">
      {t(`incidents.copy.${unit}`, { size: number(value) })}
      {!isScanned && `, ${t('incidents.copy.notScanned')}`}
    </span>
  )
}

function RetryButton({ message, copy }: Omit<FactsProps, 'attachment'>) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const retry = useRetryCopy(message)
  return (
    <>
      <button
        type="button"
        className="lnk xs"
        disabled={retry.isPending}
        onClick={actOnce(() => retry.mutate(copy.no))}
      >
        {t('incidents.copy.retry')}
      </button>
      {retry.error && <span role="alert">{words(retry.error)}</span>}
    </>
  )
}
