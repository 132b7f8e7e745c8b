import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { State } from '../../../ui/State.tsx'
import { DirectoryTable } from '../DirectoryTable.tsx'
import type { Book, TopicRow } from '../directory.queries.ts'
import { PanelHead } from '../sheets/PanelHead.tsx'
import { TopicWordsDialog } from '../topic-words/TopicWordsDialog.tsx'
import { MappingDialog } from './MappingDialog.tsx'
import { TopicDialog } from './TopicDialog.tsx'
import { TopicGroupDialog } from './TopicGroupDialog.tsx'

/** Closed today or earlier; the server decides for work, this is only what the table shows. */
function isClosed({ validUntil }: TopicRow): boolean {
  return validUntil !== null && validUntil <= new Date().toISOString().slice(0, 10)
}

export function TopicsPanel({ book }: { book: Book }) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const [opened, setOpened] = useState<TopicRow | 'new' | null>(null)
  const [spoken, setSpoken] = useState<TopicRow | null>(null)
  const [dialog, setDialog] = useState<'mapping' | 'group' | null>(null)
  const groupName = (code: string) => book.topicGroups.find((group) => group.code === code)?.name ?? code
  const becameOf = (code: string) => {
    const newCode = book.mappings.find(({ oldCode }) => oldCode === code)?.newCode
    return book.topics.find((topic) => topic.code === newCode)?.name
  }
  return (
    <>
      <PanelHead
        title={t('directory.kinds.topics')}
        text={t('directory.about.topics')}
        add={{ label: t('directory.add.topic'), onAdd: () => setOpened('new') }}
        sheets={['topics']}
      >
        <Button onClick={() => setDialog('group')}>{t('directory.add.group')}</Button>
        <Button onClick={() => setDialog('mapping')}>{t('directory.mapping.open')}</Button>
      </PanelHead>
      <DirectoryTable
        label={t('directory.kinds.topics')}
        rows={book.topics}
        keyOf={({ code }) => code}
        wordsOf={(row) => `${row.name} ${row.code} ${groupName(row.groupCode)}`}
        isOff={isClosed}
        onOpen={setOpened}
        columns={[
          { key: 'name', title: t('directory.field.topic'), cell: ({ name }) => name },
          { key: 'group', title: t('directory.field.group'), cell: ({ groupCode }) => groupName(groupCode) },
          {
            key: 'marks',
            title: t('directory.field.marks'),
            cell: ({ isUrgent, isPhysical }) => (
              <span className="row g2 wrap">
                {isUrgent && <State name="urgent">{t('directory.urgent')}</State>}
                {isPhysical && <span className="tag">{t('directory.physical')}</span>}
              </span>
            ),
          },
          {
            key: 'until',
            title: t('directory.field.validUntil'),
            cell: ({ validUntil, code }) =>
              validUntil === null
                ? '–'
                : [day(`${validUntil}T12:00:00Z`), becameOf(code) && `→ ${becameOf(code)}`]
                    .filter(Boolean)
                    .join(' '),
          },
        ]}
      />
      {opened && (
        <TopicDialog
          row={opened === 'new' ? null : opened}
          book={book}
          onWords={setSpoken}
          onClose={() => setOpened(null)}
        />
      )}
      {spoken && (
        <TopicWordsDialog code={spoken.code} name={spoken.name} book={book} onClose={() => setSpoken(null)} />
      )}
      {dialog === 'group' && <TopicGroupDialog book={book} onClose={() => setDialog(null)} />}
      {dialog === 'mapping' && (
        <MappingDialog book={book} closed={book.topics.filter(isClosed)} onClose={() => setDialog(null)} />
      )}
    </>
  )
}
