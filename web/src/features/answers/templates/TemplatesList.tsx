import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { TemplateResponse } from '@veche/contract/casework/templates.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDebounced } from '../../../lib/time/use-debounced.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { HeadedFiles } from '../../../ui/lists/HeadedFiles.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import * as clampedStyles from '../clamped.module.css'
import { TemplateDialog } from './TemplateDialog.tsx'
import * as styles from './templates.module.css'
import { archiveTemplate, importTemplates, templatesFileHref, templatesQuery } from './templates.queries.ts'

/** Every template the person may use; those they may change have the buttons. `words`: what is looked for at first. */
export function TemplatesList({ words = '' }: { words?: string }) {
  const { t } = useTranslation()
  const [search, setSearch] = useState(words)
  const [isArchived, setArchived] = useState(false)
  const [edited, setEdited] = useState<TemplateResponse | 'new' | null>(null)
  const list = useQuery(templatesQuery(useDebounced(search, 300), isArchived))
  const archive = useArchive()
  return (
    <>
      <div className="row g3 wrap">
        <div className={`grow ${styles.search}`}>
          <TextField
            label={t('templates.search')}
            name="search"
            isLabelHidden
            placeholder={t('templates.search')}
            type="search"
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        </div>
        <Button aria-pressed={isArchived} onClick={() => setArchived(!isArchived)}>
          {t('templates.archived')}
        </Button>
        <HeadedFiles
          of="templates"
          href={templatesFileHref(search, isArchived)}
          mayLoad
          send={importTemplates}
          refresh={['templates']}
        />
        <Button look="primary" icon={<IconPlus className="ic" />} onClick={() => setEdited('new')}>
          {t('templates.create')}
        </Button>
      </div>
      {list.isPending && <SkeletonRows label={t('common.section.templates')} />}
      {list.error && <ErrorNotice error={list.error} onRetry={list.refetch} />}
      {list.data?.templates.length === 0 && (
        <EmptyState title={t('templates.none')}>{t('templates.noneHint')}</EmptyState>
      )}
      <ul className={styles.templates}>
        {list.data?.templates.map((template) => (
          <TemplateRow
            key={template.id}
            template={template}
            onEdit={() => setEdited(template)}
            onArchive={() => archive.mutate({ id: template.id, isArchived: !template.isArchived })}
          />
        ))}
      </ul>
      {edited && (
        <TemplateDialog
          template={edited === 'new' ? null : edited}
          variables={list.data?.variables ?? []}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}

type RowProps = { template: TemplateResponse; onEdit: () => void; onArchive: () => void }

function TemplateRow({ template, onEdit, onArchive }: RowProps) {
  const { t } = useTranslation()
  const { number, shortMoment } = useFormat()
  const { name, scope, text, useCount, lastUsedAt, mayChange, isArchived } = template
  return (
    <li className={styles.version}>
      <div className="row g2 wrap">
        <b>{name}</b>
        <span className="tag">{t(`templates.scope.${scope}`)}</span>
        <span className="end xs muted">
          {t('templates.used', { count: useCount, formatted: number(useCount) })}
          {lastUsedAt && `, ${shortMoment(lastUsedAt)}`}
        </span>
      </div>
      <p className={`sm pre ${clampedStyles.clamped}`}>{text}</p>
      {mayChange && (
        <div className="row g2">
          <Button size="s" onClick={onEdit}>
            {t('templates.change')}
          </Button>
          <Button size="s" look="quiet" onClick={onArchive}>
            {t(isArchived ? 'templates.restore' : 'templates.archive')}
          </Button>
        </div>
      )}
    </li>
  )
}

function useArchive() {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const refresh = () => void queryClient.invalidateQueries({ queryKey: ['templates'] })
  return useMutation({
    mutationFn: ({ id, isArchived }: { id: string; isArchived: boolean }) => archiveTemplate(id, isArchived),
    onSuccess: (_saved, { id, isArchived }) => {
      refresh()
      showToast(
        t(isArchived ? 'templates.archivedDone' : 'templates.restoredDone'),
        () => void archiveTemplate(id, !isArchived).then(refresh),
      )
    },
    onError: (error) => showErrorToast(words(error)),
  })
}
