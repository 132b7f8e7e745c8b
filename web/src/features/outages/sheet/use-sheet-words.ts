import type { SheetWords } from '../../../ui/lists/ImportPreview.tsx'
import { useFieldWords } from '../use-field-words.ts'

export function useSheetWords(): SheetWords {
  const { labelOf, wordsOf } = useFieldWords()
  return { columnOf: labelOf, wordsOf }
}
