export const DIMENSIONS = ['municipality_code', 'group_code', 'agency_code', 'network', 'topic_code'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Keys that a figure may be asked by together; a change is counted once in each slice. */
export const SLICES = {
  all: [],
  place: ['municipality_code', 'group_code'],
  body: ['agency_code', 'group_code'],
  network: ['network'],
  topic: ['topic_code', 'municipality_code'],
} as const satisfies Record<string, readonly Dimension[]>
export type Slice = keyof typeof SLICES
