import { useTranslation } from 'react-i18next'
import * as styles from './practices.module.css'
import { type PracticePicture, pictureHref } from './practices.queries.ts'

/** How it looks, under what the writer said of each. */
export function Pictures({ pictures }: { pictures: readonly PracticePicture[] }) {
  const { t } = useTranslation()
  if (pictures.length === 0) return null
  return (
    <section>
      <h2>{t('practices.picture.title')}</h2>
      <ul className={styles.pictures} aria-label={t('practices.picture.title')}>
        {pictures.map(({ id, caption }, index) => {
          const name = caption || t('practices.picture.unnamed', { no: index + 1 })
          return (
            <li key={id}>
              <a
                href={pictureHref(id)}
                target="_blank"
                rel="noreferrer"
                aria-label={t('practices.picture.open', { name })}
              >
                <img src={pictureHref(id)} alt={name} loading="lazy" />
              </a>
              {caption && <p className="sm">{caption}</p>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
