import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { DirectoryTable } from '../DirectoryTable.tsx'
import { type Book, type DeadlineRuleRow, rulesQuery } from '../directory.queries.ts'
import { PanelHead } from '../sheets/PanelHead.tsx'
import { RuleDialog } from './RuleDialog.tsx'
import { useRuleWords } from './use-rule-words.ts'

/** The last version of each rule; earlier ones are told with it. */
function lastVersions(rules: readonly DeadlineRuleRow[]): DeadlineRuleRow[] {
  return [...Map.groupBy(rules, ({ id }) => id).values()].flatMap((versions) =>
    versions.toSorted((a, b) => b.version - a.version).slice(0, 1),
  )
}

export function RulesPanel({ book }: { book: Book }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const words = useRuleWords(book)
  const [opened, setOpened] = useState<DeadlineRuleRow | 'new' | null>(null)
  const { data, error, refetch } = useQuery(rulesQuery)
  const now = new Date().toISOString()
  const hasEnded = ({ validUntil }: DeadlineRuleRow) => validUntil !== null && validUntil <= now
  return (
    <>
      <PanelHead
        title={t('directory.kinds.rules')}
        text={t('directory.about.rules')}
        add={{ label: t('directory.add.rule'), onAdd: () => setOpened('new') }}
      />
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('directory.loading')} />}
      {data && (
        <DirectoryTable
          label={t('directory.kinds.rules')}
          rows={lastVersions(data.rules)}
          keyOf={({ id }) => id}
          wordsOf={(rule) => `${rule.name} ${words.key(rule.key)} ${words.match(rule.match)}`}
          isOff={hasEnded}
          onOpen={setOpened}
          columns={[
            { key: 'name', title: t('directory.field.name'), cell: ({ name }) => name },
            { key: 'key', title: t('directory.field.deadline'), cell: ({ key }) => words.key(key) },
            { key: 'match', title: t('directory.field.match'), cell: ({ match }) => words.match(match) },
            { key: 'limit', title: t('directory.field.limit'), cell: ({ limit }) => words.limit(limit) },
            {
              key: 'version',
              title: t('directory.field.version'),
              cell: ({ version, validFrom }) =>
                validFrom > now ? (
                  <State name="waiting">{t('directory.rule.from', { moment: moment(validFrom) })}</State>
                ) : (
                  version
                ),
            },
          ]}
        />
      )}
      {opened && data && (
        <RuleDialog
          rule={opened === 'new' ? null : opened}
          versions={data.rules.filter(({ id }) => opened !== 'new' && id === opened.id)}
          keys={[...new Set(data.rules.map(({ key }) => key))]}
          book={book}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}
