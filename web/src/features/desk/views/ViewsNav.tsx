import { IconBell, IconBookmark, IconDots, IconPinned, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countWords } from '../../../lib/words/names.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import * as styles from '../../../ui/lists/rail.module.css'
import { Menu } from '../../../ui/overlays/Menu.tsx'
import { type SavedView, viewCountsQuery } from '../desk.queries.ts'
import { SaveViewDialog } from '../dialogs.ts'
import { useViewName } from './use-view-name.ts'
import { useViews } from './use-views.ts'

type MenuItems = ComponentProps<typeof Menu>['items']
type Props = {
  isCurrent: (view: SavedView) => boolean
  /** The page knows addresses. */
  renderLink: (view: SavedView, content: ReactNode, isCurrent: boolean) => ReactNode
}

/** Saved views under the queues: one's own first, then what colleagues share. G and a digit opens one. */
export function ViewsNav({ isCurrent, renderLink }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const nameOf = useViewName()
  const { views, update, move, remove, watch } = useViews()
  const counts = useQuery({ ...viewCountsQuery, enabled: views.length > 0 }).data?.counts
  const [edited, setEdited] = useState<SavedView | null>(null)
  const toggleWatch = (view: SavedView) =>
    watch(
      view,
      !view.isWatched,
      t(view.isWatched ? 'desk.view.watchOff' : 'desk.view.watchOn', { name: nameOf(view) }),
    )
  const ownActs = (view: SavedView): MenuItems => [
    { key: 'rename', label: t('desk.view.rename'), onSelect: () => setEdited(view) },
    {
      key: 'pin',
      label: view.isPinned ? t('desk.view.unpin') : t('desk.view.pin'),
      onSelect: () => void update(view, { isPinned: !view.isPinned }),
    },
    { key: 'up', label: t('desk.view.up'), onSelect: () => move(view, -1) },
    { key: 'down', label: t('desk.view.down'), onSelect: () => move(view, 1) },
    'line',
    { key: 'delete', label: t('desk.view.delete'), onSelect: () => remove(view) },
  ]
  if (views.length === 0) return null
  return (
    <section aria-label={t('desk.views')}>
      <h2 className={`ov ${styles.railHeading}`}>{t('desk.views')}</h2>
      <ul>
        {views.map((view, index) => (
          <li key={view.id} className={styles.ownEntry}>
            {renderLink(
              view,
              <>
                <ViewIcon view={view} />
                <span
                  className={`el grow ${styles.entryName}`}
                  title={view.isOwn ? nameOf(view) : t('desk.view.by', { name: view.ownerName })}
                >
                  {nameOf(view)}
                </span>
                {view.isWatched && (
                  <>
                    <IconBell className="ic" aria-hidden="true" />
                    <span className="sr">{t('desk.view.watched')}</span>
                  </>
                )}
                {index < 9 && <kbd className={`kbd ${styles.entryKey}`}>{index + 1}</kbd>}
                <span className="n">{countWords(counts?.[view.id], number)}</span>
              </>,
              isCurrent(view),
            )}
            <Menu
              label={t('desk.view.menu', { name: nameOf(view) })}
              trigger={<IconDots className="ic" />}
              isIcon
              className={`btn s t ${styles.entryMenu}`}
              items={[
                {
                  key: 'watch',
                  label: t(view.isWatched ? 'desk.view.unwatch' : 'desk.view.watch'),
                  onSelect: () => void toggleWatch(view),
                },
                ...(view.isOwn ? ownActs(view) : []),
              ]}
            />
          </li>
        ))}
      </ul>
      {edited && <SaveViewDialog filter={edited.filter} view={edited} onClose={() => setEdited(null)} />}
    </section>
  )
}

function ViewIcon({ view }: { view: SavedView }) {
  if (view.isPinned) return <IconPinned className="ic" aria-hidden="true" />
  const Icon = view.isOwn ? IconBookmark : IconUsers
  return <Icon className="ic" aria-hidden="true" />
}
