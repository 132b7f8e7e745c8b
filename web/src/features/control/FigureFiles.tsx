import { CsvLink } from '../../ui/lists/FilesMenu.tsx'
import { PrintButton } from '../../ui/text/PrintButton.tsx'
import type { Figure } from './control.queries.ts'

/** The rows of a figure on paper and as a table. */
export function FigureFiles({ figure }: { figure: Figure }) {
  return (
    <>
      <PrintButton />
      <CsvLink href={`/api/board/items.csv?${new URLSearchParams(figure)}`} />
    </>
  )
}
