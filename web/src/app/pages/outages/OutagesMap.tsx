import { MarkedMap } from '../../../features/figures/map/index.ts'
import { OutageMap } from '../../../features/outages/list/OutageMap.tsx'
import type { OutageRow } from '../../../features/outages/outages.queries.ts'

type Props = {
  outages: readonly OutageRow[]
  isPart: boolean
  chosen: string | undefined
  onPlace: (municipalityCode: string | undefined) => void
}

/** Where things are off, on our own borders; comes with its page part, because maps are no small matter. */
export function OutagesMap(props: Props) {
  return <OutageMap {...props} renderMap={(marks) => <MarkedMap marks={marks} />} />
}
