import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/words/use-format.ts'
import { DirectoryTable } from './DirectoryTable.tsx'
import type { Book, MunicipalityRow } from './directory.queries.ts'
import { MunicipalityDialog } from './MunicipalityDialog.tsx'
import { PanelHead } from './sheets/PanelHead.tsx'

export function MunicipalitiesPanel({ book }: { book: Book }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const [opened, setOpened] = useState<MunicipalityRow | 'new' | null>(null)
  return (
    <>
      <PanelHead
        title={t('directory.kinds.municipalities')}
        text={t('directory.about.municipalities')}
        add={{ label: t('directory.add.municipality'), onAdd: () => setOpened('new') }}
        sheets={['municipalities']}
      />
      <DirectoryTable
        label={t('directory.kinds.municipalities')}
        rows={book.municipalities}
        keyOf={({ code }) => code}
        wordsOf={({ name, code, centre }) => `${name} ${code} ${centre}`}
        isOff={({ isActive }) => !isActive}
        onOpen={setOpened}
        columns={[
          { key: 'name', title: t('directory.field.name'), cell: ({ name }) => name },
          { key: 'centre', title: t('directory.field.centre'), cell: ({ centre }) => centre },
          {
            key: 'population',
            title: t('directory.field.population'),
            cell: ({ population }) => (population === null ? '–' : number(population)),
          },
          { key: 'code', title: t('directory.field.code'), cell: ({ code }) => <Mono text={code} /> },
        ]}
      />
      {opened && (
        <MunicipalityDialog row={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />
      )}
    </>
  )
}

export function Mono({ text }: { text: string }) {
  return <span className="mono muted">{text}</span>
}
