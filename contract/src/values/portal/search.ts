/** What the one search finds in the rooms of the product, in the order in which it is shown. */
export const FOUND_KINDS = [
  'answer',
  'bulletin',
  'practice',
  'course',
  'thread',
  'page',
  'contact',
  'broadcast',
  'note',
  'subtask',
  'outage',
  'fake',
  'livestream',
  'template',
  'macro',
  'rule',
  'exercise',
  'run',
] as const

export const SEARCH_SHORTEST = 2
/** Of a kind. */
export const FOUND_LIMIT = 5
