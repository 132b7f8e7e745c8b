import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import * as styles from './directory-page.module.css'

const KINDS = [
  'agencies',
  'municipalities',
  'topics',
  'fields',
  'routes',
  'schedules',
  'calendar',
  'rules',
  'reader',
] as const
export type DirectoryKind = (typeof KINDS)[number]

export function toKind(value: string | undefined): DirectoryKind {
  return KINDS.find((kind) => kind === value) ?? 'agencies'
}

export function DirectoryNav({ current }: { current: DirectoryKind }) {
  const { t } = useTranslation()
  return (
    <nav className={styles.navigation} aria-label={t('common.section.directory')}>
      {KINDS.map((kind) => (
        <Link
          key={kind}
          to="/directory/{-$kind}"
          params={{ kind }}
          aria-current={kind === current ? 'page' : undefined}
        >
          {t(`directory.kinds.${kind}`)}
        </Link>
      ))}
    </nav>
  )
}
