import { IconMapOff } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../lib/api.ts'
import { useRetryWhenAnswered } from '../lib/line/use-retry-when-answered.ts'
import { useErrorWords } from '../lib/words/use-error-words.ts'
import { Button } from './Button.tsx'
import { StateShape } from './State.tsx'
import './query-states.css'

type EmptyProps = {
  title: string
  children?: ReactNode
  mark?: ReactNode
  actions?: ReactNode
  /** The whole page is this. */
  isPage?: boolean
}

/** An empty place says why it is empty and where to go. */
export function EmptyState({ title, children, mark, actions, isPage = false }: EmptyProps) {
  const Title = isPage ? 'h1' : 'h2'
  return (
    <div className="mid">
      <span className={mark ? 'mk' : 'mk done'}>{mark ?? <StateShape name="done" />}</span>
      <Title>{title}</Title>
      {children && <p className="muted">{children}</p>}
      {actions && <div className="row g2 wrap">{actions}</div>}
    </div>
  )
}

/** What does not exist and what may not be seen look the same. */
export function NotFound({ action, isPage = false }: { action?: ReactNode; isPage?: boolean }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      isPage={isPage}
      title={t('common.notFound.title')}
      mark={<IconMapOff className="ic xl" />}
      actions={action}
    >
      {t('common.notFound.text')}
    </EmptyState>
  )
}

export function ErrorNotice({
  error,
  onRetry,
  action,
}: {
  error: unknown
  onRetry?: () => void
  action?: ReactNode
}) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const isCut = error instanceof ApiError && error.status === 0 && onRetry !== undefined
  useRetryWhenAnswered(isCut ? onRetry : null)
  if (error instanceof ApiError && error.status === 404) return <NotFound action={action} />
  return (
    <div className="pad" role="alert">
      <Notice state="late" title={t(isCut ? 'common.notRead.title' : 'common.loadFailed')}>
        {isCut ? t('common.notRead.text') : words(error)}
      </Notice>
      {onRetry && (
        <Button size="s" className="retry" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
    </div>
  )
}

type NoticeProps = { state: 'late' | 'attention' | 'waiting' | 'done'; title: string; children?: ReactNode }

export function Notice({ state, title, children }: NoticeProps) {
  return (
    <div className={`er ${state}`}>
      <StateShape name={state} />
      <div className="grow">
        <b className="m">{title}</b>
        {children && <div className="sm">{children}</div>}
      </div>
    </div>
  )
}

/** Rows shaped like what will come; nothing at all for the first 200 ms. */
export function SkeletonRows({ count = 6, label }: { count?: number; label: string }) {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 200)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status">
      <span className="sr">{label}</span>
      {isShown &&
        Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
          <div className="skr" key={index}>
            <i className="sk sk-g" />
            <div className="grow col g2">
              <i className={`sk sk-t w${index % 4}`} />
              <i className="sk sk-m" />
            </div>
            <i className="sk sk-d" />
          </div>
        ))}
    </div>
  )
}
