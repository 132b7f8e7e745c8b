import { useTranslation } from 'react-i18next'

/** Parts of «Состояние» below its checks, by the ids of their sections. */
const PARTS = [
  ['webhooks', 'common.webhooks'],
  ['book', 'installation.book.title'],
  ['erasure', 'installation.erasure.title'],
] as const

/** What stands far down the page is led to from its top. */
export function PageParts() {
  const { t } = useTranslation()
  return (
    <nav className="row g3 wrap no-print" aria-label={t('installation.parts')}>
      {PARTS.map(([id, words]) => (
        <a key={id} className="lnk tap" href={`#${id}`}>
          {t(words)}
        </a>
      ))}
    </nav>
  )
}
