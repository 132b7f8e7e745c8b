import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** What fails in a part of a page leaves the rest of it, with all that is written there, as it is. */
export class PartBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    return this.state.hasFailed ? <FailedPart /> : this.props.children
  }
}

function FailedPart() {
  const { t } = useTranslation()
  return (
    <p className="row g2 wrap xs muted" role="alert">
      {t('common.loadFailed')}
      <button type="button" className="btn s" onClick={() => window.location.reload()}>
        {t('common.broken.reload')}
      </button>
    </p>
  )
}
