import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { OWN_FIELDS, type OwnField, ownFieldsQuery } from '../../../lib/own-fields/own-fields.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { useOwnFieldWords } from '../../../ui/forms/own-fields/use-own-field-words.ts'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import type { Book } from '../directory.queries.ts'
import { PanelHead } from '../sheets/PanelHead.tsx'
import { OwnFieldDialog } from './OwnFieldDialog.tsx'
import * as styles from './own-fields.module.css'

/** Fields that the region adds to its topics, in the order of the card. */
export function OwnFieldsPanel({ book }: { book: Book }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(ownFieldsQuery)
  const [opened, setOpened] = useState<OwnField | 'new' | null>(null)
  const move = useOrder(data?.fields ?? [])
  return (
    <>
      <PanelHead
        title={t('fields.admin.title')}
        text={t('fields.admin.about')}
        add={{ label: t('fields.admin.add'), onAdd: () => setOpened('new') }}
      />
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('directory.loading')} />}
      {data?.fields.length === 0 && (
        <EmptyState title={t('fields.admin.none')}>{t('fields.admin.noneText')}</EmptyState>
      )}
      {data && data.fields.length > 0 && (
        <ul className={styles.ownFields} aria-label={t('fields.admin.title')}>
          {data.fields.map((field, index) => (
            <li key={field.code}>
              <FieldRow
                book={book}
                field={field}
                onOpen={() => setOpened(field)}
                onUp={index > 0 ? () => move(index, index - 1) : null}
                onDown={index < data.fields.length - 1 ? () => move(index, index + 1) : null}
              />
            </li>
          ))}
        </ul>
      )}
      {opened && (
        <OwnFieldDialog
          field={opened === 'new' ? null : opened}
          book={book}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}

/** Shown at once; what the server refuses goes back to its place. */
function useOrder(fields: readonly OwnField[]) {
  const queryClient = useQueryClient()
  const words = useErrorWords()
  const save = useMutation({
    mutationFn: ({ codes, before }: { codes: string[]; before: { codes: string[] } }) =>
      unwrap(api.PUT('/api/own-fields/order', { body: { codes, before } })),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: OWN_FIELDS }),
  })
  return (from: number, to: number) => {
    const before = fields.map(({ code }) => code)
    const moved = fields[from]
    if (!moved || save.isPending) return
    const next = fields.toSpliced(from, 1).toSpliced(to, 0, moved)
    queryClient.setQueryData(ownFieldsQuery.queryKey, { fields: next })
    save.mutate({ codes: next.map(({ code }) => code), before: { codes: before } })
  }
}

type RowProps = {
  book: Book
  field: OwnField
  onOpen: () => void
  onUp: (() => void) | null
  onDown: (() => void) | null
}

function FieldRow({ book, field, onOpen, onUp, onDown }: RowProps) {
  const { t } = useTranslation()
  const { nameOf } = useOwnFieldWords()
  const name = nameOf(field)
  const places = [
    ...field.groupCodes.map((code) => book.topicGroups.find((one) => one.code === code)?.name ?? code),
    ...field.topicCodes.map((code) => book.topics.find((one) => one.code === code)?.name ?? code),
  ]
  const marks = [
    field.isRetired && t('fields.admin.retired'),
    field.need !== 'never' && t(`fields.admin.needs.${field.need}`),
    field.asksResident && t('fields.admin.isAsked'),
  ].filter((mark) => mark !== false)
  return (
    <div className="row g2 top" data-off={field.isRetired ? '' : undefined}>
      <button type="button" className={styles.fieldName} onClick={onOpen}>
        <b>{name}</b>
        <span className="xs muted blk">
          {t(`fields.admin.kinds.${field.kind}`)} · {places.join(', ')}
        </span>
        {marks.length > 0 && <span className="xs blk">{marks.join(' · ')}</span>}
      </button>
      <span className="row end">
        <Button
          size="s"
          look="quiet"
          aria-label={t('fields.admin.up', { name })}
          disabled={onUp === null}
          icon={<IconArrowUp className="ic" aria-hidden="true" />}
          onClick={() => onUp?.()}
        />
        <Button
          size="s"
          look="quiet"
          aria-label={t('fields.admin.down', { name })}
          disabled={onDown === null}
          icon={<IconArrowDown className="ic" aria-hidden="true" />}
          onClick={() => onDown?.()}
        />
      </span>
    </div>
  )
}
