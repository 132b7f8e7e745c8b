import { useTranslation } from 'react-i18next'

/** The tag of the stream and words with which to announce it. */
export function TagNote({ tag }: { tag: string }) {
  const { t } = useTranslation()
  return (
    <section className="panel pad col g1" aria-label={t('livestreams.tag.title')}>
      <p>
        <b>#{tag}</b> <span className="sm muted">{t('livestreams.tag.what')}</span>
      </p>
      <p className="sm">
        <b className="m">{t('livestreams.tag.announce')}</b> {t('livestreams.tag.words', { tag })}
      </p>
    </section>
  )
}
