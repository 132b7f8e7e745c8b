import { useMemo } from 'react'
import { useDirectory } from '../../../lib/directory.ts'
import type { Option } from '../../../ui/forms/combobox-options.ts'

export function useMunicipalityOptions(): Option[] {
  const { directory } = useDirectory()
  return useMemo(
    () => directory.municipalities.map(({ code, name }): Option => ({ value: code, label: name })),
    [directory],
  )
}
